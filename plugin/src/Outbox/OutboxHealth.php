<?php

declare(strict_types=1);

namespace Cairn\Outbox;

/** How the outbox stands: for Site Health, for the reports' note on a silent service, for the command line. */
final class OutboxHealth {

	/**
	 * @param int         $waiting    Facts that wait.
	 * @param int|null    $oldest     When the oldest of them happened, Unix seconds.
	 * @param int         $refused    Facts the service does not take.
	 * @param string      $refusal    Why, of one of them.
	 * @param int         $given_up   Facts given up because too many waited.
	 * @param string      $error      Last error of the hand-over; '' when the last try went well.
	 * @param int|null    $success_at When the service last took something, Unix seconds.
	 * @param int|null    $wait_until When it is tried again, Unix seconds.
	 * @param array{at: int, where: string, message: string, count: int}|null $fault Last fault of our own.
	 */
	private function __construct(
		public readonly int $waiting,
		public readonly ?int $oldest,
		public readonly int $refused,
		public readonly string $refusal,
		public readonly int $given_up,
		public readonly string $error,
		public readonly ?int $success_at,
		public readonly ?int $wait_until,
		public readonly ?array $fault,
	) {
	}

	/** As it stands now. */
	public static function read( OutboxTable $table, FaultLog $faults ): self {
		$table->ensure();
		$counts = $table->counts();
		$state  = DeliveryState::read();
		return new self(
			$counts['waiting'],
			$counts['oldest'],
			$counts['refused'],
			$counts['refusal'],
			$state->given_up,
			$state->error,
			0 === $state->success_at ? null : $state->success_at,
			0 === $state->wait_until ? null : $state->wait_until,
			$faults->last()
		);
	}

	/**
	 * Age of the oldest fact that waits.
	 *
	 * @param int $now Unix seconds.
	 */
	public function age( int $now ): int {
		return null === $this->oldest ? 0 : max( 0, $now - $this->oldest );
	}

	/**
	 * In sentences.
	 *
	 * @param int $now Unix seconds.
	 */
	public function sentence( int $now ): string {
		$parts = array(
			null === $this->oldest
				? __( 'Nothing waits to be told.', 'cairn' )
				: sprintf(
					/* translators: 1: a number of facts (an order, a cart change), 2: a length of time such as "5 mins". */
					_n( '%1$s fact waits to be told, for %2$s.', '%1$s facts wait to be told, the oldest for %2$s.', $this->waiting, 'cairn' ),
					number_format_i18n( $this->waiting ),
					human_time_diff( $now - $this->age( $now ), $now )
				),
		);
		if ( '' !== $this->error ) {
			/* translators: %s: an error message. */
			$parts[] = sprintf( __( 'Last error: %s.', 'cairn' ), $this->error );
		}
		if ( $this->refused > 0 ) {
			$parts[] = sprintf(
				/* translators: 1: a number of facts, 2: the service's reason. */
				_n( '%1$s fact was refused by the service: %2$s', '%1$s facts were refused by the service, one of them so: %2$s', $this->refused, 'cairn' ),
				number_format_i18n( $this->refused ),
				$this->refusal
			);
		}
		if ( $this->given_up > 0 ) {
			$parts[] = sprintf(
				/* translators: %s: a number of facts. */
				_n( '%s old fact was given up, because more waited than this site may keep.', '%s old facts were given up, because more waited than this site may keep.', $this->given_up, 'cairn' ),
				number_format_i18n( $this->given_up )
			);
		}
		if ( null !== $this->fault ) {
			$parts[] = sprintf(
				/* translators: 1: a date and time, 2: what was being done, 3: an error message. */
				__( 'Last fault of the plugin itself (%1$s, %2$s): %3$s', 'cairn' ),
				gmdate( 'Y-m-d H:i', $this->fault['at'] ) . ' UTC',
				$this->fault['where'],
				$this->fault['message']
			);
		}
		return implode( ' ', $parts );
	}
}
