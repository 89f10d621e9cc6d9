<?php

declare(strict_types=1);

namespace Cairn\Forms;

/** What became of a sign-up. It says nothing about whether the address was known. */
final class SignedUp {

	/**
	 * @param string $submission_id Its id.
	 * @param bool   $must_confirm  Whether a mail with a link is on its way.
	 * @param bool   $can_resend    Whether a second one can be asked for.
	 */
	public function __construct(
		public readonly string $submission_id,
		public readonly bool $must_confirm,
		public readonly bool $can_resend,
	) {
	}
}
