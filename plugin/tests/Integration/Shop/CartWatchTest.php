<?php

declare(strict_types=1);

namespace Cairn\Tests\Integration\Shop;

use Cairn\Connection\Unanswered;
use PHPUnit\Framework\Attributes\Group;

/** What a visitor does to the cart, by every way WooCommerce has, is told once. */
#[Group( 'woocommerce' )]
final class CartWatchTest extends ShopTestCase {

	public function test_a_page_that_changes_nothing_tells_nothing_and_asks_the_database_nothing(): void {
		global $wpdb;
		WC()->cart->add_to_cart( $this->product()->get_id() );
		$this->next_request();
		$told    = count( $this->events() );
		$queries = $wpdb->num_queries;
		$this->end_request();
		self::assertSame( $queries, $wpdb->num_queries );
		self::assertCount( $told, $this->events() );
	}

	public function test_an_item_put_into_the_cart_is_told_with_its_price_and_the_cart_after_it(): void {
		$product = $this->product( 18.5 );
		WC()->cart->add_to_cart( $product->get_id(), 2 );
		$this->end_request();

		$events = $this->events();
		self::assertCount( 1, $events );
		self::assertSame( 'add_to_cart', $events[0]['name'] );
		self::assertEquals( array( 'product_id' => $product->get_id(), 'quantity' => 2, 'price' => 1850, 'currency' => 'EUR' ), $events[0]['props'] );
		self::assertSame( array( 'sealed' ), array_keys( $events[0]['visitor'] ) );
		$cart = $events[0]['cart'];
		self::assertMatchesRegularExpression( '/^[A-Za-z0-9_-]{22}$/', $cart['id'] );
		unset( $cart['id'] );
		self::assertEquals(
			array( 'step' => 'cart', 'value' => 3700, 'currency' => 'EUR', 'items' => array( array( 'product_id' => $product->get_id(), 'quantity' => 2, 'value' => 3700 ) ) ),
			$cart
		);
	}

	public function test_the_same_product_added_again_over_the_store_api_is_told_though_no_add_hook_fires(): void {
		$product = $this->product();
		self::assertSame( 201, $this->store_api( 'POST', '/cart/add-item', array( 'id' => $product->get_id(), 'quantity' => 1 ) )->get_status() );
		$this->next_request();
		$added = did_action( 'woocommerce_add_to_cart' );
		self::assertSame( 201, $this->store_api( 'POST', '/cart/add-item', array( 'id' => $product->get_id(), 'quantity' => 2 ) )->get_status() );
		self::assertSame( $added, did_action( 'woocommerce_add_to_cart' ), 'WooCommerce itself says nothing here.' );
		$this->end_request();
		self::assertSame( array( array( 'add_to_cart', $product->get_id(), 1 ), array( 'add_to_cart', $product->get_id(), 2 ) ), $this->cart_changes() );
	}

	public function test_the_classic_add_of_a_product_already_there_fires_two_hooks_and_is_told_once(): void {
		$product = $this->product();
		WC()->cart->add_to_cart( $product->get_id() );
		$this->next_request();
		WC()->cart->add_to_cart( $product->get_id(), 3 );
		$this->end_request();
		self::assertSame( array( array( 'add_to_cart', $product->get_id(), 1 ), array( 'add_to_cart', $product->get_id(), 3 ) ), $this->cart_changes() );
	}

	public function test_a_stepper_tells_the_change_of_quantity_up_and_down(): void {
		$product = $this->product();
		$key     = (string) WC()->cart->add_to_cart( $product->get_id() );
		$this->next_request();
		$this->store_api( 'POST', '/cart/update-item', array( 'key' => $key, 'quantity' => 4 ) );
		$this->next_request();
		$this->store_api( 'POST', '/cart/update-item', array( 'key' => $key, 'quantity' => 3 ) );
		$this->end_request();
		self::assertSame(
			array( array( 'add_to_cart', $product->get_id(), 1 ), array( 'add_to_cart', $product->get_id(), 3 ), array( 'remove_from_cart', $product->get_id(), -1 ) ),
			$this->cart_changes()
		);
	}

	public function test_a_removal_taken_back_stands_against_the_removal_and_is_no_new_add(): void {
		$product = $this->product();
		$key     = (string) WC()->cart->add_to_cart( $product->get_id(), 2 );
		$this->next_request();
		WC()->cart->remove_cart_item( $key );
		$this->next_request();
		WC()->cart->restore_cart_item( $key );
		$this->end_request();
		self::assertSame(
			array( array( 'add_to_cart', $product->get_id(), 2 ), array( 'remove_from_cart', $product->get_id(), -2 ), array( 'remove_from_cart', $product->get_id(), 2 ) ),
			$this->cart_changes()
		);
		$removed = $this->events( 'remove_from_cart' );
		self::assertSame( array(), $removed[0]['cart']['items'] );
		self::assertCount( 1, $removed[1]['cart']['items'] );
		self::assertSame( $removed[0]['cart']['id'], $removed[1]['cart']['id'] );
	}

