<?php

declare(strict_types=1);

namespace Cairn\Outbox;

/** Reads what the outbox only names: the present state of an order or a product. */
interface SnapshotReader {

	/** What it can read. */
	public function kind(): FactKind;

	/** Whether it can be read now: the shop's own code is loaded. */
	public function is_able(): bool;

	/**
	 * The state as the contract takes it.
	 *
	 * @param int $id      Number of the order or product.
	 * @param int $version Version to give it.
	 * @return array<string, mixed>|null Null when there is nothing to tell.
	 */
	public function read( int $id, int $version ): ?array;
}
