<?php

declare(strict_types=1);

namespace Cairn\Forms;

/** What became of the button on the page of a link. */
final class Confirmed {

	/**
	 * @param 'confirmed'|'already'|'unknown' $state What became of it; a link that is too old is not known any more.
	 * @param SignUpRow|null                  $row   The sign-up, where there is one.
	 * @param Delivered|null                  $gave  What the person gets for it.
	 * @param bool                            $mailed Whether it was sent by mail, too.
	 */
	public function __construct(
		public readonly string $state,
		public readonly ?SignUpRow $row = null,
		public readonly ?Delivered $gave = null,
		public readonly bool $mailed = false,
	) {
	}
}
