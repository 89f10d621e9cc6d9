<?php

declare(strict_types=1);

namespace Cairn\Shop;

use Cairn\Clock;
use Cairn\Connection\ConnectionStore;
use Cairn\Outbox\Chore;
use Cairn\Outbox\Delivery;
use Cairn\Outbox\FactKind;
use Cairn\Outbox\FaultLog;
use Cairn\Outbox\OutboxTable;
use Cairn\Outbox\SnapshotReader;
use Cairn\Service\AnswerKind;

/**
 * Tells the service of the orders and products that were there before the connection, a batch at a time, smallest number
 * first. It remembers how far it came after each batch, so that it goes on where it was stopped. An order that changes
 * meanwhile is told by the outbox; telling twice is harmless.
 */
final class Backfill implements Chore {

	/** Option with where it stands. Not autoloaded. */
	public const OPTION = 'cairn_backfill';

	/** Orders in one request: each is some kilobytes, and reading them takes time. */
	private const BATCH = 50;

	/**
	 * @param ConnectionStore      $store    The connection.
	 * @param Delivery             $delivery The way to the service.
	 * @param OutboxTable          $table    Takes what must be tried again.
	 * @param FaultLog             $faults   Where faults of our own go.
	 * @param Clock                $clock    Where the present comes from.
	 * @param list<SnapshotReader> $readers  Read orders and products.
	 * @param int                  $batch    How many are told at once.
	 */
	public function __construct(
		private readonly ConnectionStore $store,
		private readonly Delivery $delivery,
		private readonly OutboxTable $table,
		private readonly FaultLog $faults,
		private readonly Clock $clock,
		private readonly array $readers,
		private readonly int $batch = self::BATCH,
	) {
	}

	/** Begins anew with everything. */
	public function start(): void {
		update_option( self::OPTION, array( 'site' => $this->site() ), false );
	}

	/**
	 * How far it is.
	 *
	 * @return array{orders: array{done: int, all: int}, products: array{done: int, all: int}, is_done: bool}
	 */
	public function progress(): array {
		$orders   = OrderTable::progress( $this->reached( FactKind::Order ) );
		$products = ProductTable::progress( $this->reached( FactKind::Product ) );
		return array(
			'orders'   => $orders,
			'products' => $products,
			'is_done'  => $this->is_done( FactKind::Order ) && $this->is_done( FactKind::Product ),
		);
	}

	public function look(): void {
		if ( null !== $this->store->sending() && $this->state()['site'] !== $this->site() ) {
			$this->start();
		}
	}

	public function go_on( float $seconds ): bool {
		$end = hrtime( true ) / 1e9 + $seconds;
		$this->look();
		if ( null === $this->store->sending() ) {
			return false;
		}
		foreach ( array( FactKind::Product, FactKind::Order ) as $kind ) {
			$reader = $this->reader( $kind );
			while ( ! $this->is_done( $kind ) ) {
				if ( null === $reader || ! $reader->is_able() ) {
					break;
				}
				$left = $end - hrtime( true ) / 1e9;
				if ( $left < 0.2 ) {
					return true;
				}
				if ( ! $this->tell_next( $kind, $reader, $left ) ) {
					return false;
				}
			}
		}
		return false;
	}

	public function forget( array $rows ): void {
	}

	/** Whether the next batch was told, or there was none. */
	private function tell_next( FactKind $kind, SnapshotReader $reader, float $left ): bool {
		$ids = FactKind::Order === $kind ? OrderTable::after( $this->reached( $kind ), $this->batch ) : ProductTable::after( $this->reached( $kind ), $this->batch );
		if ( array() === $ids ) {
			$this->save( $kind, array( 'done' => true ) );
			return true;
		}
		$snapshots = array();
		foreach ( $ids as $id ) {
			try {
				$snapshot = $reader->read( $id, $this->clock->milliseconds() );
			} catch ( \Throwable $fault ) {
				// The outbox tries again by itself, and keeps the reason in the end.
				$this->faults->note( 'read ' . $kind->key( $id ), $fault );
				$this->table->mark( $kind, array( $id ), $this->clock->now() );
				continue;
			}
			if ( null !== $snapshot ) {
				$snapshots[] = $snapshot;
			}
		}
		if ( array() !== $snapshots ) {
			$answer = $this->delivery->send( $kind, $snapshots, min( 5.0, max( 0.5, $left ) ) );
			if ( AnswerKind::Success !== $answer->kind ) {
				if ( ! $this->delivery->is_about_the_facts( $answer ) ) {
					$this->delivery->note_failure( $answer );
					return false;
				}
				// The outbox finds out which of them it is.
				$this->table->mark( $kind, $ids, $this->clock->now() );
			}
		}
		$this->save( $kind, array( 'reached' => max( $ids ) ) );
		return true;
	}

	private function reached( FactKind $kind ): int {
		$kept = $this->state()[ $kind->value ]['reached'] ?? null;
		return is_int( $kept ) ? $kept : 0;
	}

	private function is_done( FactKind $kind ): bool {
		return true === ( $this->state()[ $kind->value ]['done'] ?? false );
	}

	/** @param array{reached?: int, done?: bool} $change What is different now. */
	private function save( FactKind $kind, array $change ): void {
		$state                 = $this->state();
		$state[ $kind->value ] = $change + ( $state[ $kind->value ] ?? array() );
		update_option( self::OPTION, $state, false );
	}

	/** @return array{site: string, order: array<mixed>, product: array<mixed>} */
	private function state(): array {
		$kept = get_option( self::OPTION );
		$kept = is_array( $kept ) ? $kept : array();
		return array(
			'site'    => is_string( $kept['site'] ?? null ) ? $kept['site'] : '',
			'order'   => is_array( $kept['order'] ?? null ) ? $kept['order'] : array(),
			'product' => is_array( $kept['product'] ?? null ) ? $kept['product'] : array(),
		);
	}

	private function site(): string {
		return $this->store->connection()->site_id ?? '';
	}

	private function reader( FactKind $kind ): ?SnapshotReader {
		foreach ( $this->readers as $reader ) {
			if ( $reader->kind() === $kind ) {
				return $reader;
			}
		}
		return null;
	}
}
