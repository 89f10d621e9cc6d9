<?php

declare(strict_types=1);

namespace Cairn\Tests\Integration\Shop;

use Automattic\WooCommerce\Internal\DataStores\Orders\DataSynchronizer;
use Cairn\Connection\Connection;
use Cairn\Connection\ConnectionStore;
use Cairn\Outbox\OutboxParts;
use Cairn\Outbox\OutboxTable;
use Cairn\Service\CircuitBreaker;
use Cairn\Service\RandomNonces;
use Cairn\Service\SignedClient;
use Cairn\Service\WordPressTransport;
use Cairn\Shop\Backfill;
use Cairn\Shop\OrderMeta;
use Cairn\Shop\OrderSnapshot;
use Cairn\Shop\OrderSweep;
use Cairn\Shop\Shop;
use Cairn\SystemClock;
use PHPUnit\Framework\Attributes\Group;

/** Orders, from the checkout to the trash, are told as WooCommerce has them, and exactly so often. */
#[Group( 'woocommerce' )]
class OrderTest extends ShopTestCase {

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

	protected function setUp(): void {
		parent::setUp();
		add_filter( 'pre_option_woocommerce_custom_orders_table_enabled', static fn (): string => 'yes' );
	}

	/** @param list<array{\WC_Product, float}>|null $lines Products and quantities. */
	private function order( string $status = 'pending', ?array $lines = null, string $via = 'checkout' ): \WC_Order {
		$order = new \WC_Order();
		$order->set_created_via( $via );
		$order->set_currency( 'EUR' );
		$order->set_billing_email( 'buyer@example.com' );
		foreach ( $lines ?? array( array( $this->product( 18.0 ), 2 ) ) as list( $product, $quantity ) ) {
			$order->add_product( $product, $quantity );
		}
		$order->calculate_totals();
		$order->set_status( $status );
		$order->save();
		return $order;
	}

	/** @return array<string, mixed> */
	private function snapshot( \WC_Order|int $order ): array {
		$read = ( new OrderSnapshot( new ConnectionStore(), new SystemClock() ) )->read( is_int( $order ) ? $order : $order->get_id(), 1 );
		self::assertNotNull( $read );
		return $read;
	}

	private function parts(): OutboxParts {
		$store = new ConnectionStore();
		$clock = new SystemClock();
		return new OutboxParts(
			$store,
			new SignedClient( $store, new WordPressTransport(), new CircuitBreaker( $clock ), $clock, new RandomNonces() ),
			$clock,
			static fn ( OutboxParts $parts ): array => Shop::readers( $store, $parts ),
			static fn ( OutboxParts $parts ): array => Shop::chores( $store, $parts )
		);
	}

	public function test_an_unpaid_order_is_told_without_a_conversion(): void {
		foreach ( array( 'on-hold', 'failed', 'cancelled' ) as $status ) {
			$told = $this->snapshot( $this->order( $status ) );
			self::assertSame( array( $status, 'live', null, null, null ), array( $told['status'], $told['state'], $told['paid_at'], $told['paid_event_id'], $told['withdrawn_at'] ) );
		}
		$told = $this->snapshot( $this->order( 'pending' ) );
		self::assertSame( array( 'pending', 'live', null, null, null ), array( $told['status'], $told['state'], $told['paid_at'], $told['paid_event_id'], $told['withdrawn_at'] ) );
		self::assertSame( array( 'EUR', 2, 1.0, 3600, 0, 0, 0 ), array( $told['currency'], $told['decimals'], $told['rate'], $told['total'], $told['tax'], $told['shipping'], $told['discount'] ) );
	}

	public function test_an_order_is_paid_once_at_the_transition_whatever_follows(): void {
		$order  = $this->order( 'pending' );
		$before = ( new SystemClock() )->milliseconds();
		$order->update_status( 'processing' );
		$paid = $this->snapshot( $order->get_id() );
		self::assertGreaterThanOrEqual( $before, $paid['paid_at'] );
		self::assertSame( $paid['paid_at'], hexdec( substr( str_replace( '-', '', $paid['paid_event_id'] ), 0, 12 ) ) );

		foreach ( array( 'completed', 'processing', 'refunded' ) as $status ) {
			wc_get_order( $order->get_id() )->update_status( $status );
			$later = $this->snapshot( $order->get_id() );
			self::assertSame( array( $paid['paid_at'], $paid['paid_event_id'], null ), array( $later['paid_at'], $later['paid_event_id'], $later['withdrawn_at'] ), $status );
		}
	}

