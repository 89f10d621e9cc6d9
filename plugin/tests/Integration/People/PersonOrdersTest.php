<?php

declare(strict_types=1);

namespace Cairn\Tests\Integration\People;

use Automattic\WooCommerce\Internal\DataStores\Orders\DataSynchronizer;
use Cairn\People\PersonOrders;
use Cairn\Shop\OrderMeta;
use Cairn\Tests\Integration\Shop\ShopTestCase;
use PHPUnit\Framework\Attributes\DataProvider;
use PHPUnit\Framework\Attributes\Group;

/** The orders of whoever asks WordPress what is stored about them. */
#[Group( 'woocommerce' )]
final class PersonOrdersTest extends ShopTestCase {

	private const EMAIL = 'buyer@example.com';

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

	private static function order( string $email, int $customer = 0, string $status = 'completed' ): int {
		$order = new \WC_Order();
		$order->set_billing_email( $email );
		$order->set_customer_id( $customer );
		$order->set_status( $status );
		$order->update_meta_data(
			OrderMeta::ORIGIN,
			(string) wp_json_encode(
				array(
					'visitor_at' => 1767225600000,
					'visitor'    => array( 'id' => 'aaaaaaaaaaaaaaaa' ),
					'consent'    => array( 'state' => 'statistics' ),
					'cart_id'    => 'cart',
				)
			)
		);
		$order->save();
		return $order->get_id();
	}

	/** @return array<string, mixed> */
	private static function origin( int $id ): array {
		$order = wc_get_order( $id );
		self::assertInstanceOf( \WC_Order::class, $order );
		return (array) json_decode( (string) $order->get_meta( OrderMeta::ORIGIN ), true );
	}

	/** @return array{success: bool, data: array<string, mixed>}|array<string, mixed>|\WP_Error */
	private static function erase( int $page = 1 ): array|\WP_Error {
		$erasers = apply_filters( 'wp_privacy_personal_data_erasers', array() );
		return call_user_func( $erasers['cairn-people']['callback'], self::EMAIL, $page );
	}

	/** @return iterable<string, array{string}> */
	public static function storages(): iterable {
		yield 'in tables of their own' => array( 'yes' );
		yield 'as posts' => array( 'no' );
	}

	#[DataProvider( 'storages' )]
	public function test_orders_of_the_address_and_of_the_account_are_named_and_cut_from_their_visits( string $in_tables ): void {
		add_filter( 'pre_option_woocommerce_custom_orders_table_enabled', static fn (): string => $in_tables );
		$member = wp_insert_user( array( 'user_login' => 'buyer', 'user_pass' => 'x', 'user_email' => self::EMAIL ) );
		self::assertIsInt( $member );
		$of_guest = self::order( self::EMAIL );
		$of_user  = self::order( 'work@example.com', $member, 'pending' );
		$other    = self::order( 'other@example.com' );
		$this->will_answer( array( 'removed' => 2, 'retained' => 0, 'kept' => array( 'proofs' => 0, 'suppressions' => 0 ), 'done' => true ) );
		$answer   = self::erase();

		self::assertIsArray( $answer );
		self::assertTrue( $answer['items_removed'] && $answer['done'] );
		self::assertSame( array( $of_guest, $of_user ), ( (array) json_decode( $this->sent[0]['body'], true ) )['order_ids'] );
		foreach ( array( $of_guest, $of_user ) as $id ) {
			self::assertSame( array( 'visitor_at', 'consent' ), array_keys( self::origin( $id ) ), 'Whether it may be counted is known, not who it was.' );
		}
		self::assertArrayHasKey( 'visitor', self::origin( $other ) );
		self::assertSame( 0, PersonOrders::unlink( array( $of_guest, $of_user ) ), 'Asked again, there is nothing left.' );
	}

	public function test_many_orders_come_in_pages_and_wait_all_together_while_the_service_is_down(): void {
		add_filter( 'pre_option_woocommerce_custom_orders_table_enabled', static fn (): string => 'yes' );
		$ids = array();
		for ( $i = 0; $i < 101; $i++ ) {
			$ids[] = self::order( self::EMAIL );
		}
		self::assertInstanceOf( \WP_Error::class, self::erase() );
		global $wpdb;
		$fact = json_decode( (string) $wpdb->get_var( "SELECT payload FROM {$wpdb->prefix}cairn_outbox WHERE fact_key LIKE 'erasure:%'" ), true );
		self::assertSame( $ids, $fact['order_ids'] ?? null );
		self::assertArrayNotHasKey( 'visitor', self::origin( $ids[100] ) );

		// The service is back.
		delete_transient( 'cairn_service_silence' );
		$this->sent = array();
		for ( $page = 1; $page <= 2; $page++ ) {
			$this->will_answer( array( 'removed' => 0, 'retained' => 1, 'kept' => array( 'proofs' => 0, 'suppressions' => 1 ), 'done' => true ) );
		}
		$first = self::erase();
		$last  = self::erase( 2 );
		self::assertIsArray( $first );
		self::assertIsArray( $last );
		self::assertSame( array( array( false, 0 ), array( true, 1 ) ), array( array( $first['done'], count( $first['messages'] ) ), array( $last['done'], count( $last['messages'] ) ) ), 'What is kept is said once.' );
		self::assertSame( $ids, array_merge( ...array_map( static fn ( array $sent ): array => ( (array) json_decode( $sent['body'], true ) )['order_ids'], $this->sent ) ) );
	}

	public function test_who_exports_names_the_orders_too(): void {
		add_filter( 'pre_option_woocommerce_custom_orders_table_enabled', static fn (): string => 'yes' );
		$id = self::order( self::EMAIL );
		$this->will_answer( array( 'items' => array(), 'done' => true ) );
		$exporters = apply_filters( 'wp_privacy_personal_data_exporters', array() );
		call_user_func( $exporters['cairn-people']['callback'], self::EMAIL, 1 );

		self::assertSame( array( $id ), ( (array) json_decode( $this->sent[0]['body'], true ) )['order_ids'] );
	}
}
