<?php

declare(strict_types=1);

namespace Cairn\Shop;

use Cairn\Clock;
use Cairn\Connection\ConnectionStore;
use Cairn\Outbox\Chore;
use Cairn\Outbox\FactKind;
use Cairn\Outbox\OutboxTable;

/**
 * Finds orders that changed without the outbox hearing of it: a process that was killed between WooCommerce's save and our
 * insert, a plugin that writes past the hooks, a site that was paused.
 */
final class OrderSweep implements Chore {

	/** Option with the moment up to which orders were looked at. Not autoloaded. */
	public const UNTIL_OPTION = 'cairn_swept_until';

	/** Clocks of several web servers differ a little, and a save takes its time. */
	private const OVERLAP_SECONDS = 120;

	public function __construct(
		private readonly ConnectionStore $store,
		private readonly OutboxTable $table,
		private readonly Clock $clock,
	) {
	}

	public function look(): void {
		$now = $this->clock->now();
		if ( null === $this->store->sending() || ! function_exists( 'wc_get_order' ) ) {
			return;
		}
		$kept  = get_option( self::UNTIL_OPTION );
		$since = is_numeric( $kept ) ? (int) $kept : ( $this->store->connection()->paired_at ?? $now );
		$lost  = array();
		foreach ( array_chunk( OrderTable::changed( $since - self::OVERLAP_SECONDS, $now ), 500, true ) as $changed ) {
			$told = $this->table->told_at( FactKind::Order, array_keys( $changed ) );
			foreach ( $changed as $id => $at ) {
				if ( $id > 0 && ( $told[ $id ] ?? 0 ) <= $at ) {
					$lost[] = $id;
				}
			}
		}
		if ( array() !== $lost ) {
			$this->table->mark( FactKind::Order, $lost, $now );
		}
		update_option( self::UNTIL_OPTION, $now, false );
	}

	public function go_on( float $seconds ): bool {
		return false;
	}

	public function forget( array $rows ): void {
		foreach ( $rows as $row ) {
			$order = FactKind::Order === $row->kind && function_exists( 'wc_get_order' ) ? wc_get_order( $row->object_id() ) : null;
			if ( $order instanceof \WC_Order ) {
				OrderMeta::forget_sealed( $order );
			}
		}
	}
}
