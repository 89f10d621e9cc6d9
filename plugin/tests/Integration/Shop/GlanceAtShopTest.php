<?php

declare(strict_types=1);

namespace Cairn\Tests\Integration\Shop;

use Automattic\WooCommerce\Internal\DataStores\Orders\DataSynchronizer;
use Cairn\Connection\ConnectionStore;
use Cairn\Outbox\OutboxTable;
use Cairn\Plugin;
use Cairn\Shop\OrderSnapshot;
use Cairn\SystemClock;
use PHPUnit\Framework\Attributes\DataProvider;
use PHPUnit\Framework\Attributes\Group;

/**
 * A stranger asks for a page of the shop, and most of the plugin stays unloaded. While the page is printed another plugin
 * puts something into the cart, makes an order or changes one: that is told as it is in any other request, once.
 */
#[Group( 'woocommerce' )]
final class GlanceAtShopTest extends ShopTestCase {

	public static function setUpBeforeClass(): void {
		parent::setUpBeforeClass();
		// Before a test's own transaction begins, which making a table would end.
		if ( self::on_real_wordpress() ) {
			$tables = wc_get_container()->get( DataSynchronizer::class );
			if ( ! $tables->check_orders_table_exists() ) {
				$tables->create_database_tables();
			}
		}
	}

	protected function tearDown(): void {
		// It was made while none of our routes was there.
		$GLOBALS['wp_rest_server'] = null;
		parent::tearDown();
	}

	/**
	 * Begins a stranger's look at a page: the plugin of this process forgets its hooks, and a new one hooks what it needs.
	 */
	private function begin_glance( bool $orders_are_posts = false ): void {
		self::unhook_the_plugin();
		add_filter( 'pre_option_woocommerce_custom_orders_table_enabled', static fn (): string => $orders_are_posts ? 'no' : 'yes' );
		$_SERVER['REQUEST_METHOD'] = 'GET';
		$_SERVER['REQUEST_URI']    = '/product/beanie/';
		( new Plugin( sapi: 'fpm-fcgi' ) )->hook();
		self::assertFalse( self::watches_orders(), 'Nothing of ours follows orders yet.' );
	}

	/** Whether the plugin follows orders. */
	private static function watches_orders(): bool {
		foreach ( $GLOBALS['wp_filter']['woocommerce_new_order']->callbacks ?? array() as $callbacks ) {
			foreach ( $callbacks as $callback ) {
				if ( self::is_ours( $callback['function'] ) ) {
					return true;
				}
			}
		}
		return false;
	}

	/** Takes away what the plugin has hooked when this process began. */
	private static function unhook_the_plugin(): void {
		foreach ( $GLOBALS['wp_filter'] as $hook ) {
			foreach ( $hook->callbacks as $priority => $callbacks ) {
				foreach ( $callbacks as $callback ) {
					if ( self::is_ours( $callback['function'] ) ) {
						$hook->remove_filter( '', $callback['function'], $priority );
					}
				}
			}
		}
	}

	/** Whether something that is hooked belongs to the plugin. */
	private static function is_ours( mixed $callback ): bool {
		$of = is_array( $callback ) ? ( is_object( $callback[0] ) ? get_class( $callback[0] ) : $callback[0] ) : '';
		if ( $callback instanceof \Closure ) {
			$of = ( new \ReflectionFunction( $callback ) )->getClosureScopeClass()?->getName() ?? '';
		}
		return str_starts_with( $of, 'Cairn\\' ) && ! str_starts_with( $of, 'Cairn\\Tests\\' );
	}

	/** An order as a program makes one. */
	private function order( \WC_Product $product, string $status = 'processing' ): \WC_Order {
		$order = wc_create_order();
		self::assertInstanceOf( \WC_Order::class, $order );
		$order->add_product( $product, 2 );
		$order->calculate_totals();
		$order->set_status( $status );
		$order->save();
		return $order;
	}

	/** Forgets what was told until now. */
	private function forget_the_outbox(): void {
		global $wpdb;
		$this->end_request();
		$wpdb->query( 'DELETE FROM ' . ( new OutboxTable() )->name() );
	}

	public function test_a_page_that_changes_nothing_tells_nothing(): void {
		$this->product();
		$this->forget_the_outbox();
		$this->begin_glance();
		set_transient( 'cairn_test_passing', '1', 60 );
		WC()->cart->get_cart();
		$this->end_request();
		self::assertFalse( self::watches_orders() );
		self::assertSame( array(), $this->events() );
	}

	/** @return array<string, array{\Closure(self, \WC_Product): void}> Ways to put two of a product into the cart. */
	public static function ways_into_the_cart(): array {
		return array(
			'the cart itself'              => array( static fn ( self $test, \WC_Product $product ) => WC()->cart->add_to_cart( $product->get_id(), 2 ) ),
			'the cart, one by one'         => array(
				static function ( self $test, \WC_Product $product ): void {
					WC()->cart->add_to_cart( $product->get_id() );
					WC()->cart->add_to_cart( $product->get_id() );
				},
			),
			'the cart, and another number' => array( static fn ( self $test, \WC_Product $product ) => WC()->cart->set_quantity( (string) WC()->cart->add_to_cart( $product->get_id(), 5 ), 2 ) ),
			'the Store API'                => array( static fn ( self $test, \WC_Product $product ) => self::assertSame( 201, $test->store_api( 'POST', '/cart/add-item', array( 'id' => $product->get_id(), 'quantity' => 2 ) )->get_status() ) ),
		);
	}