	public function test_an_order_made_as_paid_is_paid(): void {
		$told = $this->snapshot( $this->order( 'processing' ) );
		self::assertNotNull( $told['paid_event_id'] );
	}

	public function test_a_bank_transfer_is_paid_when_the_money_came(): void {
		$order = $this->order( 'on-hold' );
		self::assertNull( $this->snapshot( $order )['paid_at'] );
		$order->update_status( 'completed' );
		self::assertNotNull( $this->snapshot( $order->get_id() )['paid_at'] );
	}

	public function test_a_paid_order_that_is_cancelled_is_withdrawn_and_comes_back_when_it_is_paid_again(): void {
		$order = $this->order( 'processing' );
		$paid  = $this->snapshot( $order->get_id() );
		$order->update_status( 'cancelled' );
		$withdrawn = $this->snapshot( $order->get_id() );
		self::assertNotNull( $withdrawn['withdrawn_at'] );
		self::assertSame( $paid['paid_event_id'], $withdrawn['paid_event_id'] );
		wc_get_order( $order->get_id() )->update_status( 'completed' );
		$again = $this->snapshot( $order->get_id() );
		self::assertNull( $again['withdrawn_at'] );
		self::assertSame( $paid['paid_event_id'], $again['paid_event_id'] );
	}

	public function test_two_requests_that_pay_an_order_at_the_same_moment_make_one_conversion(): void {
		$order = $this->order( 'pending' );
		$here  = wc_get_order( $order->get_id() );
		$there = wc_get_order( $order->get_id() );
		self::assertInstanceOf( \WC_Order::class, $here );
		self::assertInstanceOf( \WC_Order::class, $there );
		$here->set_status( 'processing' );
		$there->set_status( 'processing' );
		$here->save();
		$told = $this->snapshot( $order->get_id() );
		$there->save();
		self::assertSame( $told['paid_event_id'], $this->snapshot( $order->get_id() )['paid_event_id'] );
		self::assertCount( 1, array_unique( array( $told['paid_at'], $this->snapshot( $order->get_id() )['paid_at'] ) ) );
	}

	public function test_every_change_puts_the_order_into_the_outbox(): void {
		global $wpdb;
		$order = $this->order( 'processing' );
		$key   = "order:{$order->get_id()}";
		$empty = function () use ( $wpdb ): void {
			$this->end_request();
			$wpdb->query( 'DELETE FROM ' . ( new OutboxTable() )->name() );
		};
		$refund  = null;
		$changes = array(
			'a new order'        => fn () => null,
			'a status'           => fn () => $order->update_status( 'completed' ),
			'an item in wp-admin' => function () use ( $order ): void {
				$order->add_product( $this->product( 5.0 ), 1 );
				$order->calculate_totals();
			},
			'a refund'           => function () use ( $order, &$refund ): void {
				$refund = wc_create_refund( array( 'order_id' => $order->get_id(), 'amount' => 5 ) );
			},
			'a deleted refund'   => function () use ( &$refund ): void {
				self::assertInstanceOf( \WC_Order_Refund::class, $refund );
				$refund->delete( true );
			},
			'the trash'          => fn () => wc_get_order( $order->get_id() )->delete(),
			'a restored order'   => fn () => wc_get_order( $order->get_id() )->untrash(),
			'a deleted order'    => fn () => wc_get_order( $order->get_id() )->delete( true ),
		);
		foreach ( $changes as $what => $change ) {
			$change();
			$this->end_request();
			self::assertSame( array( $key ), array_values( array_unique( $this->waiting( 'order' ) ) ), $what );
			if ( 'a deleted order' !== $what ) {
				$empty();
			}
		}
		$this->will_answer( new \stdClass(), 202 );
		$this->will_answer( new \stdClass(), 202 );
		self::assertTrue( $this->parts()->delivery()->run( 5.0 ) );
		$last = json_decode( $this->sent[0]['body'], true )['orders'] ?? json_decode( $this->sent[1]['body'], true )['orders'];
		self::assertSame( array( $order->get_id(), 'deleted' ), array( $last[0]['order_id'], $last[0]['state'] ) );
		self::assertGreaterThan( 1000000000000, $last[0]['version'] );
	}

