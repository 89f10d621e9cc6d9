<?php

declare(strict_types=1);

namespace Cairn\Service;

/**
 * The signature that both ends put under a request: HMAC-SHA256 over the canonical string
 * `CAIRN1, METHOD, path, canonical query, timestamp, nonce, site id, sha256(body)`, joined by line feeds.
 * The body's hash is of the exact bytes, so a body must be signed after it was encoded, never before.
 */
final class RequestSignature {

	/**
	 * The text that is signed.
	 *
	 * @param string                $method    HTTP method, any case.
	 * @param string                $path      Path as sent, percent-encoding untouched.
	 * @param array<string, string> $query     Query, decoded.
	 * @param int                   $timestamp Unix seconds.
	 * @param string                $nonce     At least 96 random bits, base64url.
	 * @param string                $site_id   Public id of the site (`site_…`).
	 * @param string                $body      Raw body; empty string when there is none.
	 */
	public static function canonical( string $method, string $path, array $query, int $timestamp, string $nonce, string $site_id, string $body ): string {
		return implode(
			"\n",
			array( 'CAIRN1', strtoupper( $method ), $path, self::canonical_query( $query ), (string) $timestamp, $nonce, $site_id, hash( 'sha256', $body ) )
		);
	}

	/**
	 * The query with its keys sorted bytewise and both sides RFC 3986 encoded. The request is sent with
	 * this very text, so that no proxy or client library can order it differently.
	 *
	 * @param array<string, string> $query Query, decoded.
	 */
	public static function canonical_query( array $query ): string {
		$pairs = array();
		foreach ( $query as $key => $value ) {
			// PHP turns a numeric key into an integer, hence the cast.
			$pairs[ rawurlencode( (string) $key ) ] = rawurlencode( $value );
		}
		ksort( $pairs, SORT_STRING );
		$text = array();
		foreach ( $pairs as $key => $value ) {
			$text[] = $key . '=' . $value;
		}
		return implode( '&', $text );
	}

	/**
	 * Value of the header `X-Cairn-Signature`.
	 *
	 * @param string $secret    The key's raw bytes.
	 * @param string $canonical Text made by {@see self::canonical()}.
	 */
	public static function sign( string $secret, string $canonical ): string {
		// A signature is bytes; base64 is how a header carries them.
		return 'v1=' . base64_encode( hash_hmac( 'sha256', $canonical, $secret, true ) );
	}
}
