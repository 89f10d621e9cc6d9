<?php

declare(strict_types=1);

namespace Cairn\Service;

/**
 * Where a service lives: scheme, host and port, nothing else. HTTPS, except on this very machine, since
 * the pairing answer carries the secrets. `CAIRN_SERVICE_ADDRESS` in wp-config.php is trusted as it stands,
 * so that a service on a private network, behind the site's own firewall, can be named by whoever owns the server.
 */
final class ServiceAddress {

	/**
	 * The address in its one spelling (`https://cairn.example.com`, no trailing slash).
	 *
	 * @param string $typed What a person typed.
	 * @return string|AddressProblem The address, or why it cannot be one.
	 */
	public static function read( string $typed ): string|AddressProblem {
		$typed = trim( $typed );
		if ( '' === $typed ) {
			return AddressProblem::Missing;
		}
		if ( ! str_contains( $typed, '://' ) ) {
			$host  = explode( ':', explode( '/', $typed )[0] )[0];
			$typed = ( self::is_loopback_host( $host ) ? 'http://' : 'https://' ) . $typed;
		}
		$parts = wp_parse_url( $typed );
		if ( ! is_array( $parts ) || ! isset( $parts['host'], $parts['scheme'] ) ) {
			return AddressProblem::Unreadable;
		}
		if ( isset( $parts['user'] ) || isset( $parts['pass'] ) || ! in_array( trim( $parts['path'] ?? '', '/' ), array( '' ), true ) || isset( $parts['query'] ) || isset( $parts['fragment'] ) ) {
			return AddressProblem::MoreThanAnAddress;
		}
		$scheme  = strtolower( $parts['scheme'] );
		$host    = strtolower( $parts['host'] );
		$address = $scheme . '://' . $host . ( isset( $parts['port'] ) ? ':' . $parts['port'] : '' );
		if ( ! in_array( $scheme, array( 'http', 'https' ), true ) ) {
			return AddressProblem::Unreadable;
		}
		if ( 'http' === $scheme && ! self::is_loopback_host( $host ) && self::from_configuration() !== $address ) {
			return AddressProblem::NotEncrypted;
		}
		return $address;
	}

	/** The address that wp-config.php gives, or null. */
	public static function from_configuration(): ?string {
		$given = defined( 'CAIRN_SERVICE_ADDRESS' ) ? constant( 'CAIRN_SERVICE_ADDRESS' ) : null;
		return is_string( $given ) && '' !== $given ? strtolower( rtrim( $given, '/' ) ) : null;
	}

	/**
	 * The address as visitors' browsers reach the service. It is the same, unless the service stands in a private
	 * network where only `CAIRN_SERVICE_PUBLIC_ADDRESS` in wp-config.php can know its outer name.
	 *
	 * @param string $address Address as this server reaches the service.
	 */
	public static function for_browsers( string $address ): string {
		$given = defined( 'CAIRN_SERVICE_PUBLIC_ADDRESS' ) ? constant( 'CAIRN_SERVICE_PUBLIC_ADDRESS' ) : null;
		return is_string( $given ) && '' !== $given ? rtrim( $given, '/' ) : $address;
	}

	/**
	 * Whether core's guard against internal addresses may be left out for this request.
	 *
	 * @param string $url Complete address of a request.
	 */
	public static function is_trusted( string $url ): bool {
		$parts = wp_parse_url( $url );
		if ( ! is_array( $parts ) || ! isset( $parts['host'], $parts['scheme'] ) ) {
			return false;
		}
		$origin = strtolower( $parts['scheme'] . '://' . $parts['host'] ) . ( isset( $parts['port'] ) ? ':' . $parts['port'] : '' );
		return self::is_loopback_host( strtolower( $parts['host'] ) ) || self::from_configuration() === $origin;
	}

	/** Literal loopback names only: a name that merely resolves to this machine could resolve elsewhere tomorrow. */
	private static function is_loopback_host( string $host ): bool {
		return in_array( $host, array( 'localhost', '127.0.0.1', '[::1]' ), true );
	}
}
