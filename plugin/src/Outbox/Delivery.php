<?php

declare(strict_types=1);

namespace Cairn\Outbox;

use Cairn\Clock;
use Cairn\Connection\ConnectionStore;
use Cairn\Contract\generated\Limits;
use Cairn\Contract\generated\Path;
use Cairn\Service\AnswerKind;
use Cairn\Service\ServiceAnswer;
use Cairn\Service\SignedClient;

/**
 * Hands the outbox over to the service in signed batches. A batch that the service took is told; while the service is
 * silent everything waits, longer each time; a fact that the service does not take as it is stays, with the reason.
 * Telling twice is harmless: events carry their id, snapshots their version.
 */
final class Delivery {

	/** Rows of one look into the table. */
	private const ROWS = 500;

	/** Snapshots in one request: each is some kilobytes, and reading them takes time. */
	private const ORDERS   = 50;
	private const PRODUCTS = 200;

	private const CART_COUNTS   = 100;
	private const CONTACT_FACTS = 100;

	/** Codes that are about what was sent, not about the connection. */
	private const ABOUT_THE_FACTS = array( 'bad_json', 'bad_batch', 'bad_value', 'body_too_large' );

	private const FIRST_WAIT   = 30;
	private const LONGEST_WAIT = 3600;

	/** A snapshot that cannot be read is tried so often. */
	private const READ_ATTEMPTS = 5;

	/** @param list<SnapshotReader> $readers Read what the outbox only names. */
	public function __construct(
		private readonly ConnectionStore $store,
		private readonly SignedClient $client,
		private readonly Outbox $outbox,
		private readonly OutboxTable $table,
		private readonly DeliveryLease $lease,
		private readonly FaultLog $faults,
		private readonly Clock $clock,
		private readonly array $readers,
	) {
	}

	/**
	 * Hands over what waits.
	 *
	 * @param float $seconds How long it may take.
	 * @return bool Whether everything that was due is told.
	 */
	public function run( float $seconds ): bool {
		if ( null === $this->store->sending() ) {
			return true;
		}
		$this->outbox->flush();
		$this->outbox->mark_delivered();
		if ( DeliveryState::read()->wait_until > $this->clock->now() || ! $this->lease->take( (int) ceil( $seconds ) + 30 ) ) {
			return false;
		}
		try {
			return $this->hand_over( hrtime( true ) / 1e9 + $seconds );
		} catch ( \Throwable $fault ) {
			$this->faults->note( 'delivery', $fault );
			return false;
		} finally {
			$this->lease->give_back();
		}
	}

	/**
	 * Sends bodies that are no rows of the outbox, such as the orders of before the connection.
	 *
	 * @param FactKind                   $kind      What they are.
	 * @param list<array<string, mixed>> $snapshots As the contract takes them.
	 * @param float                      $timeout   Seconds.
	 */
	public function send( FactKind $kind, array $snapshots, float $timeout ): ServiceAnswer {
		return match ( $kind ) {
			FactKind::Event => $this->client->send(
				'POST',
				Path::SERVER_EVENTS,
				array(
					'schema_version' => Limits::SCHEMA_VERSION,
					'sent_at'        => $this->clock->milliseconds(),
					'events'         => $snapshots,
				),
				$timeout
			),
			FactKind::Order => $this->client->send(
				'POST',
				Path::ORDERS,
				array(
					'sent_at' => $this->clock->milliseconds(),
					'orders'  => $snapshots,
				),
				$timeout
			),
			FactKind::Product => $this->client->send( 'POST', Path::PRODUCTS, array( 'products' => $snapshots ), $timeout ),
			FactKind::CartCount => $this->client->send( 'POST', Path::CART_COUNTS, array( 'counts' => $snapshots ), $timeout ),
			FactKind::Contact => $this->client->send(
				'POST',
				Path::CONTACT_FACTS,
				array(
					'sent_at' => $this->clock->milliseconds(),
					'facts'   => $snapshots,
				),
				$timeout
			),
		};
	}

	/** Whether an answer says that the service would never take this. */
	public function is_about_the_facts( ServiceAnswer $answer ): bool {
		return AnswerKind::Refused === $answer->kind && ( in_array( $answer->code, self::ABOUT_THE_FACTS, true ) || in_array( $answer->status, array( 400, 413, 422 ), true ) );
	}

	/**
	 * Notes that the service took nothing, and waits: as long as it asks for, else twice as long each time.
	 *
	 * @param ServiceAnswer $answer What it said.
	 */
	public function note_failure( ServiceAnswer $answer ): void {
		$now   = $this->clock->now();
		$state = DeliveryState::read();
		$asked = (int) ( $answer->headers['retry-after'] ?? 0 );
		// Spread, so that many sites do not come back in the same second.
		$wait = $asked > 0 ? min( $asked, DAY_IN_SECONDS ) : (int) min( self::LONGEST_WAIT, self::FIRST_WAIT * 2 ** min( $state->failures, 10 ) ) + random_int( 0, 10 );
		$state->failed( $now, trim( $answer->code . ' ' . $answer->status . ' ' . $answer->message ), $now + $wait )->save();
	}

