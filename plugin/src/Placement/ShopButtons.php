<?php

declare(strict_types=1);

namespace Cairn\Placement;

/** Which buttons stand beside every product, and what a comparison may hold. All off until the owner says so. */
final class ShopButtons {

	/** The option that holds it; autoloaded, so that a page asks nothing for it. */
	public const OPTION = 'cairn_shop_buttons';

	/** Products of a comparison when the owner has not said how many. */
	public const USUAL_MAX = 4;

	/** Fewest and most products a comparison may hold; the most is what fits an address and an event. */
	public const LIMITS = array( 2, 8 );

	/**
	 * @param bool $wishlist              A wishlist button beside every product.
	 * @param bool $compare               A compare button beside every product.
	 * @param int  $compare_page          Page with the comparison, 0 before there is one. Kept by id: its address is the owner's.
	 * @param int  $compare_max           Most products of a comparison.
	 * @param bool $compare_same_category Only products that share a category can be compared.
	 */
	public function __construct(
		public readonly bool $wishlist = false,
		public readonly bool $compare = false,
		public readonly int $compare_page = 0,
		public readonly int $compare_max = self::USUAL_MAX,
		public readonly bool $compare_same_category = false,
	) {
	}

	/** What is kept for this site. */
	public static function read(): self {
		$kept = get_option( self::OPTION );
		$kept = is_array( $kept ) ? $kept : array();
		$page = $kept['compare_page'] ?? 0;
		$max  = $kept['compare_max'] ?? self::USUAL_MAX;
		return new self(
			true === ( $kept['wishlist'] ?? false ),
			true === ( $kept['compare'] ?? false ),
			is_int( $page ) ? $page : 0,
			self::within_limits( is_int( $max ) ? $max : self::USUAL_MAX ),
			true === ( $kept['compare_same_category'] ?? false )
		);
	}

	/** Keeps it. */
	public function save(): void {
		update_option( self::OPTION, get_object_vars( $this ), true );
	}

	/** A number of products that a comparison may hold. */
	public static function within_limits( int $wanted ): int {
		return max( self::LIMITS[0], min( self::LIMITS[1], $wanted ) );
	}
}
