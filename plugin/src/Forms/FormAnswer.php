<?php

declare(strict_types=1);

namespace Cairn\Forms;

/** What a form is answered, before it is said as JSON or as a page. */
final class FormAnswer {

	/**
	 * @param int                   $status   HTTP status.
	 * @param string                $code     `done`, or why not: `invalid`, `stale`, `wait`, `gone`, `unavailable`, `honeypot`, `challenge`.
	 * @param string                $message  The same for a person.
	 * @param array<string, string> $errors   What is wrong, by key of the field.
	 * @param SignedUp|null         $signed   What became of it.
	 * @param int                   $wait     Seconds until it may be tried again; 0.
	 */
	public function __construct(
		public readonly int $status,
		public readonly string $code,
		public readonly string $message,
		public readonly array $errors = array(),
		public readonly ?SignedUp $signed = null,
		public readonly int $wait = 0,
	) {
	}
}
