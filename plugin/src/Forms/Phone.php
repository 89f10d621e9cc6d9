<?php

declare(strict_types=1);

namespace Cairn\Forms;

/** Telephone numbers as the world writes them: E.164. */
final class Phone {

	/** Prefix of a national call that is no part of the number, where it is not 0; '' where there is none. */
	private const TRUNK = array(
		'IT' => '',
		'SM' => '',
		'VA' => '',
		'ES' => '',
		'PT' => '',
		'NO' => '',
		'DK' => '',
		'PL' => '',
		'CZ' => '',
		'GR' => '',
		'LU' => '',
		'US' => '1',
		'CA' => '1',
		'RU' => '8',
		'KZ' => '8',
		'HU' => '06',
	);

	/**
	 * A number as E.164.
	 *
	 * @param string $typed        As somebody typed it.
	 * @param string $country      ISO code of the country that a number without a country code is of.
	 * @param string $calling_code Its calling code with a plus; '' where it is not known.
	 * @return string|null Null where it is no number.
	 */
	public static function e164( string $typed, string $country, string $calling_code ): ?string {
		if ( 1 !== preg_match( '#^\s*\+?[\d\s().\-/\x{00A0}\x{2010}-\x{2014}]+$#u', $typed ) ) {
			return null;
		}
		// "+44 (0)20 …" carries the digit that callers from abroad leave out.
		$plain  = (string) preg_replace( '/^(\s*(?:\+|00)[\d\s.\-]*)\(0\)/', '$1', $typed );
		$digits = (string) preg_replace( '/\D/', '', $plain );
		if ( str_starts_with( ltrim( $plain ), '+' ) ) {
			$number = $digits;
		} elseif ( str_starts_with( $digits, '00' ) ) {
			$number = substr( $digits, 2 );
		} elseif ( '' !== $calling_code ) {
			$trunk  = self::TRUNK[ $country ] ?? '0';
			$number = (string) preg_replace( '/\D/', '', $calling_code ) . ( '' !== $trunk && str_starts_with( $digits, $trunk ) ? substr( $digits, strlen( $trunk ) ) : $digits );
		} else {
			return null;
		}
		return 1 === preg_match( '/^[1-9]\d{6,14}$/', $number ) ? '+' . $number : null;
	}

	/** The same with the shop's country; without a shop a number must carry its country. */
	public static function of_shop( string $typed ): ?string {
		$countries = function_exists( 'WC' ) ? WC()->countries : null;
		$country   = $countries instanceof \WC_Countries ? $countries->get_base_country() : '';
		$code      = $countries instanceof \WC_Countries ? $countries->get_country_calling_code( $country ) : '';
		return self::e164( $typed, $country, is_array( $code ) ? ( is_string( $code[0] ?? null ) ? $code[0] : '' ) : (string) $code );
	}
}
