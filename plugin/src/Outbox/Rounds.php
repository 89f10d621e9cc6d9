<?php

declare(strict_types=1);

namespace Cairn\Outbox;

use Cairn\Clock;

/** What happens in the background: handing over, looking for what was missed, long work, tidying up. */
final class Rounds {

	/** Events that may wait; beyond it the oldest are given up, and said to be. About 400 bytes each. */
	private const EVENTS_WAITING = 500000;

	/** How long a told fact is known, so that the same fact is not told again. */
	private const KNOWN_SECONDS = 2 * DAY_IN_SECONDS;

	private const FORGOTTEN_A_ROUND = 1000;

	/** @param list<Chore> $chores What else there is to do. */
	public function __construct(
		private readonly Delivery $delivery,
		private readonly OutboxTable $table,
		private readonly FaultLog $faults,
		private readonly Clock $clock,
		private readonly array $chores,
	) {
	}

	/**
	 * Hands over what waits, and goes on with long work.
	 *
	 * @param float $seconds How long it may take.
	 * @return bool Whether nothing remains that can be done now.
	 */
	public function deliver( float $seconds ): bool {
		$end = hrtime( true ) / 1e9 + $seconds;
		if ( ! $this->delivery->run( $seconds ) ) {
			return false;
		}
		$is_done = true;
		foreach ( $this->chores as $chore ) {
			$this->faults->guard(
				'long work',
				static function () use ( $chore, $end, &$is_done ): void {
					$left = $end - hrtime( true ) / 1e9;
					if ( $left > 0.2 && $chore->go_on( $left ) ) {
						$is_done = false;
					}
				}
			);
		}
		return $is_done;
	}

	/**
	 * The same after looking for what was missed; tidies up.
	 *
	 * @param float $seconds How long it may take.
	 * @return bool Whether nothing remains that can be done now.
	 */
	public function full( float $seconds ): bool {
		foreach ( $this->chores as $chore ) {
			$this->faults->guard( 'look for missed facts', static fn () => $chore->look() );
		}
		$is_done = $this->deliver( $seconds );
		$this->faults->guard( 'tidy up', fn () => $this->tidy_up() );
		return $is_done;
	}

	/** The connection ends. What cannot be told now would reach whoever is connected next. */
	public function last(): void {
		$this->delivery->run( 5.0 );
		$this->table->clear();
	}

	private function tidy_up(): void {
		$given_up = $this->table->give_up_beyond( self::EVENTS_WAITING );
		if ( $given_up > 0 ) {
			DeliveryState::read()->gave_up( $given_up )->save();
		}
		$old = $this->table->told_before( $this->clock->now() - self::KNOWN_SECONDS, self::FORGOTTEN_A_ROUND );
		if ( array() === $old ) {
			return;
		}
		foreach ( $this->chores as $chore ) {
			$chore->forget( $old );
		}
		foreach ( $old as $row ) {
			$this->table->forget( $row );
		}
	}
}
