<?php

declare(strict_types=1);

namespace Cairn\Lists;

/**
 * Other wishlists on this site. Where one is in charge, Cairn does not put a second heart beside the first: its own
 * button, page and counter print nothing.
 */
final class OtherWishlists {

	/** Whether a wishlist of somebody else is active. */
	public static function is_one_active(): bool {
		return null !== self::active();
	}

	/**
	 * Which one is active: `yith`, `ti` or `woocommerce`; null for none.
	 */
	public static function active(): ?string {
		$found = match ( true ) {
			defined( 'YITH_WCWL' )             => 'yith',
			defined( 'TINVWL_PREFIX' )         => 'ti',
			self::is_the_shops_own_one_on()    => 'woocommerce',
			default                            => null,
		};
		/**
		 * The wishlist that is in charge on this site, null for Cairn's own.
		 *
		 * @param string|null $found `yith`, `ti`, `woocommerce` or null.
		 */
		$decided = apply_filters( 'cairn_other_wishlist', $found );
		return is_string( $decided ) ? $decided : null;
	}

	/** WooCommerce's own wishlist is an experiment of WooCommerce 11 that an owner can switch on. */
	private static function is_the_shops_own_one_on(): bool {
		return class_exists( \Automattic\WooCommerce\Utilities\FeaturesUtil::class ) && did_action( 'woocommerce_init' ) && \Automattic\WooCommerce\Utilities\FeaturesUtil::feature_is_enabled( 'product_wishlist' );
	}
}
