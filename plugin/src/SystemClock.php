<?php

declare(strict_types=1);

namespace Cairn;

/** The machine's clock. */
final class SystemClock implements Clock {

	public function now(): int {
		return time();
	}

	public function milliseconds(): int {
		return (int) floor( microtime( true ) * 1000 );
	}
}
