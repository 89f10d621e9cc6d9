<?php

declare(strict_types=1);

namespace Cairn\Tests\Integration\Shop;

use Automattic\WooCommerce\Admin\API\Reports\Orders\Stats\DataStore;
use Cairn\Connection\ConnectionStore;
use Cairn\Shop\OrderSnapshot;
use Cairn\SystemClock;
use PHPUnit\Framework\Attributes\Group;

/** Our rows of WooCommerce's revenue report are WooCommerce's own, to the cent. */
#[Group( 'woocommerce' )]
final class RevenueTest extends ShopTestCase {

	protected function setUp(): void {
		parent::setUp();
		update_option( 'woocommerce_calc_taxes', 'yes' );
		update_option( 'woocommerce_prices_include_tax', 'no' );
		update_option( 'woocommerce_default_country', 'DE' );
		update_option( 'woocommerce_tax_based_on', 'base' );
		\WC_Tax::_insert_tax_rate( array( 'tax_rate_country' => 'DE', 'tax_rate' => '19.0000', 'tax_rate_name' => 'VAT', 'tax_rate_priority' => 1, 'tax_rate_shipping' => 1, 'tax_rate_class' => '' ) );
		\WC_Cache_Helper::invalidate_cache_group( 'taxes' );
		// Cash on delivery says itself that its orders are not paid before they are completed.
		new \WC_Gateway_COD();
	}

	/** @param list<array{float, int}> $lines Prices and quantities. */
	private function order( array $lines, string $status, float $shipping = 0.0, float $fee = 0.0, string $coupon = '', string $currency = 'EUR', string $payment = 'bacs' ): \WC_Order {
		$order = new \WC_Order();
		$order->set_created_via( 'checkout' );
		$order->set_currency( $currency );
		$order->set_payment_method( $payment );
		foreach ( $lines as list( $price, $quantity ) ) {
			$order->add_product( $this->product( $price ), $quantity );
		}
		if ( $shipping > 0 ) {
			$item = new \WC_Order_Item_Shipping();
			$item->set_method_title( 'Flat' );
			$item->set_method_id( 'flat_rate' );
			$item->set_total( (string) $shipping );
			$order->add_item( $item );
		}
		if ( $fee > 0 ) {
			$item = new \WC_Order_Item_Fee();
			$item->set_name( 'Gift wrap' );
			$item->set_total( (string) $fee );
			$order->add_item( $item );
		}
		$order->save();
		if ( '' !== $coupon ) {
			$order->apply_coupon( $coupon );
		}
		$order->calculate_totals();
		$order->save();
		$order->update_status( $status );
		return $order;
	}

	/** @return list<array<string, mixed>> Our rows, as amounts. */
	private function ours( int $order_id ): array {
		$told = ( new OrderSnapshot( new ConnectionStore(), new SystemClock() ) )->read( $order_id, 1 );
		self::assertNotNull( $told );
		$rows = array();
		foreach ( $told['revenue'] as $row ) {
			$rows[ $row['row_id'] ] = array(
				'status'   => 'wc-' . $row['status'],
				'created'  => $row['created'],
				'paid'     => $row['paid'],
				'done'     => $row['completed'],
				'gross'    => $row['gross'],
				'tax'      => $row['tax'],
				'shipping' => $row['shipping'],
				'net'      => $row['net'],
				'items'    => $row['items'],
			);
		}
		ksort( $rows );
		return $rows;
	}

	/** @return array<int, array<string, mixed>> WooCommerce's rows. */
	private function theirs( int $order_id ): array {
		global $wpdb;
		$rows = array();
		foreach ( (array) $wpdb->get_results( $wpdb->prepare( "SELECT * FROM {$wpdb->prefix}wc_order_stats WHERE order_id = %d OR parent_id = %d ORDER BY order_id", $order_id, $order_id ), ARRAY_A ) as $row ) {
			$rows[ (int) $row['order_id'] ] = array(
				'status'   => $row['status'],
				'created'  => $row['date_created'],
				'paid'     => $row['date_paid'],
				'done'     => $row['date_completed'],
				'gross'    => (int) round( 100 * (float) $row['total_sales'] ),
				'tax'      => (int) round( 100 * (float) $row['tax_total'] ),
				'shipping' => (int) round( 100 * (float) $row['shipping_total'] ),
				'net'      => (int) round( 100 * (float) $row['net_total'] ),
				'items'    => (int) $row['num_items_sold'],
			);
		}
		return $rows;
	}

