<?php

declare(strict_types=1);

namespace Cairn\Storefront;

/** What was searched for, without what may name a person. The service cleans again, by more rules. */
final class SearchTerm {

	/** Longest term the contract takes. */
	private const LENGTH = 200;

	/**
	 * The term for a report.
	 *
	 * @param string $typed As it was typed.
	 */
	public static function clean( string $typed ): string {
		$term = wp_strip_all_tags( wp_check_invalid_utf8( $typed ) );
		// Mail addresses, and whatever is long enough for a phone, order or card number.
		$term = (string) preg_replace( array( '/\S+@\S+/u', '/\+?\d(?:[\s().\/-]*\d){6,}/u', '/\s+/u' ), array( '-', '-', ' ' ), $term );
		return mb_substr( mb_strtolower( trim( $term ) ), 0, self::LENGTH );
	}
}
