<?php

declare(strict_types=1);

namespace Cairn\Tests\Integration\Shop;

use Cairn\Connection\ConnectionStore;
use Cairn\Connection\Unanswered;
use Cairn\Shop\OrderSnapshot;
use Cairn\SystemClock;
use PHPUnit\Framework\Attributes\Group;

/** The way to the till, by the classic form and by the Store API (block checkout, express payment). */
#[Group( 'woocommerce' )]
final class CheckoutTest extends ShopTestCase {

	private const ADDRESS = array(
		'first_name' => 'Ada',
		'last_name'  => 'Buyer',
		'address_1'  => 'Road 1',
		'city'       => 'Berlin',
		'postcode'   => '10115',
		'country'    => 'DE',
		'email'      => 'ada@example.com',
		'phone'      => '',
		'company'    => '',
		'address_2'  => '',
		'state'      => '',
	);

	protected function setUp(): void {
		parent::setUp();
		update_option( 'woocommerce_cod_settings', array( 'enabled' => 'yes' ) );
		update_option( 'woocommerce_bacs_settings', array( 'enabled' => 'yes' ) );
		update_option( 'woocommerce_enable_guest_checkout', 'yes' );
		update_option( 'woocommerce_ship_to_countries', 'disabled' );
		update_option( 'woocommerce_default_country', 'DE' );
		// Rolled-back tests leave the gateways of an earlier one behind.
		WC()->payment_gateways()->init();
		$_SERVER['REQUEST_METHOD'] = 'POST';
	}

	private function order_by_blocks( string $method = 'cod' ): \WP_REST_Response {
		return $this->store_api( 'POST', '/checkout', array( 'billing_address' => self::ADDRESS, 'shipping_address' => self::ADDRESS, 'payment_method' => $method ) );
	}

	/** @return array<string, mixed> */
	private function told( int $order_id ): array {
		return ( new OrderSnapshot( new ConnectionStore(), new SystemClock() ) )->read( $order_id, 1 ) ?? array();
	}

	private function order_by_form( string $method = 'cod' ): int {
		$posted = array( 'payment_method' => $method, 'terms' => 1, 'ship_to_different_address' => false, 'createaccount' => 0, 'order_comments' => '', 'shipping_method' => array() );
		foreach ( self::ADDRESS as $name => $value ) {
			$posted[ "billing_$name" ] = $value;
		}
		WC()->session->set( 'chosen_payment_method', $method );
		$id = WC()->checkout()->create_order( $posted );
		self::assertIsInt( $id );
		do_action( 'woocommerce_checkout_order_processed', $id, $posted, wc_get_order( $id ) );
		return $id;
	}

	public function test_an_order_by_the_block_checkout_carries_its_visitor_and_its_cart(): void {
		WC()->cart->add_to_cart( $this->product()->get_id() );
		$this->next_request();
		$cart   = $this->events()[0]['cart']['id'];
		$answer = $this->order_by_blocks();
		self::assertSame( 200, $answer->get_status(), (string) wp_json_encode( $answer->get_data() ) );
		$id = (int) $answer->get_data()['order_id'];
		$this->end_request();

		$told = $this->told( $id );
		self::assertSame( array( 'checkout', 'processing', $cart ), array( $told['origin'], $told['status'], $told['cart_id'] ) );
		self::assertSame( array( 'sealed' ), array_keys( $told['visitor'] ) );
		self::assertSame( array( 'state' => 'unknown', 'source' => 'default' ), $told['consent'] );
		self::assertNotNull( $told['paid_event_id'] );
		self::assertSame( array( "order:$id" ), $this->waiting( 'order' ) );
		self::assertSame( array( 'add_to_cart', 'add_payment_info' ), array_column( $this->events(), 'name' ) );
		self::assertSame( 'cod', $this->events( 'add_payment_info' )[0]['props']['method'] );
		self::assertSame( array( 'payment', 1800 ), array( $this->events( 'add_payment_info' )[0]['cart']['step'], $this->events( 'add_payment_info' )[0]['cart']['value'] ) );
	}

	public function test_an_order_by_the_classic_form_carries_them_too_without_another_save(): void {
		WC()->cart->add_to_cart( $this->product()->get_id() );
		$this->next_request();
		$cart  = $this->events()[0]['cart']['id'];
		$first = null;
		add_action(
			'woocommerce_after_order_object_save',
			static function ( \WC_Order $order ) use ( &$first ): void {
				$first ??= (string) wc_get_order( $order->get_id() )->get_meta( '_cairn_origin' );
			}
		);
		$id = $this->order_by_form();
		self::assertStringContainsString( 'sealed', (string) $first, 'It is there with the very first save.' );
		$this->end_request();
		$told = $this->told( $id );
		self::assertSame( array( 'checkout', $cart ), array( $told['origin'], $told['cart_id'] ) );
		self::assertSame( array( 'sealed' ), array_keys( $told['visitor'] ) );
	}

	public function test_a_second_order_in_the_same_session_inherits_nothing(): void {
		$product = $this->product();
		WC()->cart->add_to_cart( $product->get_id() );
		$this->next_request();
		$first = (int) $this->order_by_blocks()->get_data()['order_id'];
		$this->next_request();

		// The visitor has taken consent back: nobody may be named any more.
		$this->connect_shop( Unanswered::Counters );
		WC()->cart->add_to_cart( $product->get_id() );
		$this->next_request();
		$second = (int) $this->order_by_blocks()->get_data()['order_id'];
		$this->end_request();
		self::assertArrayHasKey( 'visitor', $this->told( $first ) );
		self::assertArrayNotHasKey( 'visitor', $this->told( $second ) );
		self::assertArrayNotHasKey( 'cart_id', $this->told( $second ) );
	}

