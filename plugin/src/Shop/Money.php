<?php

declare(strict_types=1);

namespace Cairn\Shop;

/**
 * Amounts in minor units: the one rule for prices on pages, on lists, in carts and in orders. A currency has the decimals it
 * has, even where a shop shows fewer; a shop that counts finer is followed. The service is told which (Sync\SiteFacts).
 */
final class Money {

	private const WITHOUT_DECIMALS    = array( 'BIF', 'CLP', 'DJF', 'GNF', 'ISK', 'JPY', 'KMF', 'KRW', 'PYG', 'RWF', 'UGX', 'VND', 'VUV', 'XAF', 'XOF', 'XPF' );
	private const WITH_THREE_DECIMALS = array( 'BHD', 'IQD', 'JOD', 'KWD', 'LYD', 'OMR', 'TND' );

	/**
	 * Decimal places of a currency's minor unit, as this shop uses it.
	 *
	 * @param string $currency ISO 4217 code.
	 */
	public static function decimals( string $currency ): int {
		$usual = in_array( $currency, self::WITHOUT_DECIMALS, true ) ? 0 : ( in_array( $currency, self::WITH_THREE_DECIMALS, true ) ? 3 : 2 );
		return max( $usual, min( 4, wc_get_price_decimals() ) );
	}

	/**
	 * An amount in minor units.
	 *
	 * @param mixed $amount   Number, or what WooCommerce keeps of one.
	 * @param int   $decimals Decimal places.
	 */
	public static function minor( mixed $amount, int $decimals ): int {
		return (int) round( ( is_numeric( $amount ) ? (float) $amount : 0.0 ) * 10 ** $decimals );
	}

	/** The currency prices are shown in now; null when it has no ISO code. */
	public static function shown(): ?string {
		return self::code( get_woocommerce_currency() );
	}

	/** The currency the shop keeps its books in; null when it has no ISO code. */
	public static function base(): ?string {
		$base = get_option( 'woocommerce_currency' );
		return is_string( $base ) ? self::code( $base ) : null;
	}

	/** A currency's code; null when it is none. */
	public static function code( string $currency ): ?string {
		return 1 === preg_match( '/^[A-Z]{3}$/', $currency ) ? $currency : null;
	}
}
