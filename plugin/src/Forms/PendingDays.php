<?php

declare(strict_types=1);

namespace Cairn\Forms;

/** How long what was asked for and never confirmed is kept; contract/src/retention.ts, `pending_days`. */
final class PendingDays {

	/** Option with the owner's limits, by name. */
	public const OPTION = 'cairn_retention';

	/** Days. */
	public static function read(): int {
		/** @var array<string, array{min: int, max: int, default: int}> $limits */
		$limits = require dirname( __DIR__ ) . '/Contract/generated/retention.php';
		$limit  = $limits['pending_days'];
		return Given::of( get_option( self::OPTION ) )->number( 'pending_days', $limit['min'], $limit['max'], $limit['default'] );
	}
}
