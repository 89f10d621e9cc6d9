<?php

declare(strict_types=1);

namespace Cairn\Tests\Integration\Shop;

use Automattic\WooCommerce\Utilities\OrderUtil;
use PHPUnit\Framework\Attributes\Group;

/** The same of a shop that keeps its orders as posts. */
#[Group( 'woocommerce' )]
final class OrderInPostsTest extends OrderTest {

	protected function setUp(): void {
		parent::setUp();
		add_filter( 'pre_option_woocommerce_custom_orders_table_enabled', static fn (): string => 'no' );
		self::assertFalse( OrderUtil::custom_orders_table_usage_is_enabled() );
	}
}
