<?php

declare(strict_types=1);

namespace Cairn;

/** The machine's clock. */
final class SystemClock implements Clock {

	public function now(): int {
		return time();
	}
}