	public function test_an_order_in_the_trash_says_what_it_was(): void {
		$order = $this->order( 'processing' );
		$id    = $order->get_id();
		$order->delete();
		$told = $this->snapshot( $id );
		self::assertSame( array( 'trashed', 'processing' ), array( $told['state'], $told['status'] ) );
		self::assertNotNull( $told['paid_at'] );
		self::assertNull( $told['withdrawn_at'] );
	}

	public function test_where_an_order_comes_from(): void {
		self::assertSame( 'checkout', $this->snapshot( $this->order( via: 'checkout' ) )['origin'] );
		self::assertSame( 'checkout', $this->snapshot( $this->order( via: 'store-api' ) )['origin'] );
		self::assertSame( 'admin', $this->snapshot( $this->order( via: 'admin' ) )['origin'] );
		self::assertSame( 'api', $this->snapshot( $this->order( via: 'rest-api' ) )['origin'] );
		self::assertSame( 'other', $this->snapshot( $this->order( via: 'pos-rest-api' ) )['origin'] );
		$renewal = $this->order( via: 'subscription' );
		self::assertSame( 'renewal', $this->snapshot( $renewal )['origin'] );
		$renewal = $this->order();
		$renewal->update_meta_data( '_subscription_renewal', '77' );
		$renewal->save();
		self::assertSame( 'renewal', $this->snapshot( $renewal->get_id() )['origin'] );
	}

	/**
	 * An order that is what the subscriptions' plugin says.
	 *
	 * @param string|list<string> $how Its relations.
	 */
	private function subscribed( string|array $how, string $via = 'checkout' ): \WC_Order {
		require_once dirname( __DIR__, 2 ) . '/StandIn/subscriptions.php';
		$order = $this->order( via: $via );
		$order->update_meta_data( '_stand_in_subscription', $how );
		$order->save();
		return $order;
	}

	/** @return array{string, string|null} Origin and subscription. */
	private function series( \WC_Order $order ): array {
		$told = $this->snapshot( $order->get_id() );
		return array( $told['origin'], $told['subscription'] );
	}

	public function test_an_order_says_whether_it_begins_a_subscription_or_renews_one(): void {
		self::assertSame( array( 'checkout', null ), $this->series( $this->order() ) );
		self::assertSame( array( 'checkout', 'start' ), $this->series( $this->subscribed( 'parent' ) ) );
		self::assertSame( array( 'checkout', 'start' ), $this->series( $this->subscribed( 'resubscribe' ) ) );
		self::assertSame( array( 'checkout', null ), $this->series( $this->subscribed( 'switch' ) ), 'A change of plan begins nothing.' );
		self::assertSame( array( 'checkout', null ), $this->series( $this->subscribed( array( 'switch', 'parent' ) ) ), 'Nor one that makes a new subscription.' );
		self::assertSame( 'start', $this->series( $this->subscribed( 'resubscribe', 'subscription' ) )[1], 'Made as a renewal is, but by somebody who had left.' );
		self::assertSame( array( 'renewal', 'renewal' ), $this->series( $this->subscribed( 'renewal' ) ) );
		self::assertSame( array( 'renewal', 'renewal' ), $this->series( $this->order( via: 'subscription' ) ) );
	}

