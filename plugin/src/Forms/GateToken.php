<?php

declare(strict_types=1);

namespace Cairn\Forms;

/**
 * Opens a gate: bound to it and to a time until when it holds. It stands in the link of a mail for as long as links to files
 * do, and in the browser of who has opened the gate for longer. It says nothing of the person.
 */
final class GateToken {

	/** How long the browser that has opened a gate may open it again. */
	public const KEPT_SECONDS = 90 * DAY_IN_SECONDS;

	/**
	 * Makes one.
	 *
	 * @param string $gate    The gate's block instance.
	 * @param int    $now     Unix seconds.
	 * @param int    $seconds How long it holds.
	 */
	public static function make( string $gate, int $now, int $seconds ): string {
		return self::until( $gate, base_convert( (string) ( $now + $seconds ), 10, 36 ) );
	}

	/** Whether a token is one of ours, for this gate, and not too old. */
	public static function is_valid( string $token, string $gate, int $now ): bool {
		return 1 === preg_match( '/^([0-9a-z]{1,8})\.[A-Za-z0-9_-]{22}$/', $token, $match )
			&& (int) base_convert( $match[1], 36, 10 ) >= $now
			&& hash_equals( self::until( $gate, $match[1] ), $token );
	}

	private static function until( string $gate, string $until ): string {
		return $until . '.' . FormSecret::seal( 'gate', array( $gate, $until ) );
	}
}