	/** Notes that the service took something. */
	public function note_success(): void {
		DeliveryState::read()->succeeded( $this->clock->now() )->save();
	}

	private function hand_over( float $end ): bool {
		while ( true ) {
			$rows = $this->table->due( self::ROWS, $this->clock->now() );
			if ( array() === $rows ) {
				return true;
			}
			foreach ( FactKind::cases() as $kind ) {
				$reader  = $this->reader( $kind );
				$of_kind = array_values( array_filter( $rows, static fn ( OutboxRow $row ): bool => $row->kind === $kind ) );
				if ( $kind->is_read_later() && ( null === $reader || ! $reader->is_able() ) ) {
					foreach ( $of_kind as $row ) {
						$this->table->postpone( $row, $this->clock->now() + HOUR_IN_SECONDS, 'WooCommerce is not active.' );
					}
					continue;
				}
				$size = match ( $kind ) {
					FactKind::Event => Limits::SIGNED_BATCH_EVENTS,
					FactKind::Order => self::ORDERS,
					FactKind::Product => self::PRODUCTS,
					FactKind::CartCount => self::CART_COUNTS,
					FactKind::Contact => self::CONTACT_FACTS,
				};
				foreach ( array_chunk( $of_kind, $size ) as $chunk ) {
					if ( hrtime( true ) / 1e9 >= $end ) {
						return false;
					}
					if ( ! $this->tell( $kind, $chunk, $end ) ) {
						return false;
					}
				}
			}
		}
	}

	/**
	 * Tells some facts of one kind.
	 *
	 * @param FactKind        $kind What they are.
	 * @param list<OutboxRow> $rows The facts.
	 * @param float           $end  When to be done, seconds of the machine's own clock.
	 * @return bool False when the service took nothing and asking on makes no sense.
	 */
	private function tell( FactKind $kind, array $rows, float $end ): bool {
		$read_at = $this->clock->now();
		$version = $this->clock->milliseconds();
		foreach ( $rows as $row ) {
			$version = max( $version, $row->version + 1 );
		}
		$bodies = array();
		$told   = array();
		foreach ( $rows as $row ) {
			$body = $this->body( $row, $version );
			if ( null !== $body ) {
				$bodies[] = $body;
				$told[]   = $row;
			}
		}
		if ( array() === $bodies ) {
			return true;
		}
		if ( count( $bodies ) > 1 && strlen( (string) wp_json_encode( $bodies ) ) > Limits::SIGNED_BODY_BYTES - 1024 ) {
			return $this->in_halves( $kind, $told, $end );
		}
		$answer = $this->send( $kind, $bodies, min( 5.0, max( 0.5, $end - hrtime( true ) / 1e9 ) ) );
		if ( AnswerKind::Success === $answer->kind ) {
			$this->table->told( $told, $kind->is_read_later() ? $version : 0, $read_at );
			$this->note_success();
			return true;
		}
		if ( ! $this->is_about_the_facts( $answer ) ) {
			$this->note_failure( $answer );
			return false;
		}
		// One of them cannot be read: the others must not wait for it.
		if ( count( $told ) > 1 ) {
			return $this->in_halves( $kind, $told, $end );
		}
		foreach ( $told as $row ) {
			$this->table->refuse( $row, trim( $answer->code . ' ' . $answer->message . ' ' . (string) wp_json_encode( $answer->details ) ) );
		}
		return true;
	}

	/** @param list<OutboxRow> $rows The facts. */
	private function in_halves( FactKind $kind, array $rows, float $end ): bool {
		foreach ( array_chunk( $rows, max( 1, intdiv( count( $rows ) + 1, 2 ) ) ) as $half ) {
			if ( ! $this->tell( $kind, $half, $end ) ) {
				return false;
			}
		}
		return true;
	}

	/**
	 * What the service is told of a row; null when there is nothing, or it cannot be read now.
	 *
	 * @return array<mixed>|null
	 */
	private function body( OutboxRow $row, int $version ): ?array {
		if ( ! $row->kind->is_read_later() ) {
			return $row->payload;
		}
		if ( array() !== $row->payload ) {
			return FactKind::Order === $row->kind ? array( 'version' => $version ) + $row->payload : $row->payload;
		}
		try {
			$body = $this->reader( $row->kind )?->read( $row->object_id(), $version );
		} catch ( \Throwable $fault ) {
			$this->faults->note( "read {$row->fact_key}", $fault );
			if ( $row->attempts + 1 >= self::READ_ATTEMPTS ) {
				$this->table->refuse( $row, $fault->getMessage() );
			} else {
				$this->table->postpone( $row, $this->clock->now() + 60 * 4 ** $row->attempts, $fault->getMessage() );
			}
			return null;
		}
		if ( null === $body ) {
			$this->table->forget( $row );
		}
		return $body;
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