	/** Lets WooCommerce Analytics read the order and its refunds, as its importer does. */
	private function import( int $order_id ): void {
		DataStore::sync_order( $order_id );
		foreach ( wc_get_order( $order_id )->get_refunds() as $refund ) {
			DataStore::sync_order( $refund->get_id() );
		}
	}

	/** @return list<int> Numbers of the orders of a shop as shops are. */
	private function shop(): array {
		$coupon = new \WC_Coupon();
		$coupon->set_code( 'ten' );
		$coupon->set_discount_type( 'percent' );
		$coupon->set_amount( 10 );
		$coupon->save();

		$plain   = $this->order( array( array( 18.0, 2 ), array( 45.0, 1 ) ), 'completed', 4.9 );
		$odd     = $this->order( array( array( 3.33, 3 ), array( 7.77, 1 ) ), 'processing', 3.35, 1.5, 'ten' );
		$cod     = $this->order( array( array( 20.0, 1 ) ), 'processing', payment: 'cod' );
		$dollars = $this->order( array( array( 30.0, 1 ) ), 'completed', currency: 'USD' );
		$gone    = $this->order( array( array( 12.0, 1 ) ), 'cancelled' );
		$unpaid  = $this->order( array( array( 12.0, 1 ) ), 'pending' );

		// A part, then the rest: WooCommerce books the first part twice, and so do we.
		$parts = $this->order( array( array( 10.0, 3 ) ), 'completed', 5.0 );
		$item  = (int) array_key_first( $parts->get_items() );
		wc_create_refund( array( 'order_id' => $parts->get_id(), 'amount' => 11.9, 'line_items' => array( $item => array( 'qty' => 1, 'refund_total' => 10, 'refund_tax' => array( 1 => 1.9 ) ) ) ) );
		wc_create_refund( array( 'order_id' => $parts->get_id(), 'amount' => (float) $parts->get_remaining_refund_amount() ) );

		// The whole at once, by amount and by status.
		$whole = $this->order( array( array( 25.0, 2 ) ), 'completed', 5.0 );
		wc_create_refund( array( 'order_id' => $whole->get_id(), 'amount' => (float) $whole->get_total() ) );
		$by_hand = $this->order( array( array( 9.99, 1 ) ), 'completed', 2.5 );
		$by_hand->update_status( 'refunded' );

		return array_map( static fn ( \WC_Order $order ): int => $order->get_id(), array( $plain, $odd, $cod, $dollars, $gone, $unpaid, $parts, $whole, $by_hand ) );
	}

	public function test_each_row_of_each_order_is_woocommerces(): void {
		foreach ( $this->shop() as $index => $id ) {
			$this->import( $id );
			self::assertNotSame( array(), $this->theirs( $id ) );
			self::assertSame( $this->theirs( $id ), $this->ours( $id ), "order $index" );
		}
	}

	public function test_cash_on_delivery_is_a_conversion_before_the_report_counts_it(): void {
		$order = $this->order( array( array( 20.0, 1 ) ), 'processing', payment: 'cod' );
		$told  = ( new OrderSnapshot( new ConnectionStore(), new SystemClock() ) )->read( $order->get_id(), 1 );
		self::assertNotNull( $told['paid_at'] ?? null );
		self::assertNull( $told['revenue'][0]['paid'] );
		$order->update_status( 'completed' );
		self::assertNotNull( $this->ours( $order->get_id() )[ $order->get_id() ]['paid'] );
	}

	public function test_the_odd_double_booking_is_followed(): void {
		$ids   = $this->shop();
		$parts = $this->ours( $ids[6] );
		$nets  = array_column( $parts, 'net' );
		self::assertCount( 3, $nets );
		self::assertLessThan( 0, array_sum( $nets ), 'Net sales fall below nothing, as in WooCommerce.' );
	}

	public function test_an_order_in_the_trash_stays_in_the_report_as_it_was(): void {
		$order = $this->order( array( array( 18.0, 1 ) ), 'completed', 4.9 );
		$id    = $order->get_id();
		$this->import( $id );
		$order->delete();
		self::assertSame( $this->theirs( $id ), $this->ours( $id ) );
	}

