<?php

declare(strict_types=1);

namespace Cairn\Outbox;

/** Work that belongs to the hand-over, a portion at a time, so that it can stop and go on at any point. */
interface Chore {

	/** Looks for what the outbox missed. */
	public function look(): void;

	/**
	 * Does a portion of what is long.
	 *
	 * @param float $seconds How long it may take.
	 * @return bool Whether more remains that can be done now.
	 */
	public function go_on( float $seconds ): bool;

	/**
	 * What was told long enough ago to be forgotten.
	 *
	 * @param list<OutboxRow> $rows Told rows that are about to go.
	 */
	public function forget( array $rows ): void;
}
