<?php

declare(strict_types=1);

namespace Cairn\Outbox;

use Cairn\Clock;
use Cairn\Connection\Connection;
use Cairn\Connection\ConnectionStore;
use Cairn\Module;

/**
 * When the outbox is handed over: by Action Scheduler where WooCommerce brings it, else by WP-Cron; and right after the
 * answer, for two seconds at most, only where PHP can send the answer off first. Every five minutes cron looks for what was
 * missed, whatever else happened.
 */
final class DeliverySchedule implements Module {

	/** Hook of a hand-over, of Action Scheduler and of cron. */
	public const DELIVER_HOOK = 'cairn_deliver';

	/** Cron hook of the look for what was missed. */
	public const SWEEP_HOOK = 'cairn_sweep';

	/** Option with the moment until which a hand-over is on its way. Autoloaded, so that asking costs nothing. */
	public const UNDER_WAY_OPTION = 'cairn_delivery_under_way';

	private const SCHEDULE        = 'cairn_five_minutes';
	private const GROUP           = 'cairn';
	private const AFTER_SECONDS   = 5;
	private const ANSWERED_CAP    = 2.0;
	private const RUN_SECONDS     = 20.0;
	private const ANOTHER_AFTER   = 60;

	/**
	 * @param ConnectionStore    $store  The connection.
	 * @param Outbox             $outbox What was written in this request.
	 * @param OutboxTable        $table  Where it stands.
	 * @param \Closure(): Rounds $rounds Gives what happens in the background.
	 * @param FaultLog           $faults Where faults of our own go.
	 * @param Clock              $clock  Where the present comes from.
	 * @param \Closure(): bool   $send_answer Sends the visitor's page off; false where it cannot go first.
	 */
	public function __construct(
		private readonly ConnectionStore $store,
		private readonly Outbox $outbox,
		private readonly OutboxTable $table,
		private readonly \Closure $rounds,
		private readonly FaultLog $faults,
		private readonly Clock $clock,
		private readonly \Closure $send_answer,
	) {
	}

	public function hook(): void {
		add_action( 'init', array( $this->table, 'ensure' ) );
		add_filter( 'cron_schedules', array( $this, 'add_rhythm' ) );
		// Before WooCommerce saves its session, and after everything.
		add_action( 'shutdown', array( $this->outbox, 'flush' ), 10 );
		add_action( 'shutdown', array( $this, 'after_the_answer' ), 1000 );
		add_action( self::DELIVER_HOOK, array( $this, 'deliver' ) );
		add_action( self::SWEEP_HOOK, array( $this, 'sweep' ) );
		add_action( 'admin_init', array( $this, 'keep_the_rhythm' ) );
		add_action( 'add_option_' . Connection::OPTION, array( $this, 'begin' ) );
		add_action( 'update_option_' . Connection::OPTION, array( $this, 'begin' ) );
		add_action( 'delete_option', array( $this, 'end' ) );
		add_action( 'cairn_delete_data', array( $this, 'delete_data' ) );
	}

	/**
	 * Adds "every five minutes" to cron's rhythms.
	 *
	 * @param mixed $schedules What is there.
	 * @return array<mixed>
	 */
	public function add_rhythm( mixed $schedules ): array {
		return ( is_array( $schedules ) ? $schedules : array() ) + array(
			self::SCHEDULE => array(
				'interval' => 5 * MINUTE_IN_SECONDS,
				// Other plugins ask for the rhythms before `init`, when nothing may be translated yet.
				'display'  => did_action( 'init' ) > 0 ? __( 'Every five minutes', 'cairn' ) : 'Every five minutes',
			),
		);
	}

	/** Keeps the five-minute look going. */
	public function keep_the_rhythm(): void {
		if ( null !== $this->store->sending() && ! wp_next_scheduled( self::SWEEP_HOOK ) ) {
			wp_schedule_event( $this->clock->now() + MINUTE_IN_SECONDS, self::SCHEDULE, self::SWEEP_HOOK );
		}
	}

	/** The site was connected, or its connection changed: there may be a shop to tell of. */
	public function begin(): void {
		if ( null !== $this->store->sending() ) {
			$this->keep_the_rhythm();
			$this->schedule( self::AFTER_SECONDS );
		}
	}

	/**
	 * The connection ends: what waits is told while the keys are still there, and what is left belongs to nobody.
	 *
	 * @param mixed $option The option that is about to be deleted.
	 */
	public function end( mixed $option ): void {
		if ( Connection::OPTION !== $option ) {
			return;
		}
		$this->faults->guard(
			'end of the connection',
			function (): void {
				( $this->rounds )()->last();
				self::stop();
			}
		);
	}

	/** What was written in this request leaves now, where the visitor has the page already; else soon. */
	public function after_the_answer(): void {
		$this->faults->guard(
			'after the answer',
			function (): void {
				if ( ! $this->outbox->has_written() ) {
					return;
				}
				$this->schedule( self::AFTER_SECONDS );
				if ( ( $this->send_answer )() ) {
					( $this->rounds )()->deliver( self::ANSWERED_CAP );
				}
			}
		);
	}

	/** Hands over, by Action Scheduler or cron. */
	public function deliver(): void {
		$this->go( fn (): bool => ( $this->rounds )()->deliver( self::RUN_SECONDS ) );
	}

	/** Looks for what was missed, and hands over. */
	public function sweep(): void {
		$this->go( fn (): bool => ( $this->rounds )()->full( self::RUN_SECONDS ) );
	}

	/** The owner wants nothing left. */
	public function delete_data(): void {
		$this->table->drop();
		foreach ( array( self::UNDER_WAY_OPTION, DeliveryState::OPTION, FaultLog::OPTION, 'cairn_delivery_lease' ) as $option ) {
			delete_option( $option );
		}
		self::stop();
	}

	/** Takes every planned hand-over away. */
	public static function stop(): void {
		wp_clear_scheduled_hook( self::DELIVER_HOOK );
		wp_clear_scheduled_hook( self::SWEEP_HOOK );
		delete_option( self::UNDER_WAY_OPTION );
		if ( function_exists( 'as_unschedule_all_actions' ) && did_action( 'action_scheduler_init' ) > 0 ) {
			as_unschedule_all_actions( self::DELIVER_HOOK );
		}
	}

	/** @param callable(): bool $round What to do; says whether nothing remains. */
	private function go( callable $round ): void {
		if ( null === $this->store->sending() ) {
			return;
		}
		delete_option( self::UNDER_WAY_OPTION );
		if ( ! $round() ) {
			$this->schedule( max( self::AFTER_SECONDS, DeliveryState::read()->wait_until - $this->clock->now() ) );
		}
	}

	/** Plans a hand-over, unless one is on its way. */
	private function schedule( int $after ): void {
		$now       = $this->clock->now();
		$under_way = get_option( self::UNDER_WAY_OPTION );
		if ( is_numeric( $under_way ) && (int) $under_way > $now ) {
			return;
		}
		update_option( self::UNDER_WAY_OPTION, $now + $after + self::ANOTHER_AFTER, true );
		if ( function_exists( 'as_schedule_single_action' ) && did_action( 'action_scheduler_init' ) > 0 ) {
			as_schedule_single_action( $now + $after, self::DELIVER_HOOK, array(), self::GROUP, true );
			return;
		}
		if ( ! wp_next_scheduled( self::DELIVER_HOOK ) ) {
			wp_schedule_single_event( $now + $after, self::DELIVER_HOOK );
		}
	}
}
