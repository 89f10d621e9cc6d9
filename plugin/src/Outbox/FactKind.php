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

	/** Closed carts of visitors nobody may recognise, as counts: the row carries them. */
	case CartCount = 'cart_count';
	/** What somebody did who left an address, or asks to be forgotten: the row carries it, what was typed sealed to the service. */
	case Contact = 'contact';

	/** Whether a row only names what changed, so that it must be read when it is told. */
	public function is_read_later(): bool {
		return self::Order === $this || self::Product === $this;
	}

	/** Key of the fact that an order or product changed. */
	public function key( int $id ): string {
		return $this->value . ':' . $id;
	}
}
