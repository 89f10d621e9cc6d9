<?php

declare(strict_types=1);

namespace Cairn\Outbox;

/** A fact that waits in the outbox. */
final class OutboxRow {

	/**
	 * @param int          $id       Number of the row.
	 * @param FactKind     $kind     What it tells of.
	 * @param string       $fact_key Unique on this site.
	 * @param array<mixed> $payload  What is known already; empty when it is read at delivery.
	 * @param int          $revision Grows each time the same thing changes again.
	 * @param int          $version  Version of the last snapshot that was told.
	 * @param int          $attempts How often it was tried for its own sake.
	 */
	public function __construct(
		public readonly int $id,
		public readonly FactKind $kind,
		public readonly string $fact_key,
		public readonly array $payload,
		public readonly int $revision,
		public readonly int $version,
		public readonly int $attempts,
	) {
	}

	/** Number of the order or product that changed; 0 for what is neither. */
	public function object_id(): int {
		return ! $this->kind->is_read_later() ? 0 : (int) substr( $this->fact_key, strlen( $this->kind->value ) + 1 );
	}
}
