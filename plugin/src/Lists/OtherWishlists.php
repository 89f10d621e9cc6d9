<?php

declare(strict_types=1);

namespace Cairn\Lists;

/**
 * Other wishlists on this site. Where one is in charge, Cairn does not put a second heart beside the first: its own
 * button, page and counter print nothing.
 */
final class OtherWishlists {

	/** @var array{int, bool}|null How many options had changed when WooCommerce was asked for its own, and what it said. */
	private static ?array $shops_own = null;

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
		if ( ! did_action( 'woocommerce_init' ) || ! class_exists( \Automattic\WooCommerce\Utilities\FeaturesUtil::class ) ) {
			return false;
		}
		// Every button of a page asks; WooCommerce goes through all its features each time.
		$changes = did_action( 'updated_option' ) + did_action( 'added_option' ) + did_action( 'deleted_option' );
		if ( null === self::$shops_own || self::$shops_own[0] !== $changes ) {
			self::$shops_own = array( $changes, \Automattic\WooCommerce\Utilities\FeaturesUtil::feature_is_enabled( 'product_wishlist' ) );
		}
		return self::$shops_own[1];
	}
}