	public function test_another_plugin_for_subscriptions_says_so_by_a_filter(): void {
		$says = null;
		$tell = static function () use ( &$says ): mixed {
			return $says;
		};
		add_filter( 'cairn_order_subscription', $tell );
		$order = $this->order();
		foreach ( array( array( 'start', array( 'checkout', 'start' ) ), array( 'renewal', array( 'renewal', 'renewal' ) ), array( 'nonsense', array( 'checkout', null ) ), array( 12, array( 'checkout', null ) ) ) as list( $answer, $expected ) ) {
			$says = $answer;
			self::assertSame( $expected, $this->series( $order ) );
		}
		remove_filter( 'cairn_order_subscription', $tell );
	}

	public function test_a_renewal_a_visitor_pays_is_of_that_visit_and_one_that_pays_itself_of_none(): void {
		$_COOKIE['cairn_id'] = 'abcdefghijklmnopqrstuv';
		$by_itself           = $this->subscribed( 'renewal', 'subscription' );
		$by_itself->update_status( 'processing' );
		self::assertArrayNotHasKey( 'visitor_at', $this->snapshot( $by_itself->get_id() ) );

		$ways = array( 'woocommerce_before_pay_action', 'woocommerce_store_api_checkout_order_processed', 'woocommerce_checkout_create_order' );
		foreach ( $ways as $hook ) {
			$order = $this->subscribed( 'renewal', 'subscription' );
			if ( 'woocommerce_checkout_create_order' === $hook ) {
				do_action( $hook, $order, array() );
				$order->save();
			} else {
				do_action( $hook, $order );
			}
			// The gateway has an object of its own.
			wc_get_order( $order->get_id() )->update_status( 'processing' );
			$told = $this->snapshot( $order->get_id() );
			self::assertIsInt( $told['visitor_at'] ?? null, $hook );
			self::assertNotNull( $told['paid_event_id'], $hook );
		}
		$made_in_admin = $this->order( via: 'admin' );
		do_action( 'woocommerce_before_pay_action', $made_in_admin );
		self::assertArrayNotHasKey( 'visitor_at', $this->snapshot( $made_in_admin->get_id() ) );
	}

	public function test_a_renewal_inherits_neither_the_visitor_nor_the_payment_of_the_order_that_began_it(): void {
		$first = array( OrderMeta::ORIGIN => '{"visitor_at":1}', OrderMeta::PAID => '{"at":1,"id":"x"}', OrderMeta::WITHDRAWN => '', '_note' => 'kept' );
		self::assertSame( array( '_note' => 'kept' ), apply_filters( 'wc_subscriptions_object_data', $first, null, null, 'subscription' ) );

		// A plugin that copies without asking.
		$renewal = $this->subscribed( 'renewal', 'subscription' );
		$renewal->update_meta_data( OrderMeta::ORIGIN, (string) wp_json_encode( array( 'visitor' => array( 'id' => 'abcdefghijklmnopqrstuv' ), 'visitor_at' => ( time() - 30 * DAY_IN_SECONDS ) * 1000, 'cart_id' => 'c1' ) ) );
		$renewal->save();
		$told = $this->snapshot( $renewal->get_id() );
		foreach ( array( 'visitor', 'visitor_at', 'cart_id' ) as $key ) {
			self::assertArrayNotHasKey( $key, $told );
		}
	}

	public function test_an_order_made_in_wp_admin_has_no_visitor_even_where_the_owner_has_a_cookie(): void {
		$told = $this->snapshot( $this->order( via: 'admin' ) );
		self::assertArrayNotHasKey( 'visitor', $told );
	}

	public function test_items_refunds_and_coupons_are_told_without_a_name(): void {
		$product = $this->product( 20.0 );
		$order   = $this->order( 'completed', array( array( $product, 3 ) ) );
		$item    = array_key_first( $order->get_items() );
		$refund  = wc_create_refund( array( 'order_id' => $order->get_id(), 'amount' => 20, 'line_items' => array( $item => array( 'qty' => 1, 'refund_total' => 20 ) ) ) );
		self::assertInstanceOf( \WC_Order_Refund::class, $refund );
		$told = $this->snapshot( $order->get_id() );
		self::assertEquals( array( array( 'item_id' => $item, 'product_id' => $product->get_id(), 'quantity' => 3, 'net' => 6000, 'tax' => 0 ) ), $told['items'] );
		self::assertEquals( array( array( 'item_id' => $item, 'product_id' => $product->get_id(), 'quantity' => 1, 'net' => 2000, 'tax' => 0 ) ), $told['refunds'][0]['items'] );
		self::assertSame( array( $refund->get_id(), 2000 ), array( $told['refunds'][0]['refund_id'], $told['refunds'][0]['amount'] ) );
		self::assertStringNotContainsString( 'buyer@example.com', (string) wp_json_encode( $told ) );
	}

