<?php

declare(strict_types=1);

namespace Cairn\Tests\Integration\Shop;

use Cairn\Clock;
use Cairn\Connection\ConnectionStore;
use Cairn\Connection\Unanswered;
use Cairn\Outbox\FaultLog;
use Cairn\Outbox\Outbox;
use Cairn\Outbox\OutboxTable;
use Cairn\Shop\AnonymousCartCounts;
use Cairn\Shop\AnonymousCarts;
use Cairn\SystemClock;
use Cairn\Tests\StandIn\FixedClock;
use PHPUnit\Framework\Attributes\Group;

/** Carts of visitors nobody may recognise are counted by the shop itself; only counts leave it. */
#[Group( 'woocommerce' )]
final class AnonymousCartTest extends ShopTestCase {

	protected function setUp(): void {
		parent::setUp();
		global $wpdb;
		$this->connect_shop( Unanswered::Counters );
		$carts = new AnonymousCarts( new SystemClock() );
		$carts->ensure();
		$wpdb->query( "DELETE FROM {$carts->name()}" );
	}

	private function look( Clock $clock ): void {
		( new AnonymousCartCounts( new Outbox( new ConnectionStore(), new OutboxTable(), new FaultLog( $clock ), $clock ), new AnonymousCarts( $clock ) ) )->look();
	}

	/** @return list<array<string, mixed>> */
	private function counts(): array {
		global $wpdb;
		return array_map( static fn ( mixed $payload ): array => (array) json_decode( (string) $payload, true ), $wpdb->get_col( 'SELECT payload FROM ' . ( new OutboxTable() )->name() . " WHERE kind = 'cart_count' ORDER BY id" ) );
	}

	private function new_visitor(): void {
		WC()->cart->empty_cart();
		$this->next_request();
	}

	public function test_closed_carts_leave_as_counts_and_their_rows_go(): void {
		global $wpdb;
		$beanie = $this->product( 18.0 );
		$hoodie = $this->product( 45.0, 'Hoodie' );
		WC()->cart->add_to_cart( $beanie->get_id(), 2 );
		$this->next_request();
		WC()->cart->add_to_cart( $hoodie->get_id() );
		$this->end_request();
		$this->new_visitor();
		WC()->cart->add_to_cart( $beanie->get_id() );
		$this->end_request();

		$this->look( new FixedClock( time() + DAY_IN_SECONDS ) );
		self::assertSame( array(), $this->counts(), 'A cart is open for two days.' );
		$this->look( new FixedClock( time() + 2 * DAY_IN_SECONDS + 60 ) );
		$counts = $this->counts();
		self::assertCount( 1, $counts );
		unset( $counts[0]['fact_key'] );
		self::assertSame(
			array(
				'day'       => wp_date( 'Y-m-d' ),
				'last_step' => 'cart',
				'ordered'   => false,
				'carts'     => 2,
				'value'     => 9900,
				'currency'  => 'EUR',
				'products'  => array(
					array( 'product_id' => $beanie->get_id(), 'carts' => 2, 'value' => 5400 ),
					array( 'product_id' => $hoodie->get_id(), 'carts' => 1, 'value' => 4500 ),
				),
			),
			$counts[0]
		);
		self::assertSame( '0', $wpdb->get_var( 'SELECT COUNT(*) FROM ' . ( new AnonymousCarts( new SystemClock() ) )->name() ) );
	}

	public function test_a_cart_that_became_an_order_says_so(): void {
		WC()->cart->add_to_cart( $this->product()->get_id() );
		$this->next_request();
		$order = new \WC_Order();
		$order->set_created_via( 'checkout' );
		$order->save();
		$this->new_visitor();
		$this->look( new FixedClock( time() + 3 * DAY_IN_SECONDS ) );
		self::assertSame( array( true, 'payment', 1 ), array( $this->counts()[0]['ordered'], $this->counts()[0]['last_step'], $this->counts()[0]['carts'] ) );
	}

	public function test_a_process_killed_while_counting_counts_nothing_twice(): void {
		WC()->cart->add_to_cart( $this->product()->get_id() );
		$this->end_request();
		$later = new FixedClock( time() + 3 * DAY_IN_SECONDS );
		// The rows were taken and told, and not yet forgotten.
		$carts  = new AnonymousCarts( $later );
		$closed = $carts->close();
		self::assertNotNull( $closed );
		$this->look( $later );
		self::assertCount( 1, $this->counts() );
		self::assertStringContainsString( $closed['mark'], (string) $this->counts()[0]['fact_key'] );
		$this->look( $later );
		self::assertCount( 1, $this->counts() );
	}

	public function test_a_recognised_visitors_cart_is_not_counted_here(): void {
		global $wpdb;
		$this->connect_shop( Unanswered::Cookieless );
		WC()->cart->add_to_cart( $this->product()->get_id() );
		$this->end_request();
		self::assertSame( '0', $wpdb->get_var( 'SELECT COUNT(*) FROM ' . ( new AnonymousCarts( new SystemClock() ) )->name() ) );
	}
}