	/** @param \Closure(self, \WC_Product): void $put How it comes into the cart. */
	#[DataProvider( 'ways_into_the_cart' )]
	public function test_what_is_put_into_the_cart_while_a_page_is_printed_is_told_once( \Closure $put ): void {
		$product = $this->product();
		$this->forget_the_outbox();
		$this->begin_glance();
		$put( $this, $product );
		$this->end_request();
		self::assertSame( array( array( 'add_to_cart', $product->get_id(), 2 ) ), $this->cart_changes() );
		self::assertSame( array( 'sealed' ), array_keys( $this->events()[0]['visitor'] ), 'Whose page it was is known.' );
	}

	public function test_a_coupon_that_comes_before_the_first_product_of_the_same_page_is_told_too(): void {
		$product = $this->product();
		$coupon  = new \WC_Coupon();
		$coupon->set_code( 'spring' );
		$coupon->set_amount( 10.0 );
		$coupon->set_discount_type( 'percent' );
		$coupon->save();
		$this->forget_the_outbox();
		$this->begin_glance();
		WC()->cart->apply_coupon( 'spring' );
		WC()->cart->add_to_cart( $product->get_id(), 2 );
		$this->end_request();
		self::assertSame( array( array( 'add_to_cart', $product->get_id(), 2 ) ), $this->cart_changes() );
		self::assertCount( 1, $this->events( 'apply_coupon' ) );
	}

	/** @return array<string, array{bool}> */
	public static function ways_to_keep_orders(): array {
		return array(
			'in tables of their own' => array( false ),
			'as posts'               => array( true ),
		);
	}

	#[DataProvider( 'ways_to_keep_orders' )]
	public function test_an_order_made_while_a_page_is_printed_is_told_once_with_its_conversion( bool $as_posts ): void {
		$product = $this->product();
		$this->forget_the_outbox();
		$this->begin_glance( $as_posts );
		$order = $this->order( $product );
		$this->end_request();
		self::assertSame( array( "order:{$order->get_id()}" ), $this->waiting( 'order' ) );
		self::assertSame( 1, $this->conversions( $order->get_id() ) );
	}

	#[DataProvider( 'ways_to_keep_orders' )]
	public function test_each_change_of_an_order_while_a_page_is_printed_is_told( bool $as_posts ): void {
		$changes = array(
			'paid'      => static fn ( \WC_Order $order ) => $order->update_status( 'completed' ),
			'refunded'  => static fn ( \WC_Order $order ) => wc_create_refund( array( 'order_id' => $order->get_id(), 'amount' => 5 ) ),
			'refund deleted' => static fn ( \WC_Order $order ) => $order->get_refunds()[0]->delete( true ),
			'trashed'   => static fn ( \WC_Order $order ) => $order->delete( false ),
			'restored'  => static fn ( \WC_Order $order ) => $as_posts ? wp_untrash_post( $order->get_id() ) : $order->untrash(),
			'deleted'   => static fn ( \WC_Order $order ) => $order->delete( true ),
		);
		$this->begin_glance( $as_posts );
		$id = $this->order( $this->product() )->get_id();
		foreach ( $changes as $what => $change ) {
			$this->forget_the_outbox();
			$this->begin_glance( $as_posts );
			$order = wc_get_order( $id );
			self::assertInstanceOf( \WC_Order::class, $order, $what );
			$change( $order );
			$this->end_request();
			self::assertSame( array( "order:$id" ), $this->waiting( 'order' ), $what );
		}
	}

	public function test_a_price_that_changes_while_a_page_is_printed_is_told(): void {
		$product = $this->product();
		$this->forget_the_outbox();
		$this->begin_glance();
		$product->set_regular_price( '20' );
		$product->save();
		$this->end_request();
		self::assertSame( array( "product:{$product->get_id()}" ), $this->waiting( 'product' ) );
	}

	public function test_an_account_and_a_login_made_while_a_page_is_printed_are_told_once(): void {
		$this->begin_glance();
		$id = wc_create_new_customer( 'buyer@example.com', 'buyer', 'password' );
		self::assertIsInt( $id );
		$this->end_request();
		do_action( 'wp_login', 'buyer', get_userdata( $id ) );
		$this->end_request();
		self::assertCount( 1, $this->events( 'create_account' ) );
		self::assertCount( 1, $this->events( 'login' ) );
	}

	public function test_a_review_written_while_a_page_is_printed_is_told_once(): void {
		update_option( 'comments_notify', 0 );
		update_option( 'moderation_notify', 0 );
		$product = $this->product();
		$this->forget_the_outbox();
		$this->begin_glance();
		$_POST = array( 'rating' => '4', 'comment_post_ID' => (string) $product->get_id() );
		$id    = wp_new_comment(
			array(
				'comment_post_ID'      => $product->get_id(),
				'comment_author'       => 'Ann',
				'comment_author_email' => 'ann@example.com',
				'comment_author_url'   => '',
				'comment_content'      => 'Warm.',
				'comment_type'         => 'review',
				'comment_approved'     => 1,
			),
			true
		);
		self::assertIsInt( $id );
		$this->end_request();
		self::assertCount( 1, $this->events( 'review' ) );
	}

	/** How many conversions are told of an order, as the service is told. */
	private function conversions( int $id ): int {
		$told = ( new OrderSnapshot( new ConnectionStore(), new SystemClock() ) )->read( $id, 1 );
		return isset( $told['paid_event_id'] ) ? 1 : 0;
	}
}
