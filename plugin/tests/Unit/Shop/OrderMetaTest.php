<?php

declare(strict_types=1);

namespace Cairn\Tests\Unit\Shop;

use Cairn\Outbox\VisitorReference;
use Cairn\Shop\Money;
use Cairn\Shop\OrderMeta;
use Cairn\Tests\CairnTestCase;

/** What an order keeps of its moments; on a small stand-in, and on the real WooCommerce where it is. */
final class OrderMetaTest extends CairnTestCase {

	private const T = 1767225600000;

	protected function setUp(): void {
		require_once dirname( __DIR__, 2 ) . '/StandIn/woocommerce.php';
		parent::setUp();
	}

	private function order( string $status ): \WC_Order {
		$order = new \WC_Order();
		return $this->becomes( $order, $status, self::T );
	}

	private function becomes( \WC_Order $order, string $status, int $at ): \WC_Order {
		$order->set_status( $status );
		OrderMeta::note_status( $order, $at, 'site_01' );
		$order->save();
		return new \WC_Order( $order->get_id() );
	}

	public function test_an_order_is_paid_when_it_first_stands_in_a_paid_status(): void {
		$order = $this->order( 'pending' );
		self::assertNull( OrderMeta::paid( $order, 'site_01' ) );
		$order = $this->becomes( $order, 'on-hold', self::T + 1000 );
		self::assertNull( OrderMeta::paid( $order, 'site_01' ) );
		$order = $this->becomes( $order, 'processing', self::T + 2000 );
		$paid  = OrderMeta::paid( $order, 'site_01' );
		self::assertSame( self::T + 2000, $paid['at'] ?? null );
		self::assertSame( $paid, OrderMeta::paid( $this->becomes( $order, 'completed', self::T + 3000 ), 'site_01' ) );
	}

	public function test_an_order_made_as_paid_is_paid_at_once(): void {
		self::assertSame( self::T, OrderMeta::paid( $this->order( 'completed' ), 'site_01' )['at'] ?? null );
	}

	public function test_leaving_the_paid_statuses_withdraws_it_and_a_refund_does_not(): void {
		$order = $this->becomes( $this->order( 'processing' ), 'refunded', self::T + 1000 );
		self::assertNull( OrderMeta::withdrawn( $order ) );

		$order = $this->becomes( $this->order( 'processing' ), 'cancelled', self::T + 1000 );
		self::assertSame( self::T + 1000, OrderMeta::withdrawn( $order ) );
		$order = $this->becomes( $order, 'failed', self::T + 2000 );
		self::assertSame( self::T + 1000, OrderMeta::withdrawn( $order ), 'The first time counts.' );
		$order = $this->becomes( $order, 'completed', self::T + 3000 );
		self::assertNull( OrderMeta::withdrawn( $order ) );
		self::assertSame( self::T, OrderMeta::paid( $order, 'site_01' )['at'] ?? null );
	}

	public function test_an_unpaid_order_that_is_cancelled_was_never_a_conversion(): void {
		$order = $this->becomes( $this->order( 'pending' ), 'cancelled', self::T + 1000 );
		self::assertNull( OrderMeta::paid( $order, 'site_01' ) );
		self::assertNull( OrderMeta::withdrawn( $order ) );
	}

	public function test_of_two_requests_that_pay_an_order_at_once_the_first_to_be_saved_is_the_answer(): void {
		$id    = $this->order( 'pending' )->get_id();
		$here  = new \WC_Order( $id );
		$there = new \WC_Order( $id );
		$this->becomes( $here, 'processing', self::T + 2000 );
		self::assertSame( self::T + 2000, OrderMeta::paid( new \WC_Order( $id ), 'site_01' )['at'] ?? null );
		$this->becomes( $there, 'processing', self::T + 1000 );
		self::assertSame( self::T + 2000, OrderMeta::paid( new \WC_Order( $id ), 'site_01' )['at'] ?? null );
	}

	public function test_the_first_request_that_made_the_order_names_its_visitor_for_ever(): void {
		$order = new \WC_Order();
		OrderMeta::set_origin( $order, new VisitorReference( array( 'id' => 'abcdefghijklmnopqrstuv' ), 'statistics', 'api', false ), 'cccccccccccccccccccccc', self::T );
		OrderMeta::set_origin( $order, new VisitorReference( array( 'id' => 'zzzzzzzzzzzzzzzzzzzzzz' ), 'marketing', 'api', true ), null, self::T + 1 );
		self::assertSame(
			array(
				'visitor_at' => self::T,
				'consent'    => array( 'state' => 'statistics', 'source' => 'api' ),
				'visitor'    => array( 'id' => 'abcdefghijklmnopqrstuv' ),
				'cart_id'    => 'cccccccccccccccccccccc',
			),
			OrderMeta::origin( $order, intdiv( self::T, 1000 ) + 400 * DAY_IN_SECONDS )
		);
	}

	public function test_address_and_user_agent_are_told_for_two_days_only(): void {
		$order = new \WC_Order();
		OrderMeta::set_origin( $order, new VisitorReference( array( 'sealed' => 'x' ), 'cookieless', 'api', false ), null, self::T );
		self::assertArrayHasKey( 'visitor', OrderMeta::origin( $order, intdiv( self::T, 1000 ) + DAY_IN_SECONDS ) );
		self::assertArrayNotHasKey( 'visitor', OrderMeta::origin( $order, intdiv( self::T, 1000 ) + 2 * DAY_IN_SECONDS + 1 ) );
	}

	public function test_money_has_the_decimals_of_its_currency_or_those_the_shop_counts_with(): void {
		update_option( 'woocommerce_price_num_decimals', 2 );
		self::assertSame( array( 2, 2, 3 ), array( Money::decimals( 'EUR' ), Money::decimals( 'JPY' ), Money::decimals( 'KWD' ) ) );
		update_option( 'woocommerce_price_num_decimals', 0 );
		self::assertSame( array( 2, 0, 3 ), array( Money::decimals( 'EUR' ), Money::decimals( 'JPY' ), Money::decimals( 'KWD' ) ) );
		self::assertSame( array( 1999, -1, 0, 0 ), array( Money::minor( '19.99', 2 ), Money::minor( -0.005, 2 ), Money::minor( '', 2 ), Money::minor( null, 2 ) ) );
	}
}