	public function test_the_buyers_second_paid_order_is_the_second(): void {
		$first = $this->order( 'completed' );
		$first->set_date_created( time() - DAY_IN_SECONDS );
		$first->save();
		$this->order( 'failed' );
		self::assertSame( 1, $this->snapshot( $first->get_id() )['nth'] );
		self::assertSame( 2, $this->snapshot( $this->order( 'processing' ) )['nth'] );
		self::assertNull( $this->snapshot( $this->order( 'pending' ) )['nth'] );
	}

	public function test_the_rate_is_the_one_a_currency_plugin_wrote_on_the_order(): void {
		$rate = function ( array $meta ): ?float {
			$order = $this->order();
			$order->set_currency( 'USD' );
			foreach ( $meta as $key => $value ) {
				$order->update_meta_data( $key, $value );
			}
			$order->save();
			return $this->snapshot( $order->get_id() )['rate'];
		};
		self::assertNull( $rate( array() ) );
		self::assertEqualsWithDelta( 0.8, $rate( array( '_woocs_order_rate' => '1.25' ) ), 1e-9 );
		self::assertEqualsWithDelta( 0.8, $rate( array( '_wcpay_multi_currency_order_exchange_rate' => '1.25' ) ), 1e-9 );
		self::assertEqualsWithDelta( 0.79, $rate( array( '_wcpay_multi_currency_order_exchange_rate' => '1.25', '_wcpay_multi_currency_stripe_exchange_rate' => '0.79' ) ), 1e-9 );
		self::assertEqualsWithDelta( 0.8, $rate( array( '_base_currency_exchange_rate' => '0.8' ) ), 1e-9 );
		self::assertEqualsWithDelta( 0.8, $rate( array( '_wcpbc_base_exchange_rate' => '0.8' ) ), 1e-9 );
		self::assertEqualsWithDelta( 0.8, $rate( array( 'wmc_order_info' => array( 'EUR' => array( 'rate' => 1, 'is_main' => 1 ), 'USD' => array( 'rate' => '1.25' ) ) ) ), 1e-9 );
		add_filter( 'cairn_order_rate', static fn ( ?float $rate ): float => $rate ?? 0.5 );
		self::assertEqualsWithDelta( 0.5, $rate( array() ), 1e-9 );
	}

	public function test_woocommerces_own_attribution_comes_along_without_addresses(): void {
		$order = $this->order();
		$order->update_meta_data( '_wc_order_attribution_source_type', 'utm' );
		$order->update_meta_data( '_wc_order_attribution_utm_source', 'newsletter' );
		$order->update_meta_data( '_wc_order_attribution_referrer', 'https://mail.example/inbox?user=me' );
		$order->update_meta_data( '_wc_order_attribution_device_type', 'Mobile' );
		$order->save();
		self::assertSame( array( 'source_type' => 'utm', 'utm_source' => 'newsletter', 'referrer' => 'mail.example', 'device' => 'Mobile' ), $this->snapshot( $order->get_id() )['attribution'] );
	}

	public function test_a_process_killed_between_the_save_and_our_insert_loses_nothing(): void {
		global $wpdb;
		update_option( OrderSweep::UNTIL_OPTION, time(), false );
		$order = $this->order( 'processing' );
		// The shutdown that would have written it never comes.
		$wpdb->query( 'DELETE FROM ' . ( new OutboxTable() )->name() );
		$sweep = new OrderSweep( new ConnectionStore(), new OutboxTable(), new SystemClock() );
		$sweep->look();
		self::assertSame( array( "order:{$order->get_id()}" ), $this->waiting( 'order' ) );
	}

