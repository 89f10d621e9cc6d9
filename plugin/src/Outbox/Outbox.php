<?php

declare(strict_types=1);

namespace Cairn\Outbox;

use Cairn\Clock;
use Cairn\Connection\ConnectionStore;

/**
 * Where the plugin puts facts. Nothing that a shopper's request calls throws, shows an error or asks the service.
 * Nothing is written while the site is not connected.
 */
final class Outbox {

	/** @var array<int, array<string, array<int, true>>> What changed in this request and is not written yet, by site of a network and kind. */
	private array $changed = array();

	private bool $has_written = false;

	public function __construct(
		private readonly ConnectionStore $store,
		private readonly OutboxTable $table,
		private readonly FaultLog $faults,
		private readonly Clock $clock,
	) {
	}

	/** Whether facts are wanted: the site is connected, and may speak. */
	public function is_open(): bool {
		return null !== $this->store->sending();
	}

	/** Something was written in this request that has not been told. */
	public function has_written(): bool {
		return $this->has_written;
	}

	/**
	 * Something happened.
	 *
	 * @param string                    $type     Type of the event.
	 * @param array<string, mixed>      $props    Its own fields.
	 * @param string                    $fact_key Unique on this site; null for what can be told only once anyway.
	 * @param VisitorReference          $by       Whose doing it was.
	 * @param array<string, mixed>|null $cart     The cart after it.
	 * @param int|null                  $at       When, ms since 1970; null for now.
	 * @param string|null               $event_id Its id, for a fact that may be told again ({@see retell()}); null for a new one.
	 */
	public function event( string $type, array $props, ?string $fact_key, VisitorReference $by, ?array $cart = null, ?int $at = null, ?string $event_id = null ): void {
		if ( ! $this->is_open() ) {
			return;
		}
		$this->faults->guard(
			$type,
			function () use ( $type, $props, $fact_key, $by, $cart, $at, $event_id ): void {
				$id    = $event_id ?? EventIds::at( $at ?? $this->clock->milliseconds() );
				$event = array(
					'event_id' => $id,
					'name'     => $type,
					'fact_key' => $fact_key ?? "event:$id",
				) + $by->to_wire();
				if ( array() !== $props ) {
					$event['props'] = $props;
				}
				if ( $by->automated ) {
					$event['automated'] = 1;
				}
				if ( null !== $cart ) {
					$event['cart'] = $cart;
				}
				$this->has_written = $this->table->add( FactKind::Event, $event['fact_key'], $event, $this->clock->now() ) || $this->has_written;
			}
		);
	}

	/**
	 * What was told of something has changed. It stays the one step it is: the service takes the new fields of an event
	 * whose id it knows. What still waits is told as it is now.
	 *
	 * @param string               $type     Type of the event.
	 * @param array<string, mixed> $props    Its own fields, now.
	 * @param string               $fact_key The fact's key.
	 * @param string               $event_id Its id, the same as before.
	 */
	public function retell( string $type, array $props, string $fact_key, string $event_id ): void {
		if ( ! $this->is_open() ) {
			return;
		}
		$this->faults->guard(
			$type,
			function () use ( $type, $props, $fact_key, $event_id ): void {
				$event = array(
					'event_id' => $event_id,
					'name'     => $type,
					'fact_key' => $fact_key,
					'props'    => $props,
				);
				$this->table->retell( $fact_key, $event, $this->clock->now() );
				$this->has_written = true;
			}
		);
	}

	/** When the site was paired, Unix seconds; what happened before was never told. Null while nothing is wanted. */
	public function open_since(): ?int {
		return $this->store->sending()?->paired_at;
	}

	/**
	 * Id of an event that is the same however often it is told.
	 *
	 * @param int    $at       When it happened, ms since 1970.
	 * @param string $fact_key Unique on this site.
	 */
	public function lasting_id( int $at, string $fact_key ): string {
		return EventIds::derived( $at, ( $this->store->sending()->site_id ?? '' ) . " $fact_key" );
	}

	/**
	 * Counts that carry their own key and name nobody.
	 *
	 * @param string               $fact_key Unique on this site.
	 * @param array<string, mixed> $counts   As the contract takes them.
	 */
	public function counts( string $fact_key, array $counts ): void {
		if ( $this->is_open() ) {
			$this->has_written = $this->table->add( FactKind::CartCount, $fact_key, array( 'fact_key' => $fact_key ) + $counts, $this->clock->now() ) || $this->has_written;
		}
	}

	/**
	 * Somebody signed up, confirmed, took a consent back or is to be forgotten. Who asked must not be told that it worked
	 * when it was not written, so here a fault is the caller's.
	 *
	 * @param array<string, mixed> $fact As contract/src/contacts.ts has it, with `fact_key`; what names anybody is sealed.
	 * @return bool False when it was told before.
	 * @throws \RuntimeException When it cannot be written, or nothing may be sent from this site.
	 */
	public function contact( array $fact ): bool {
		$key = $fact['fact_key'] ?? null;
		if ( ! $this->is_open() || ! is_string( $key ) || '' === $key ) {
			throw new \RuntimeException( 'The site is not connected.' );
		}
		$is_new            = $this->table->add( FactKind::Contact, $key, $fact, $this->clock->now() );
		$this->has_written = $is_new || $this->has_written;
		return $is_new;
	}

	/**
	 * An order or a product has changed. It is written at the end of the request, once, and read when it is told.
	 *
	 * @param FactKind $kind What changed.
	 * @param int      $id   Its number.
	 */
	public function changed( FactKind $kind, int $id ): void {
		if ( $id < 1 || ! $this->is_open() ) {
			return;
		}
		$site = get_current_blog_id();
		$this->changed[ $site ][ $kind->value ][ $id ] = true;
		if ( count( $this->changed[ $site ][ $kind->value ] ) >= 100 ) {
			$this->flush();
		}
	}

	/**
	 * Something is about to be deleted; this is its last state.
	 *
	 * @param FactKind             $kind What it is.
	 * @param int                  $id   Its number.
	 * @param array<string, mixed> $last Its last state, as the contract takes it.
	 */
	public function deleted( FactKind $kind, int $id, array $last ): void {
		if ( ! $this->is_open() ) {
			return;
		}
		unset( $this->changed[ get_current_blog_id() ][ $kind->value ][ $id ] );
		$this->faults->guard(
			"deleted {$kind->value}",
			function () use ( $kind, $id, $last ): void {
				$this->table->keep_last( $kind, $id, $last, $this->clock->now() );
				$this->has_written = true;
			}
		);
	}

	/** Writes what changed in this request. */
	public function flush(): void {
		$changed       = $this->changed;
		$this->changed = array();
		foreach ( $changed as $site => $kinds ) {
			// Each site of a network has an outbox of its own.
			$is_elsewhere = is_multisite() && get_current_blog_id() !== $site;
			if ( $is_elsewhere ) {
				switch_to_blog( $site );
			}
			$this->write( $kinds );
			if ( $is_elsewhere ) {
				restore_current_blog();
			}
		}
	}

	/** @param array<string, array<int, true>> $kinds What changed, by kind. */
	private function write( array $kinds ): void {
		foreach ( array_filter( $kinds ) as $kind => $ids ) {
			$this->faults->guard(
				"changed $kind",
				function () use ( $kind, $ids ): void {
					$this->table->mark( FactKind::from( $kind ), array_keys( $ids ), $this->clock->now() );
					$this->has_written = true;
				}
			);
		}
	}

	/** What was written has been told, or somebody will. */
	public function mark_delivered(): void {
		$this->has_written = false;
	}
}
