<?php

declare(strict_types=1);

namespace Cairn\Outbox;

/** What a row of the outbox tells of. */
enum FactKind: string {
	/** Something that happened: the row carries the whole event. */
	case Event = 'event';
	/** An order that changed: the row carries its number; its state is read when it is told. */
	case Order = 'order';
	/** A product that changed: as an order. */
	case Product = 'product';

	/** Key of the fact that an order or product changed. */
	public function key( int $id ): string {
		return $this->value . ':' . $id;
	}
}