	public function test_the_sweep_tells_nothing_twice_that_was_told_after_its_last_change(): void {
		global $wpdb;
		$order = $this->order( 'processing' );
		$this->end_request();
		$wpdb->query( 'DELETE FROM ' . ( new OutboxTable() )->name() . " WHERE kind = 'product'" );
		$wpdb->query( "UPDATE {$wpdb->prefix}wc_orders SET date_updated_gmt = UTC_TIMESTAMP() - INTERVAL 60 SECOND WHERE id = {$order->get_id()}" );
		$wpdb->query( "UPDATE {$wpdb->posts} SET post_modified_gmt = UTC_TIMESTAMP() - INTERVAL 60 SECOND WHERE ID = {$order->get_id()}" );
		$this->will_answer( new \stdClass(), 202 );
		self::assertTrue( $this->parts()->delivery()->run( 5.0 ) );
		$sweep = new OrderSweep( new ConnectionStore(), new OutboxTable(), new SystemClock() );
		update_option( OrderSweep::UNTIL_OPTION, time() - 30, false );
		$sweep->look();
		self::assertSame( array(), $this->waiting( 'order' ) );
	}

	public function test_orders_of_before_the_connection_are_told_in_batches_and_a_stop_in_the_middle_repeats_nothing(): void {
		global $wpdb;
		$product = $this->product();
		$ids     = array();
		for ( $i = 0; $i < 5; $i++ ) {
			$ids[] = $this->order( 'completed', array( array( $product, 1 ) ) )->get_id();
		}
		$this->end_request();
		$wpdb->query( 'DELETE FROM ' . ( new OutboxTable() )->name() );
		$parts    = $this->parts();
		$three    = static fn ( OutboxParts $parts ): Backfill => new Backfill( new ConnectionStore(), $parts->delivery(), $parts->table, $parts->faults, $parts->clock, Shop::readers( new ConnectionStore(), $parts ), 3 );
		$backfill = $three( $parts );
		$backfill->start();
		$products = (int) ceil( $backfill->progress()['products']['all'] / 3 );
		for ( $i = 0; $i < $products + 1; $i++ ) {
			$this->will_answer( new \stdClass(), 202 );
		}
		// The products, the first three orders; then the service is silent.
		self::assertFalse( $backfill->go_on( 20.0 ) );
		$progress = $backfill->progress();
		self::assertSame( array( 3, 5, false ), array( $progress['orders']['done'], $progress['orders']['all'], $progress['is_done'] ) );

		delete_option( 'cairn_delivery' );
		delete_transient( 'cairn_service_silence' );
		$tries = count( $this->sent );
		$this->will_answer( new \stdClass(), 202 );
		self::assertFalse( $three( $this->parts() )->go_on( 20.0 ) );
		self::assertTrue( $backfill->progress()['is_done'] );
		$told = array();
		foreach ( $this->sent as $index => $request ) {
			if ( str_ends_with( $request['url'], '/v1/orders' ) && $index !== $tries - 1 ) {
				array_push( $told, ...array_column( json_decode( $request['body'], true )['orders'], 'order_id' ) );
			}
		}
		self::assertSame( $ids, $told );
	}

	/** @return list<int> Numbers of orders that were sent to the service, as often as each was. */
	private function orders_sent(): array {
		$told = array();
		foreach ( $this->sent as $request ) {
			if ( str_ends_with( $request['url'], '/v1/orders' ) ) {
				array_push( $told, ...array_column( json_decode( $request['body'], true )['orders'], 'order_id' ) );
			}
		}
		return $told;
	}

