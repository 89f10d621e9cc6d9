<?php

declare(strict_types=1);

namespace Cairn\Forms;

/** What this site keeps of a person until it needs it, under a key that is not in its database. */
final class Locked {

	/**
	 * Locks something.
	 *
	 * @param array<string, mixed> $what Anything that JSON can carry.
	 * @param string               $key  32 bytes.
	 * @return string Base64.
	 */
	public static function lock( array $what, #[\SensitiveParameter] string $key ): string {
		$nonce = random_bytes( SODIUM_CRYPTO_SECRETBOX_NONCEBYTES );
		return base64_encode( $nonce . sodium_crypto_secretbox( (string) wp_json_encode( $what, JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE ), $nonce, $key ) );
	}

	/**
	 * Opens it again.
	 *
	 * @param string $box Base64.
	 * @param string $key 32 bytes.
	 * @return array<mixed>|null Null where the key is another.
	 */
	public static function open( string $box, #[\SensitiveParameter] string $key ): ?array {
		$bytes = base64_decode( $box, true );
		if ( ! is_string( $bytes ) || strlen( $bytes ) < SODIUM_CRYPTO_SECRETBOX_NONCEBYTES + SODIUM_CRYPTO_SECRETBOX_MACBYTES ) {
			return null;
		}
		$text = sodium_crypto_secretbox_open( substr( $bytes, SODIUM_CRYPTO_SECRETBOX_NONCEBYTES ), substr( $bytes, 0, SODIUM_CRYPTO_SECRETBOX_NONCEBYTES ), $key );
		$what = false === $text ? null : json_decode( $text, true );
		return is_array( $what ) ? $what : null;
	}

	/** The key that a link's token is: whoever has the link may open what was locked for it. */
	public static function key_of_token( #[\SensitiveParameter] string $token ): string {
		return hash( 'sha256', "cairn mail\x1f" . $token, true );
	}
}
