<?php

declare(strict_types=1);

namespace Cairn\Lists;

/**
 * A product or page that exists in several languages is one thing on a list: the list holds the id of the shop's
 * original language and shows the visitor's. Asks WPML and Polylang through their documented filters and functions;
 * without one of them every id is its own original.
 */
final class OriginalLanguage {

	/** Id in the original language. */
	public static function of( int $id, string $type ): int {
		return self::in( $id, $type, self::default_code() );
	}

	/**
	 * Id in a language, the same id where there is no translation.
	 *
	 * @param int    $id   Product, variation or page.
	 * @param string $type Post type.
	 * @param string $code Language as the language plugin calls it.
	 */
	public static function in( int $id, string $type, string $code ): int {
		if ( '' === $code ) {
			return $id;
		}
		if ( function_exists( 'pll_get_post' ) ) {
			$found = pll_get_post( $id, $code );
			return is_numeric( $found ) && (int) $found > 0 ? (int) $found : $id;
		}
		/** Documented by WPML: the translation of an object, itself when there is none. */
		$found = apply_filters( 'wpml_object_id', $id, $type, true, $code );
		return is_numeric( $found ) && (int) $found > 0 ? (int) $found : $id;
	}

	/** The language of this page, '' without a language plugin. */
	public static function current_code(): string {
		$code = function_exists( 'pll_current_language' ) ? pll_current_language() : apply_filters( 'wpml_current_language', null );
		return is_string( $code ) ? $code : '';
	}

	private static function default_code(): string {
		$code = function_exists( 'pll_default_language' ) ? pll_default_language() : apply_filters( 'wpml_default_language', null );
		return is_string( $code ) ? $code : '';
	}
}
