<?php

declare(strict_types=1);

namespace Cairn\Lists;

/** One list of a member. */
final class WishList {

	/** Who may see a list: its owner, who has its link, everybody. */
	public const PRIVACIES = array( 'private', 'link', 'public' );

	public function __construct(
		public readonly int $id,
		public readonly int $user_id,
		public readonly string $name,
		public readonly string $privacy,
		public readonly string $token,
		public readonly bool $is_default,
	) {
	}

	/** What its owner calls it. */
	public function title(): string {
		return '' === $this->name ? __( 'Wishlist', 'cairn' ) : $this->name;
	}
}
