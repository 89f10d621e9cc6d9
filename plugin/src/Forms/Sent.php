<?php

declare(strict_types=1);

namespace Cairn\Forms;

/** What became of a mail. */
final class Sent {

	/**
	 * @param bool   $worked           Whether WordPress handed it over.
	 * @param string $message_id       '' where it is not known.
	 * @param string $template_version Changes when the words do.
	 */
	public function __construct(
		public readonly bool $worked,
		public readonly string $message_id,
		public readonly string $template_version,
	) {
	}
}
