<?php

declare(strict_types=1);

namespace Cairn\Tests\StandIn;

use Cairn\Clock;

/** A clock that stands where the test puts it. */
final class FixedClock implements Clock {

	public function __construct( private int $now ) {
	}

	public function now(): int {
		return $this->now;
	}

	public function milliseconds(): int {
		return $this->now * 1000;
	}

	public function pass( int $seconds ): void {
		$this->now += $seconds;
	}
}
