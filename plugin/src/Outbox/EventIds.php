<?php

declare(strict_types=1);

namespace Cairn\Outbox;

/** Ids of events: UUIDv7, whose first 48 bits are the time of the fact. */
final class EventIds {

	/**
	 * A new id.
	 *
	 * @param int $at Time of the fact, ms since 1970.
	 */
	public static function at( int $at ): string {
		return self::of( $at, random_bytes( 10 ) );
	}

	/**
	 * The same id each time for the same fact, for facts that nobody wrote down when they happened.
	 *
	 * @param int    $at   Time of the fact, ms since 1970.
	 * @param string $fact What it is; unique among all sites.
	 */
	public static function derived( int $at, string $fact ): string {
		return self::of( $at, substr( hash( 'sha256', $fact, true ), 0, 10 ) );
	}

	private static function of( int $at, string $bytes ): string {
		$hex = sprintf( '%012x', max( 0, $at ) ) . bin2hex( $bytes );
		// Version 7, variant 10.
		$hex[12] = '7';
		$hex[16] = '89ab'[ hexdec( $hex[16] ) % 4 ];
		return implode( '-', array( substr( $hex, 0, 8 ), substr( $hex, 8, 4 ), substr( $hex, 12, 4 ), substr( $hex, 16, 4 ), substr( $hex, 20, 12 ) ) );
	}
}