	public function test_a_request_that_names_nobody_takes_the_guest_of_the_same_cart_and_day_but_never_a_members(): void {
		$product = $this->product();
		WC()->cart->add_to_cart( $product->get_id() );
		$this->next_request();
		$this->connect_shop( Unanswered::Counters );
		$id = $this->order_by_form();
		self::assertArrayHasKey( 'visitor', $this->told( $id ) );

		$this->act_as( 'customer' );
		self::assertArrayNotHasKey( 'visitor', $this->told( $this->order_by_form_of_member() ) );
	}

	private function order_by_form_of_member(): int {
		WC()->cart->add_to_cart( $this->product()->get_id() );
		WC()->session->set( 'order_awaiting_payment', null );
		return $this->order_by_form();
	}

	public function test_the_first_touch_of_the_form_is_told_once_a_cart(): void {
		WC()->cart->add_to_cart( $this->product()->get_id() );
		$this->next_request();
		for ( $i = 0; $i < 3; $i++ ) {
			do_action( 'woocommerce_checkout_update_order_review', 'payment_method=cod' );
			$this->next_request();
		}
		$told = $this->events( 'begin_checkout' );
		self::assertCount( 1, $told );
		self::assertEquals( array( 'value' => 1800, 'currency' => 'EUR' ), $told[0]['props'] );
		self::assertSame( 'checkout', $told[0]['cart']['step'] );
		self::assertSame( "cart:{$told[0]['cart']['id']}:begin_checkout", $told[0]['fact_key'] );
	}

	public function test_a_method_that_woocommerce_chose_by_itself_is_no_choice(): void {
		WC()->cart->add_to_cart( $this->product()->get_id() );
		$this->next_request();
		do_action( 'woocommerce_checkout_update_order_review', '' );
		WC()->session->set( 'chosen_payment_method', 'bacs' );
		WC()->session->set( 'chosen_shipping_methods', array( 'flat_rate:1' ) );
		$this->next_request();
		self::assertSame( array(), $this->events( 'add_payment_info' ) );

		do_action( 'woocommerce_checkout_update_order_review', '' );
		WC()->session->set( 'chosen_payment_method', 'cod' );
		WC()->session->set( 'chosen_shipping_methods', array( 'local_pickup:3' ) );
		$this->next_request();
		self::assertSame( 'cod', $this->events( 'add_payment_info' )[0]['props']['method'] );
		self::assertSame( 'local_pickup', $this->events( 'add_shipping_info' )[0]['props']['method'] );

		// Ordering with what was chosen tells nothing again.
		$this->order_by_form( 'cod' );
		$this->end_request();
		self::assertCount( 1, $this->events( 'add_payment_info' ) );
	}

	public function test_a_checkout_that_fails_is_where_the_cart_was_last_seen(): void {
		WC()->cart->add_to_cart( $this->product()->get_id() );
		$this->next_request();
		WC()->session->set( 'chosen_payment_method', 'cod' );
		$this->next_request();
		$answer = $this->store_api( 'POST', '/checkout', array( 'billing_address' => array( 'country' => 'DE' ) + array_fill_keys( array_keys( self::ADDRESS ), '' ), 'payment_method' => 'cod' ) );
		self::assertGreaterThanOrEqual( 400, $answer->get_status() );
		$this->end_request();
		$told = $this->events( 'add_payment_info' );
		self::assertCount( 1, $told );
		self::assertSame( 'error', $told[0]['cart']['step'] );
	}

	public function test_a_thank_you_page_seen_three_times_changes_nothing(): void {
		WC()->cart->add_to_cart( $this->product()->get_id() );
		$this->next_request();
		$id = (int) $this->order_by_blocks()->get_data()['order_id'];
		$this->next_request();
		$paid   = $this->told( $id )['paid_event_id'];
		$events = count( $this->events() );
		for ( $i = 0; $i < 3; $i++ ) {
			ob_start();
			do_action( 'woocommerce_thankyou', $id );
			ob_end_clean();
			$this->next_request();
		}
		self::assertSame( $paid, $this->told( $id )['paid_event_id'] );
		self::assertCount( $events, $this->events() );
	}

	public function test_an_order_paid_days_later_still_names_the_visitor_who_made_it(): void {
		$_COOKIE['cairn_id'] = 'abcdefghijklmnopqrstuv';
		WC()->cart->add_to_cart( $this->product()->get_id() );
		$this->next_request();
		$id = (int) $this->order_by_blocks( 'bacs' )->get_data()['order_id'];
		$this->end_request();
		$before = $this->told( $id );
		self::assertNull( $before['paid_at'] );
		// The owner sees the money and completes the order in wp-admin, in another browser.
		$_COOKIE = array( 'cairn_staff' => '1' );
		$this->act_as( 'administrator' );
		wc_get_order( $id )->update_status( 'completed' );
		$after = $this->told( $id );
		self::assertNotNull( $after['paid_at'] );
		self::assertSame( $before['visitor'], $after['visitor'] );
		self::assertArrayNotHasKey( 'staff', $after );
	}
}