	public function test_an_order_of_before_that_cannot_be_read_stops_none_of_the_others_and_is_tried_again(): void {
		global $wpdb;
		$product = $this->product();
		$ids     = array();
		for ( $i = 0; $i < 3; $i++ ) {
			$ids[] = $this->order( 'completed', array( array( $product, 1 ) ) )->get_id();
		}
		$this->end_request();
		$wpdb->query( 'DELETE FROM ' . ( new OutboxTable() )->name() );
		$fails = static function ( mixed $status, mixed $order ) use ( $ids ): mixed {
			if ( $order instanceof \WC_Order && $ids[1] === $order->get_id() ) {
				throw new \RuntimeException( 'Another plugin stumbles over this one.' );
			}
			return $status;
		};
		add_filter( 'woocommerce_order_get_payment_method', $fails, 10, 2 );
		for ( $i = 0; $i < 4; $i++ ) {
			$this->will_answer( new \stdClass(), 202 );
		}
		$backfill = Shop::backfill( new ConnectionStore(), $this->parts() );
		$backfill->start();
		self::assertFalse( $backfill->go_on( 20.0 ) );
		self::assertTrue( $backfill->progress()['is_done'] );
		self::assertSame( array( $ids[0], $ids[2] ), $this->orders_sent() );
		self::assertSame( array( "order:{$ids[1]}" ), $this->waiting( 'order' ) );

		remove_filter( 'woocommerce_order_get_payment_method', $fails );
		self::assertTrue( $this->parts()->delivery()->run( 5.0 ) );
		self::assertSame( array( $ids[0], $ids[2], $ids[1] ), $this->orders_sent() );
	}

	public function test_another_connection_is_told_of_everything_from_the_beginning_and_the_same_one_is_not(): void {
		global $wpdb;
		$id = $this->order( 'completed' )->get_id();
		$this->end_request();
		$wpdb->query( 'DELETE FROM ' . ( new OutboxTable() )->name() );
		$go = function (): void {
			for ( $i = 0; $i < 4; $i++ ) {
				$this->will_answer( new \stdClass(), 202 );
			}
			Shop::backfill( new ConnectionStore(), $this->parts() )->go_on( 20.0 );
		};
		$go();
		$go();
		self::assertSame( array( $id ), $this->orders_sent() );
		$kept            = (array) get_option( Connection::OPTION );
		$kept['site_id'] = 'site_02';
		update_option( Connection::OPTION, $kept );
		$go();
		self::assertSame( array( $id, $id ), $this->orders_sent() );
	}

	public function test_an_old_order_has_the_same_conversion_each_time_it_is_told_and_when_it_changes_at_last(): void {
		$option = get_option( Connection::OPTION );
		delete_option( Connection::OPTION );
		$order = $this->order( 'processing' );
		$order->set_date_paid( null );
		$order->save();
		update_option( Connection::OPTION, $option );

		$told = $this->snapshot( $order->get_id() );
		self::assertNotNull( $told['paid_event_id'] );
		self::assertSame( $told['paid_event_id'], $this->snapshot( $order->get_id() )['paid_event_id'] );
		wc_get_order( $order->get_id() )->update_status( 'completed' );
		$later = $this->snapshot( $order->get_id() );
		self::assertSame( array( $told['paid_event_id'], $told['paid_at'] ), array( $later['paid_event_id'], $later['paid_at'] ) );
	}

	public function test_address_and_user_agent_leave_the_order_after_two_days_and_nobody_hears_of_a_change(): void {
		WC()->cart->add_to_cart( $this->product()->get_id() );
		$order = $this->order( 'processing' );
		self::assertArrayHasKey( 'sealed', $this->snapshot( $order )['visitor'] );
		$kept                = json_decode( $order->get_meta( OrderMeta::ORIGIN ), true );
		$kept['visitor_at'] -= 3 * DAY_IN_SECONDS * 1000;
		$order->update_meta_data( OrderMeta::ORIGIN, (string) wp_json_encode( $kept ) );
		$order->save();
		self::assertArrayNotHasKey( 'visitor', $this->snapshot( $order->get_id() ) );
		$modified = wc_get_order( $order->get_id() )->get_date_modified()?->getTimestamp();
		$heard    = did_action( 'woocommerce_update_order' );
		OrderMeta::forget_sealed( wc_get_order( $order->get_id() ) );
		self::assertSame( $heard, did_action( 'woocommerce_update_order' ) );
		$after = wc_get_order( $order->get_id() );
		self::assertStringNotContainsString( 'sealed', (string) $after->get_meta( OrderMeta::ORIGIN ) );
		self::assertSame( $modified, $after->get_date_modified()?->getTimestamp() );
	}
}
