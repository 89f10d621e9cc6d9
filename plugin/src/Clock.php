<?php

declare(strict_types=1);

namespace Cairn;

/** Where the present comes from; handed in, so that a test can stand at any moment. */
interface Clock {

	/** Seconds since 1970-01-01 UTC. */
	public function now(): int;

	/** Milliseconds since 1970-01-01 UTC. */
	public function milliseconds(): int;
}
