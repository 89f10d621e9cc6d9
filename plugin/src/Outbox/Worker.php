<?php

declare(strict_types=1);

namespace Cairn\Outbox;

/**
 * A process that hands over and does nothing else, for a site whose requests must not and whose cron does not: the demo,
 * or a shop with a process of its own for background work.
 */
final class Worker {

	private const PAUSE_MICROSECONDS = 500000;
	private const LOOK_EVERY_SECONDS = 30;

	public function __construct( private readonly Rounds $rounds ) {
	}

	/**
	 * Works until it is told to stop.
	 *
	 * @param callable(): bool $may_go_on Asked before each round.
	 */
	public function work( callable $may_go_on ): void {
		$look_at = 0.0;
		while ( $may_go_on() ) {
			// Each round sees what other processes have written meanwhile.
			wp_cache_flush();
			wp_cache_delete( 'alloptions', 'options' );
			if ( hrtime( true ) / 1e9 >= $look_at ) {
				$this->rounds->full( 10.0 );
				$look_at = hrtime( true ) / 1e9 + self::LOOK_EVERY_SECONDS;
			} else {
				$this->rounds->deliver( 10.0 );
			}
			usleep( self::PAUSE_MICROSECONDS );
		}
	}
}