	/**
	 * Compares days of WooCommerce's own report with our rows, under each of its three kinds of date.
	 *
	 * @param list<int>    $orders Numbers of orders.
	 * @param list<string> $days   Days of the site.
	 * @return array<string, list<int>> Orders a day that both found, by kind of date.
	 */
	private function compare_days( array $orders, array $days ): array {
		$rows = array();
		foreach ( $orders as $id ) {
			$this->import( $id );
			$rows += $this->ours( $id );
		}
		$excluded = array( 'wc-pending', 'wc-failed', 'wc-cancelled', 'wc-auto-draft', 'wc-trash' );
		$counts   = array();
		// Its memory does not know of the date type, and is renewed only from second to second.
		add_filter( 'woocommerce_analytics_report_should_use_cache', '__return_false' );
		foreach ( array( 'date_created' => 'created', 'date_paid' => 'paid', 'date_completed' => 'done' ) as $type => $field ) {
			update_option( 'woocommerce_date_type', $type );
			foreach ( $days as $day ) {
				$query = new \Automattic\WooCommerce\Admin\API\Reports\GenericQuery( array( 'after' => "$day 00:00:00", 'before' => "$day 23:59:59", 'interval' => 'day', 'fields' => array( 'orders_count', 'net_revenue', 'taxes', 'shipping', 'total_sales' ) ), 'orders-stats' );
				$total = $query->get_data()->totals;
				$mine  = array_filter( $rows, static fn ( array $row ): bool => null !== $row[ $field ] && str_starts_with( $row[ $field ], $day ) && ! in_array( $row['status'], $excluded, true ) );
				// A refund has a row of its own, and is no order.
				$counts[ $type ][] = count( array_intersect( array_keys( $mine ), $orders ) );
				self::assertSame( (int) $total->orders_count, end( $counts[ $type ] ), "$type $day" );
				self::assertSame( (int) round( 100 * (float) $total->net_revenue ), array_sum( array_column( $mine, 'net' ) ), "$type $day" );
				self::assertSame( (int) round( 100 * (float) $total->taxes ), array_sum( array_column( $mine, 'tax' ) ), "$type $day" );
				self::assertSame( (int) round( 100 * (float) $total->shipping ), array_sum( array_column( $mine, 'shipping' ) ), "$type $day" );
				self::assertSame( (int) round( 100 * (float) $total->total_sales ), array_sum( array_column( $mine, 'gross' ) ), "$type $day" );
			}
		}
		return $counts;
	}

	public function test_a_day_adds_up_to_woocommerces_own_report(): void {
		$counts = $this->compare_days( $this->shop(), array( (string) wp_date( 'Y-m-d' ) ) );
		self::assertSame( array( 'date_created' => array( 7 ), 'date_paid' => array( 6 ), 'date_completed' => array( 5 ) ), $counts );
	}

	public function test_each_day_adds_up_where_orders_are_made_paid_completed_and_refunded_on_different_ones(): void {
		update_option( 'timezone_string', 'America/New_York' );
		$day = static fn ( int $ago, string $time ): \WC_DateTime => new \WC_DateTime( current_datetime()->modify( "-$ago days" )->format( 'Y-m-d' ) . " $time", wp_timezone() );
		// The last second of a day and the first of the next, in a zone in which both are another day in Greenwich.
		$late = $this->order( array( array( 18.0, 2 ) ), 'completed', 4.9 );
		$late->set_date_created( $day( 3, '23:59:59' ) );
		$late->set_date_paid( $day( 2, '00:00:00' ) );
		$late->set_date_completed( $day( 1, '12:00:00' ) );
		$late->save();
		$early = $this->order( array( array( 7.77, 3 ) ), 'processing', 3.35 );
		$early->set_date_created( $day( 2, '00:00:00' ) );
		$early->set_date_paid( $day( 2, '23:59:59' ) );
		$early->save();
		$item = (int) array_key_first( $late->get_items() );
		wc_create_refund( array( 'order_id' => $late->get_id(), 'amount' => 21.42, 'line_items' => array( $item => array( 'qty' => 1, 'refund_total' => 18, 'refund_tax' => array( 1 => 3.42 ) ) ) ) );
		$days   = array_map( static fn ( int $ago ): string => $day( $ago, '12:00:00' )->format( 'Y-m-d' ), array( 3, 2, 1, 0 ) );
		$counts = $this->compare_days( array( $late->get_id(), $early->get_id() ), $days );
		self::assertSame( array( 'date_created' => array( 1, 1, 0, 0 ), 'date_paid' => array( 0, 2, 0, 0 ), 'date_completed' => array( 0, 0, 1, 0 ) ), $counts );
	}
}
