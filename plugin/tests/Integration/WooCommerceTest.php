<?php

declare(strict_types=1);

namespace Cairn\Tests\Integration;

use Automattic\WooCommerce\Utilities\FeaturesUtil;
use PHPUnit\Framework\Attributes\Group;

/** What only the real WooCommerce can say. */
#[Group( 'woocommerce' )]
final class WooCommerceTest extends IntegrationTestCase {

	public function test_woocommerce_counts_cairn_as_fit_for_its_order_tables_and_its_block_checkout(): void {
		$features = FeaturesUtil::get_compatible_features_for_plugin( plugin_basename( CAIRN_PLUGIN_FILE ) );

		self::assertContains( 'custom_order_tables', $features['compatible'] );
		self::assertContains( 'cart_checkout_blocks', $features['compatible'] );
		self::assertSame( array(), $features['incompatible'] );
	}
}
