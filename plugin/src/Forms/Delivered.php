<?php

declare(strict_types=1);

namespace Cairn\Forms;

/** What somebody gets for confirming: shown on the page, and mailed. */
final class Delivered {

	/**
	 * @param string                $kind   Words of the mail, see {@see FormMails}.
	 * @param string                $result What is kept of it, such as a coupon's code.
	 * @param array<string, string> $values What stands in the mail.
	 * @param string                $label  On the page: what it is.
	 * @param string                $code   On the page: a code; ''.
	 * @param string                $url    On the page: a link; ''.
	 */
	public function __construct(
		public readonly string $kind,
		public readonly string $result,
		public readonly array $values,
		public readonly string $label,
		public readonly string $code = '',
		public readonly string $url = '',
	) {
	}
}
