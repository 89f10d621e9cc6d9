<?php

declare(strict_types=1);

namespace Cairn\Outbox;

use Cairn\Clock;
use Cairn\Module;

/** `wp cairn outbox`: what waits to be told to the service, and telling it now. */
final class OutboxCommand implements Module {

	/**
	 * @param OutboxTable        $table  Where facts wait.
	 * @param \Closure(): Rounds $rounds Gives what happens in the background.
	 * @param FaultLog           $faults Where faults of our own go.
	 * @param Clock              $clock  Where the present comes from.
	 */
	public function __construct(
		private readonly OutboxTable $table,
		private readonly \Closure $rounds,
		private readonly FaultLog $faults,
		private readonly Clock $clock,
	) {
	}

	public function hook(): void {
		if ( defined( 'WP_CLI' ) && WP_CLI && class_exists( \WP_CLI::class ) ) {
			\WP_CLI::add_command( 'cairn outbox', $this );
		}
	}

	/**
	 * Says what waits, since when, and what went wrong last.
	 */
	public function status(): void {
		\WP_CLI::log( OutboxHealth::read( $this->table, $this->faults )->sentence( $this->clock->now() ) );
	}

	/**
	 * Tells what waits now, whatever was put off or refused before included.
	 */
	public function deliver(): void {
		$this->table->retry_all();
		DeliveryState::read()->impatient()->save();
		$is_done = ( $this->rounds )()->full( 300.0 );
		$this->status();
		if ( ! $is_done ) {
			\WP_CLI::error( 'Not everything could be told.' );
		}
		\WP_CLI::success( 'Told.' );
	}

	/**
	 * Tells what comes, until it is ended.
	 */
	public function work(): void {
		( new Worker( ( $this->rounds )() ) )->work( static fn (): bool => true );
	}
}
