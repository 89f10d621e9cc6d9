<?php

declare(strict_types=1);

namespace Cairn\Blocks;

/** One block of ours in the content of a post. */
final class FoundBlock {

	/**
	 * @param string $id    Its block id.
	 * @param string $type  Block type, `cairn/cta-button`.
	 * @param string $name  What reports call it: the name its owner gave it, else its text.
	 * @param string $stage The stage its owner set, '' for the event type's own.
	 */
	public function __construct(
		public readonly string $id,
		public readonly string $type,
		public readonly string $name,
		public readonly string $stage,
	) {
	}
}
