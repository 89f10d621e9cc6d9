<?php

declare(strict_types=1);

namespace Cairn\Tests\Integration\Shop;

use Cairn\Connection\Unanswered;
use Cairn\Sync\SiteFacts;
use PHPUnit\Framework\Attributes\Group;

#[Group( 'woocommerce' )]
final class ShopSettingsTest extends ShopTestCase {

	public function test_the_service_is_told_how_woocommerces_own_report_counts(): void {
		delete_option( 'woocommerce_date_type' );
		delete_option( 'woocommerce_excluded_report_order_statuses' );
		$facts = ( new SiteFacts() )->gather( Unanswered::Cookieless );
		self::assertSame( array( 'date_type' => 'date_paid', 'excluded_statuses' => array( 'auto-draft', 'trash', 'pending', 'failed', 'cancelled', 'checkout-draft' ), 'decimals' => 2 ), $facts['shop'] );

		update_option( 'woocommerce_date_type', 'date_created' );
		update_option( 'woocommerce_excluded_report_order_statuses', array( 'pending', 'on-hold' ) );
		update_option( 'woocommerce_currency', 'JPY' );
		update_option( 'woocommerce_price_num_decimals', '0' );
		$facts = ( new SiteFacts() )->gather( Unanswered::Cookieless );
		self::assertSame( array( 'date_type' => 'date_created', 'excluded_statuses' => array( 'auto-draft', 'trash', 'pending', 'on-hold', 'checkout-draft' ), 'decimals' => 0 ), $facts['shop'] );
	}
}
