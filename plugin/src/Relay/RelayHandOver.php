<?php

declare(strict_types=1);

namespace Cairn\Relay;

use Cairn\Connection\Connection;
use Cairn\Connection\ConnectionStore;
use Cairn\Connection\Route;
use Cairn\Contract\generated\Limits;
use Cairn\Contract\generated\Path;
use Cairn\Module;
use Cairn\Service\AnswerKind;
use Cairn\Service\SignedClient;

/**
 * Hands the relay's spool over to the service in signed batches: about once a minute by cron, and at once while
 * somebody looks at the reports. A file is deleted after the service has acknowledged it; a step that is handed over
 * twice carries its id and is counted once.
 */
final class RelayHandOver implements Module {

	/** Cron hook of the hand-over. */
	public const CRON_HOOK = 'cairn_hand_over';

	/** Fired by the REST routes when somebody asks for a report. */
	public const REPORT_ASKED = 'cairn_report_asked';

	private const SCHEDULE = 'cairn_minute';

	/** Batches in one request; the contract allows no more. */
	private const BATCHES = 200;

	/** Requests of one hand-over, so that cron is never kept for long. */
	private const REQUESTS = 20;

	public function __construct(
		private readonly ConnectionStore $store,
		private readonly SignedClient $client,
		private readonly Spool $spool,
	) {
	}

	public function hook(): void {
		add_filter( 'cron_schedules', array( $this, 'add_schedule' ) );
		add_action( self::CRON_HOOK, array( $this, 'hand_over' ) );
		add_action( self::REPORT_ASKED, array( $this, 'hand_over' ) );
		add_action( 'add_option_' . Connection::OPTION, array( $this, 'follow_connection' ) );
		add_action( 'update_option_' . Connection::OPTION, array( $this, 'follow_connection' ) );
		add_action( 'delete_option', array( $this, 'stop_before_the_end' ) );
	}

	/**
	 * Adds "once a minute" to cron's rhythms.
	 *
	 * @param mixed $schedules What is there.
	 * @return array<mixed>
	 */
	public function add_schedule( mixed $schedules ): array {
		return ( is_array( $schedules ) ? $schedules : array() ) + array(
			self::SCHEDULE => array(
				'interval' => MINUTE_IN_SECONDS,
				// Other plugins ask for the rhythms before `init`, when nothing may be translated yet.
				'display'  => did_action( 'init' ) > 0 ? __( 'Once a minute', 'cairn' ) : 'Once a minute',
			),
		);
	}

	/** Opens or closes the spool as the connection says. */
	public function follow_connection(): void {
		$connection = $this->store->connection();
		if ( null !== $connection && Route::Relay === $connection->route && null !== $this->store->sending() ) {
			if ( $this->spool->open( $connection->public_key ) && ! wp_next_scheduled( self::CRON_HOOK ) ) {
				wp_schedule_event( time() + MINUTE_IN_SECONDS, self::SCHEDULE, self::CRON_HOOK );
			}
			return;
		}
		$this->stop();
	}

	/**
	 * Hands over what waits while the keys are still there.
	 *
	 * @param mixed $option The option that is about to be deleted.
	 */
	public function stop_before_the_end( mixed $option ): void {
		if ( Connection::OPTION === $option ) {
			$this->stop();
		}
	}

	/** Closes the spool. What waits in it belongs to a connection that has ended or taken another way. */
	public function stop(): void {
		$connection = $this->store->connection();
		if ( null !== $connection ) {
			$this->spool->close( $connection->public_key );
			$this->hand_over();
		}
		wp_clear_scheduled_hook( self::CRON_HOOK );
	}

	/** Hands over what waits. */
	public function hand_over(): void {
		$connection = $this->store->connection();
		if ( null === $connection || $this->store->is_paused() ) {
			return;
		}
		$requests = 0;
		foreach ( $this->spool->waiting( $connection->public_key ) as $file ) {
			foreach ( $this->portions( $this->spool->read( $file ) ) as $portion ) {
				if ( ++$requests > self::REQUESTS ) {
					return;
				}
				$answer = $this->client->send( 'POST', Path::RELAYED_STEPS, array( 'batches' => $portion ) );
				// A refused portion would be refused for ever; the service counts what it does not take.
				if ( AnswerKind::Success !== $answer->kind && AnswerKind::Refused !== $answer->kind ) {
					return;
				}
			}
			wp_delete_file( $file );
		}
	}

	/**
	 * Cuts steps into requests that the service takes.
	 *
	 * @param list<array{received_at: int, ip: string, user_agent: string, body: string}> $steps What waits.
	 * @return list<list<array{received_at: int, ip: string, user_agent: string, body: string}>>
	 */
	private function portions( array $steps ): array {
		$portions = array();
		$current  = array();
		$bytes    = 0;
		foreach ( $steps as $step ) {
			// The body is a string inside JSON: quotes are escaped, so its length there is known only after encoding.
			$size = strlen( (string) wp_json_encode( $step ) ) + 1;
			if ( array() !== $current && ( count( $current ) >= self::BATCHES || $bytes + $size > Limits::SIGNED_BODY_BYTES - 1024 ) ) {
				$portions[] = $current;
				$current    = array();
				$bytes      = 0;
			}
			$current[] = $step;
			$bytes    += $size;
		}
		if ( array() !== $current ) {
			$portions[] = $current;
		}
		return $portions;
	}
}
