<?php

declare(strict_types=1);

namespace Cairn\Integrations;

use Cairn\Module;

/**
 * Tells WooCommerce what this plugin gets along with. Undeclared, it would warn the owner about orders in their own
 * tables and about the cart and checkout blocks.
 */
final class WooCommerce implements Module {

	private const FEATURES = array( 'custom_order_tables', 'cart_checkout_blocks' );

	public function hook(): void {
		add_action( 'before_woocommerce_init', array( $this, 'declare_compatibility' ) );
	}

	/** Declares it. */
	public function declare_compatibility(): void {
		if ( ! class_exists( \Automattic\WooCommerce\Utilities\FeaturesUtil::class ) ) {
			return;
		}
		foreach ( self::FEATURES as $feature ) {
			\Automattic\WooCommerce\Utilities\FeaturesUtil::declare_compatibility( $feature, CAIRN_PLUGIN_FILE, true );
		}
	}
}
