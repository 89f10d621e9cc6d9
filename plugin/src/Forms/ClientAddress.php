<?php

declare(strict_types=1);

namespace Cairn\Forms;

/**
 * Where a request comes from. A header that anybody can set is believed only as far as proxies of the owner's have written
 * it: from the right, the first address that is none of theirs. They are named in `CAIRN_TRUSTED_PROXIES` in wp-config.php
 * or in the option of that name, as addresses or networks (`10.0.0.0/8`), separated by commas.
 */
final class ClientAddress {

	/** Option with the proxies, where the constant is not there. */
	public const OPTION = 'cairn_trusted_proxies';

	/**
	 * @param string       $remote    Address of the connection.
	 * @param string       $forwarded The header `X-Forwarded-For`.
	 * @param list<string> $proxies   Addresses and networks that are the owner's proxies.
	 */
	public static function of( string $remote, string $forwarded, array $proxies ): string {
		$hops    = array_map( self::bare( ... ), array_slice( explode( ',', $forwarded ), -20 ) );
		$address = self::bare( $remote );
		while ( '' !== $address && self::is_within( $address, $proxies ) && array() !== $hops ) {
			$next = array_pop( $hops );
			if ( false === filter_var( $next, FILTER_VALIDATE_IP ) ) {
				break;
			}
			$address = $next;
		}
		return $address;
	}

	/** Of the present request. */
	public static function present(): string {
		$constant = defined( 'CAIRN_TRUSTED_PROXIES' ) ? constant( 'CAIRN_TRUSTED_PROXIES' ) : get_option( self::OPTION, '' );
		$proxies  = array_values( array_filter( array_map( 'trim', explode( ',', is_string( $constant ) ? $constant : '' ) ) ) );
		/** This filter is documented in src/Relay/Spool.php */
		$entry = apply_filters( 'cairn_relay_address_from', 'REMOTE_ADDR' );
		return self::of( self::server( is_string( $entry ) ? $entry : 'REMOTE_ADDR' ), array() === $proxies ? '' : self::server( 'HTTP_X_FORWARDED_FOR' ), $proxies );
	}

	/** The network an address belongs to: /24, of IPv6 /64. Whoever has one address there has the others too. */
	public static function network( string $address ): string {
		return '' === $address ? '' : (string) wp_privacy_anonymize_ip( $address );
	}

	/**
	 * Whether an address is one of some networks.
	 *
	 * @param string       $address  An address.
	 * @param list<string> $networks Addresses and networks.
	 */
	private static function is_within( string $address, array $networks ): bool {
		$bytes = inet_pton( $address );
		foreach ( $networks as $network ) {
			$parts = explode( '/', $network, 2 );
			if ( false === $bytes || false === filter_var( $parts[0], FILTER_VALIDATE_IP ) ) {
				continue;
			}
			$base = (string) inet_pton( $parts[0] );
			$size = strlen( $base ) * 8;
			$bits = isset( $parts[1] ) ? ( ctype_digit( $parts[1] ) ? (int) $parts[1] : -1 ) : $size;
			if ( strlen( $base ) !== strlen( $bytes ) || $bits < 0 || $bits > $size ) {
				continue;
			}
			$whole = intdiv( $bits, 8 );
			$mask  = 0 === $bits % 8 ? 0 : 0xff << ( 8 - $bits % 8 ) & 0xff;
			if ( substr( $base, 0, $whole ) === substr( $bytes, 0, $whole ) && ( 0 === $mask || ( ord( $base[ $whole ] ) & $mask ) === ( ord( $bytes[ $whole ] ) & $mask ) ) ) {
				return true;
			}
		}
		return false;
	}

	/** An address without the port or the brackets that some proxies write; '' where it is none. */
	private static function bare( string $hop ): string {
		$hop = trim( $hop );
		if ( 1 === preg_match( '/^\[([0-9a-fA-F:.]+)\](?::\d+)?$/', $hop, $match ) || 1 === preg_match( '/^(\d+\.\d+\.\d+\.\d+):\d+$/', $hop, $match ) ) {
			$hop = $match[1];
		}
		return false === filter_var( $hop, FILTER_VALIDATE_IP ) ? '' : $hop;
	}

	private static function server( string $name ): string {
		// phpcs:ignore WordPress.Security.ValidatedSanitizedInput.InputNotSanitized -- only a valid address is used of it.
		$value = isset( $_SERVER[ $name ] ) ? wp_unslash( $_SERVER[ $name ] ) : '';
		return is_string( $value ) ? substr( $value, 0, 2000 ) : '';
	}
}
