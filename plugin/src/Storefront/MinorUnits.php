<?php

declare(strict_types=1);

namespace Cairn\Storefront;

/** Money as contract/src/events/fields.ts has it: a whole number of the currency's smallest unit. */
final class MinorUnits {

	/** ISO 4217 currencies whose minor unit is not a hundredth. */
	private const DECIMALS = array(
		'BHD' => 3,
		'BIF' => 0,
		'CLP' => 0,
		'DJF' => 0,
		'GNF' => 0,
		'IQD' => 3,
		'ISK' => 0,
		'JOD' => 3,
		'JPY' => 0,
		'KMF' => 0,
		'KRW' => 0,
		'KWD' => 3,
		'LYD' => 3,
		'OMR' => 3,
		'PYG' => 0,
		'RWF' => 0,
		'TND' => 3,
		'UGX' => 0,
		'VND' => 0,
		'VUV' => 0,
		'XAF' => 0,
		'XOF' => 0,
		'XPF' => 0,
	);

	/**
	 * A price in minor units.
	 *
	 * @param float  $price    As WooCommerce has it, in whole units.
	 * @param string $currency ISO 4217 code.
	 */
	public static function of( float $price, string $currency ): int {
		return (int) round( $price * 10 ** ( self::DECIMALS[ $currency ] ?? 2 ) );
	}
}
