<?php

declare(strict_types=1);

namespace Cairn\Forms;

/** Knows a person again by the address, without keeping it: a keyed hash, as the service's blind index. */
final class Person {

	/**
	 * The name a person's rows stand under.
	 *
	 * @param Typed $typed What was typed.
	 * @return string 64 hex digits; '' for a person without an address.
	 */
	public static function of( Typed $typed ): string {
		return '' !== $typed->email ? self::of_email( $typed->email ) : ( '' !== $typed->phone ? self::hash( 'phone', $typed->phone ) : '' );
	}

	/** The same of an address. */
	public static function of_email( string $email ): string {
		return self::hash( 'email', strtolower( trim( $email ) ) );
	}

	/**
	 * Every name the rows of an address may stand under: a key may have come later than the first sign-up.
	 *
	 * @return non-empty-list<string>
	 */
	public static function all_of_email( string $email ): array {
		$parts = array( 'email', strtolower( trim( $email ) ) );
		return array( self::hash( ...$parts ), bin2hex( FormSecret::bind( 'person', $parts ) ) );
	}

	private static function hash( string $kind, string $value ): string {
		$key = LocalKey::read();
		return null === $key
			? bin2hex( FormSecret::bind( 'person', array( $kind, $value ) ) )
			: hash_hmac( 'sha256', "cairn person\x1f$kind\x1f$value", $key );
	}
}
