<?php

declare(strict_types=1);

namespace Cairn\Shop;

use Cairn\Module;
use Cairn\Outbox\Chore;
use Cairn\Outbox\OutboxParts;
use Cairn\Outbox\SnapshotReader;

/** The list of what watches the shop. */
final class Shop {

	/** @return list<Module> */
	public static function modules( OutboxParts $outbox ): array {
		$teller = new CartTeller( $outbox->outbox, $outbox->visitor, new CartMemory() );
		return array(
			new CartWatch( $teller, $outbox->faults ),
			new CheckoutWatch( $teller, $outbox->faults ),
		);
	}

	/** @return list<SnapshotReader> */
	public static function readers( OutboxParts $outbox ): array {
		return array();
	}

	/** @return list<Chore> */
	public static function chores( OutboxParts $outbox ): array {
		return array();
	}
}
