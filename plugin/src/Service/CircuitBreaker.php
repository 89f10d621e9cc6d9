<?php

declare(strict_types=1);

namespace Cairn\Service;

use Cairn\Clock;

/**
 * Spares people the time limit of a service that is down: after three silent answers in a row nothing is
 * asked for half a minute, then one request tries again. Kept in a transient, so that all PHP workers share it.
 */
final class CircuitBreaker {

	private const TRANSIENT            = 'cairn_service_silence';
	private const FAILURES_BEFORE_OPEN = 3;
	private const OPEN_SECONDS         = 30;

	public function __construct( private readonly Clock $clock ) {
	}

	/** Whether the service may be asked now. */
	public function allows(): bool {
		return $this->state()['open_until'] <= $this->clock->now();
	}

	/** The service answered, whatever it said. */
	public function answered(): void {
		if ( 0 !== $this->state()['failures'] ) {
			delete_transient( self::TRANSIENT );
		}
	}

	/** The service was silent or broken. */
	public function silent(): void {
		$failures = $this->state()['failures'] + 1;
		set_transient(
			self::TRANSIENT,
			array(
				'failures'   => $failures,
				'open_until' => $failures >= self::FAILURES_BEFORE_OPEN ? $this->clock->now() + self::OPEN_SECONDS : 0,
			),
			10 * MINUTE_IN_SECONDS
		);
	}

	/** @return array{failures: int, open_until: int} */
	private function state(): array {
		$kept = get_transient( self::TRANSIENT );
		return array(
			'failures'   => is_array( $kept ) && is_int( $kept['failures'] ?? null ) ? $kept['failures'] : 0,
			'open_until' => is_array( $kept ) && is_int( $kept['open_until'] ?? null ) ? $kept['open_until'] : 0,
		);
	}
}
