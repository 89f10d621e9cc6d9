<?php

declare(strict_types=1);

namespace Cairn\Service;

use Cairn\Clock;

/**
 * Spares people the time limit of a service that is down: after three silent answers in a row nothing is
 * asked for ten seconds, then one request tries again. Kept in a transient, so that all PHP workers share it.
 */
final class CircuitBreaker {

	private const TRANSIENT            = 'cairn_service_silence';
	private const FAILURES_BEFORE_OPEN = 3;
	private const OPEN_SECONDS         = 10;

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

	/** Since when the service has been silent, in Unix seconds; null when its last answer counts. */
	public function silent_since(): ?int {
		$state = $this->state();
		return 0 === $state['failures'] ? null : $state['since'];
	}

	/** The service was silent or broken. */
	public function silent(): void {
		$state    = $this->state();
		$failures = $state['failures'] + 1;
		set_transient(
			self::TRANSIENT,
			array(
				'failures'   => $failures,
				'since'      => 0 === $state['failures'] ? $this->clock->now() : $state['since'],
				'open_until' => $failures >= self::FAILURES_BEFORE_OPEN ? $this->clock->now() + self::OPEN_SECONDS : 0,
			),
			DAY_IN_SECONDS
		);
	}

	/** @return array{failures: int, since: int, open_until: int} */
	private function state(): array {
		$kept   = get_transient( self::TRANSIENT );
		$number = static fn ( string $name ): int => is_array( $kept ) && is_int( $kept[ $name ] ?? null ) ? $kept[ $name ] : 0;
		return array(
			'failures'   => $number( 'failures' ),
			'since'      => $number( 'since' ),
			'open_until' => $number( 'open_until' ),
		);
	}
}
