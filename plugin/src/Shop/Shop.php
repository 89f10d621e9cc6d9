<?php

declare(strict_types=1);

namespace Cairn\Shop;

use Cairn\Connection\ConnectionStore;
use Cairn\Module;
use Cairn\Outbox\Chore;
use Cairn\Outbox\OutboxParts;
use Cairn\Outbox\SnapshotReader;

/** The list of what watches the shop. */
final class Shop {

	/**
	 * What listens to the shop's hooks in every request.
	 *
	 * @return list<Module>
	 */
	public static function modules( ConnectionStore $store, OutboxParts $outbox ): array {
		$teller = new CartTeller( $outbox->outbox, $outbox->visitor, new CartMemory(), new AnonymousCarts( $outbox->clock ) );
		return array(
			new CartWatch( $teller, $outbox->faults ),
			new CheckoutWatch( $teller, $outbox->faults ),
			new OrderWatch( $store, $outbox->outbox, $teller, static fn (): OrderSnapshot => new OrderSnapshot( $store, $outbox->clock ), $outbox->faults, $outbox->clock ),
			new ProductWatch( $outbox->outbox, $outbox->faults ),
			new PeopleWatch( $outbox->outbox, $teller, $outbox->faults ),
			new StockRequestWatch( $outbox->outbox, $teller, $outbox->faults ),
		);
	}

	/**
	 * What listens on the command line.
	 *
	 * @return list<Module>
	 */
	public static function commands( ConnectionStore $store, OutboxParts $outbox ): array {
		return array( new BackfillCommand( static fn (): Backfill => self::backfill( $store, $outbox ) ) );
	}

	/**
	 * What reads the state of orders and products when they are told.
	 *
	 * @return list<SnapshotReader>
	 */
	public static function readers( ConnectionStore $store, OutboxParts $outbox ): array {
		return array( new OrderSnapshot( $store, $outbox->clock ), new ProductSnapshot() );
	}

	/**
	 * What goes on in the background.
	 *
	 * @return list<Chore>
	 */
	public static function chores( ConnectionStore $store, OutboxParts $outbox ): array {
		return array( new OrderSweep( $store, $outbox->table, $outbox->clock ), new AnonymousCartCounts( $outbox->outbox, new AnonymousCarts( $outbox->clock ) ), self::backfill( $store, $outbox ) );
	}

	/** Telling of what was there before the connection; for a screen that shows its progress, too. */
	public static function backfill( ConnectionStore $store, OutboxParts $outbox ): Backfill {
		return new Backfill( $store, $outbox->delivery(), $outbox->table, $outbox->faults, $outbox->clock, self::readers( $store, $outbox ) );
	}
}