	public function test_a_variation_is_named_beside_its_product(): void {
		$parent = new \WC_Product_Variable();
		$parent->set_name( 'Hoodie' );
		$attribute = new \WC_Product_Attribute();
		$attribute->set_name( 'Colour' );
		$attribute->set_options( array( 'Red', 'Blue' ) );
		$attribute->set_variation( true );
		$parent->set_attributes( array( $attribute ) );
		$parent->save();
		$variation = new \WC_Product_Variation();
		$variation->set_parent_id( $parent->get_id() );
		$variation->set_attributes( array( 'colour' => 'Red' ) );
		$variation->set_regular_price( '45' );
		$variation->save();
		WC()->cart->add_to_cart( $parent->get_id(), 1, $variation->get_id(), array( 'attribute_colour' => 'Red' ) );
		$this->end_request();
		$event = $this->events()[0];
		self::assertSame( $parent->get_id(), $event['props']['product_id'] );
		self::assertSame( $variation->get_id(), $event['props']['variation_id'] );
		self::assertSame( 4500, $event['props']['price'] );
		self::assertSame( $variation->get_id(), $event['cart']['items'][0]['variation_id'] );
	}

	public function test_a_cart_emptied_by_an_order_is_no_removal_and_the_next_cart_is_another(): void {
		$product = $this->product();
		WC()->cart->add_to_cart( $product->get_id() );
		$this->next_request();
		WC()->cart->empty_cart();
		$this->next_request();
		WC()->cart->add_to_cart( $product->get_id() );
		$this->end_request();
		$adds = $this->events();
		self::assertSame( array( 'add_to_cart', 'add_to_cart' ), array_column( $adds, 'name' ) );
		self::assertNotSame( $adds[0]['cart']['id'], $adds[1]['cart']['id'] );
	}

	public function test_a_coupon_is_told_with_an_item_only_and_once_a_cart(): void {
		$coupon = new \WC_Coupon();
		$coupon->set_code( 'welcome10' );
		$coupon->set_discount_type( 'percent' );
		$coupon->set_amount( 10 );
		$coupon->save();

		WC()->cart->apply_coupon( 'welcome10' );
		$this->next_request();
		self::assertSame( array(), $this->events( 'apply_coupon' ), 'An empty cart forgets it at the next add.' );

		WC()->cart->remove_coupons();
		WC()->cart->add_to_cart( $this->product( 20.0 )->get_id(), 2 );
		$this->next_request();
		WC()->cart->apply_coupon( 'welcome10' );
		$this->next_request();
		WC()->cart->remove_coupon( 'welcome10' );
		WC()->cart->apply_coupon( 'welcome10' );
		$this->end_request();

		$told = $this->events( 'apply_coupon' );
		self::assertCount( 1, $told );
		self::assertEquals( array( 'code' => 'welcome10', 'discount' => 400, 'currency' => 'EUR' ), $told[0]['props'] );
		self::assertSame( 3600, $told[0]['cart']['value'] );
	}

	public function test_a_bot_that_follows_an_add_link_is_marked_and_credited_to_nobody(): void {
		$_SERVER['REQUEST_METHOD']  = 'GET';
		$_SERVER['HTTP_USER_AGENT'] = 'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)';
		WC()->cart->add_to_cart( $this->product()->get_id() );
		$this->end_request();
		$event = $this->events()[0];
		self::assertSame( 1, $event['automated'] );
		self::assertArrayNotHasKey( 'visitor', $event );
		self::assertArrayNotHasKey( 'cart', $event );
	}

	public function test_a_visitor_nobody_may_recognise_has_no_cart_id(): void {
		$this->connect_shop( Unanswered::Counters );
		WC()->cart->add_to_cart( $this->product()->get_id() );
		$this->end_request();
		$event = $this->events()[0];
		self::assertArrayNotHasKey( 'visitor', $event );
		self::assertArrayNotHasKey( 'cart', $event );
		self::assertSame( '', WC()->session->get( 'cairn_cart' )['id'] );
		self::assertNull( WC()->session->get( 'cairn_cart' )['by'] );
	}

	public function test_ordering_again_adds_what_was_ordered(): void {
		$product = $this->product();
		WC()->cart->add_to_cart( $product->get_id() );
		$this->end_request();
		// WooCommerce fills the cart while it loads it, and says so before it is there.
		WC()->session->set( 'cart', array() );
		WC()->cart->set_cart_contents( array() );
		$items = array();
		$cart  = WC()->cart->get_cart_for_session();
		do_action_ref_array( 'woocommerce_ordered_again', array( 7, $items, &$cart ) );
		WC()->cart->add_to_cart( $product->get_id(), 2 );
		do_action( 'woocommerce_cart_loaded_from_session', WC()->cart );
		$this->end_request();
		self::assertSame( array( 'add_to_cart', $product->get_id(), 2 ), $this->cart_changes()[1] );
	}
}
