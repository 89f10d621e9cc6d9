<?php

declare(strict_types=1);

namespace Cairn\Service;

/** One HTTP request, ready to be sent. */
final class WireRequest {

	/**
	 * @param string                $method          HTTP method, upper case.
	 * @param string                $url             Complete address, query included.
	 * @param array<string, string> $headers         Header name to value.
	 * @param string                $body            Raw body, '' when there is none.
	 * @param float                 $timeout_seconds How long to wait for the whole answer.
	 * @param string|null           $save_to         Path of a file that takes the answer's body, for answers too long to hold in memory.
	 */
	public function __construct(
		public readonly string $method,
		public readonly string $url,
		public readonly array $headers,
		public readonly string $body,
		public readonly float $timeout_seconds,
		public readonly ?string $save_to = null,
	) {
	}
}
