<?php

declare(strict_types=1);

namespace Cairn\Forms;

/**
 * The secret of this site that its tokens and links are made with: 32 bytes, made once and kept for years, since a link to
 * unsubscribe must hold that long. It opens nothing that a person typed. Each use has a key of its own.
 */
final class FormSecret {

	/** Option that holds it. Loaded with every page, since a page with a form needs it. */
	public const OPTION = 'cairn_form_secret';

	/**
	 * A keyed hash, 32 bytes.
	 *
	 * @param string       $purpose What it is for: two purposes share no value.
	 * @param list<string> $parts   What it binds, in this order.
	 */
	public static function bind( string $purpose, array $parts ): string {
		$key = hash_hmac( 'sha256', "cairn $purpose", self::read(), true );
		return hash_hmac( 'sha256', implode( "\x1f", array( (string) get_current_blog_id(), ...$parts ) ), $key, true );
	}

	/**
	 * The same as text for links and fields, 128 bit.
	 *
	 * @param string       $purpose What it is for.
	 * @param list<string> $parts   What it binds.
	 */
	public static function seal( string $purpose, array $parts ): string {
		return self::base64url( substr( self::bind( $purpose, $parts ), 0, 16 ) );
	}

	/** Bytes as text for links. */
	public static function base64url( string $bytes ): string {
		return rtrim( strtr( base64_encode( $bytes ), '+/', '-_' ), '=' );
	}

	/** The bytes of such a text; '' where it is none. */
	public static function bytes( string $text ): string {
		$bytes = base64_decode( strtr( $text, '-_', '+/' ), true );
		return is_string( $bytes ) ? $bytes : '';
	}

	private static function read(): string {
		$kept   = get_option( self::OPTION );
		$secret = is_string( $kept ) ? base64_decode( $kept, true ) : false;
		if ( is_string( $secret ) && 32 === strlen( $secret ) ) {
			return $secret;
		}
		$secret = random_bytes( 32 );
		// Two requests may make one at the same time: the first one that is written is the site's.
		if ( ! add_option( self::OPTION, base64_encode( $secret ), '', true ) ) {
			wp_cache_delete( 'alloptions', 'options' );
			wp_cache_delete( self::OPTION, 'options' );
			$kept  = get_option( self::OPTION );
			$first = is_string( $kept ) ? base64_decode( $kept, true ) : false;
			if ( is_string( $first ) && 32 === strlen( $first ) ) {
				return $first;
			}
			update_option( self::OPTION, base64_encode( $secret ), true );
		}
		return $secret;
	}
}
