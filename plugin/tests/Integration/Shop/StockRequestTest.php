<?php

declare(strict_types=1);

namespace Cairn\Tests\Integration\Shop;

use Automattic\WooCommerce\Internal\DataStores\StockNotifications\StockNotificationsDataStore;
use Automattic\WooCommerce\Internal\StockNotifications\Notification;
use PHPUnit\Framework\Attributes\Group;

/** WooCommerce's own back-in-stock requests are told, where a shop has them. */
#[Group( 'woocommerce' )]
final class StockRequestTest extends ShopTestCase {

	private function request( int $product_id, string $status, int $number ): Notification {
		if ( ! class_exists( Notification::class ) ) {
			self::markTestSkipped( 'This WooCommerce has no back-in-stock requests.' );
		}
		// As WooCommerce does where the requests are switched on.
		add_filter( 'woocommerce_data_stores', static fn ( array $stores ): array => $stores + array( 'stock_notification' => wc_get_container()->get( StockNotificationsDataStore::class ) ) );
		$request = new Notification();
		$request->set_id( $number );
		$request->set_product_id( $product_id );
		$request->set_user_email( 'ada@example.com' );
		$request->set_status( $status );
		return $request;
	}

	public function test_a_request_and_its_confirmation_are_each_told_once_and_without_the_address(): void {
		$product = $this->product();
		$request = $this->request( $product->get_id(), 'pending', 7 );
		do_action( 'woocommerce_customer_stock_notifications_signup', $request );
		do_action( 'woocommerce_customer_stock_notifications_signup', $request );
		do_action( 'woocommerce_customer_stock_notifications_verified', $request );
		$told = $this->events( 'notify_back_in_stock' );
		self::assertSame( array( 'requested', 'confirmed' ), array_map( static fn ( array $event ): string => $event['props']['state'], $told ) );
		self::assertSame( $product->get_id(), $told[0]['props']['product_id'] );
		self::assertStringNotContainsString( 'ada', (string) wp_json_encode( $told ) );
	}

	public function test_a_request_that_needs_no_confirmation_is_confirmed_at_once(): void {
		do_action( 'woocommerce_customer_stock_notifications_signup', $this->request( $this->product()->get_id(), 'active', 8 ) );
		self::assertSame( 'confirmed', $this->events( 'notify_back_in_stock' )[0]['props']['state'] );
	}

	public function test_a_variation_is_told_with_its_product(): void {
		$parent = new \WC_Product_Variable();
		$parent->set_name( 'Shirt' );
		$parent->save();
		$variation = new \WC_Product_Variation();
		$variation->set_parent_id( $parent->get_id() );
		$variation->save();
		do_action( 'woocommerce_customer_stock_notifications_signup', $this->request( $variation->get_id(), 'active', 9 ) );
		self::assertSame(
			array( 'product_id' => $parent->get_id(), 'variation_id' => $variation->get_id(), 'state' => 'confirmed' ),
			$this->events( 'notify_back_in_stock' )[0]['props']
		);
	}

	public function test_what_is_no_request_is_left_alone(): void {
		do_action( 'woocommerce_customer_stock_notifications_signup', null );
		do_action( 'woocommerce_customer_stock_notifications_verified', new \stdClass() );
		self::assertSame( array(), $this->events( 'notify_back_in_stock' ) );
	}
}
