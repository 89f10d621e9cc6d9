<?php

declare(strict_types=1);

namespace Cairn\Shop;

use Cairn\Clock;
use Cairn\Connection\ConnectionStore;
use Cairn\Outbox\FactKind;
use Cairn\Outbox\SnapshotReader;

/** An order as it is now, in the shape of the contract (contract/src/orders.ts). It names no person. */
final class OrderSnapshot implements SnapshotReader {

	/** What WooCommerce calls its checkouts. */
	private const CHECKOUTS = array( 'checkout', 'store-api' );

	private const UNFINISHED = array( 'auto-draft', 'checkout-draft' );

	public function __construct(
		private readonly ConnectionStore $store,
		private readonly Clock $clock,
	) {
	}

	public function kind(): FactKind {
		return FactKind::Order;
	}

	public function is_able(): bool {
		return function_exists( 'wc_get_order' );
	}

	public function read( int $id, int $version ): ?array {
		$order = wc_get_order( $id );
		return $order instanceof \WC_Order ? $this->of( $order, $version ) : null;
	}

	/**
	 * An order as it is now.
	 *
	 * @param \WC_Order $order   The order.
	 * @param int       $version Version to give it.
	 * @param bool      $is_last It is about to be deleted.
	 * @return array<string, mixed>|null Null for what is no order yet, or of a kind that is none.
	 */
	public function of( \WC_Order $order, int $version, bool $is_last = false ): ?array {
		$currency = Money::code( $order->get_currency() );
		$created  = $order->get_date_created();
		if ( 'shop_order' !== $order->get_type() || in_array( $order->get_status(), self::UNFINISHED, true ) || null === $currency || null === $created ) {
			return null;
		}
		$decimals = Money::decimals( $currency );
		$site_id  = $this->store->connection()->site_id ?? '';
		$paid     = OrderMeta::paid( $order, $site_id );
		$origin   = OrderMeta::origin( $order, $this->clock->now() );
		$series   = OrderSubscription::of( $order );
		return array(
			'order_id'       => $order->get_id(),
			'version'        => $version,
			'state'          => $is_last ? 'deleted' : ( 'trash' === $order->get_status() ? 'trashed' : 'live' ),
			'status'         => self::word( OrderMeta::status( $order ) ),
			'origin'         => OrderSubscription::RENEWAL === $series ? 'renewal' : $this->origin( $order ),
			'created_at'     => $created->getTimestamp() * 1000,
			'paid_at'        => $paid['at'] ?? null,
			'withdrawn_at'   => null === $paid ? null : OrderMeta::withdrawn( $order ),
			'paid_event_id'  => $paid['id'] ?? null,
			'currency'       => $currency,
			'decimals'       => $decimals,
			'rate'           => OrderRate::of( $order ),
			'total'          => Money::minor( $order->get_total(), $decimals ),
			'tax'            => Money::minor( $order->get_total_tax(), $decimals ),
			'shipping'       => Money::minor( $order->get_shipping_total(), $decimals ),
			'discount'       => Money::minor( $order->get_discount_total(), $decimals ),
			'items'          => array_slice( self::items( $order, $decimals, 1 ), 0, 1000 ),
			'refunds'        => self::refunds( $order, $decimals ),
			'revenue'        => RevenueRows::of( $order, self::word( OrderMeta::status( $order ) ), $decimals ),
			'nth'            => $this->nth( $order, null !== $paid ),
			'coupons'        => array_map( static fn ( string $code ): string => mb_substr( $code, 0, 100 ), array_slice( array_values( array_filter( $order->get_coupon_codes(), 'is_string' ) ), 0, 50 ) ),
			'payment_method' => '' === $order->get_payment_method() ? null : mb_substr( $order->get_payment_method(), 0, 100 ),
			'attribution'    => self::attribution( $order ),
			'subscription'   => $series,
		) + ( OrderSubscription::RENEWAL === $series ? OrderSubscription::own_origin( $origin, $created->getTimestamp() * 1000 ) : $origin );
	}

	/**
	 * Where it comes from. Only what a visitor made in a checkout is a visit's doing.
	 *
	 * @return 'checkout'|'admin'|'api'|'other'
	 */
	private function origin( \WC_Order $order ): string {
		$via = $order->get_created_via();
		return match ( true ) {
			in_array( $via, self::CHECKOUTS, true ) || '' !== $order->get_meta( OrderMeta::ORIGIN ) => 'checkout',
			'admin' === $via => 'admin',
			'rest-api' === $via => 'api',
			default => 'other',
		};
	}

	/**
	 * @param int $sign 1 for an order's items, -1 to make a refund's positive.
	 * @return list<array<string, mixed>>
	 */
	private static function items( \WC_Abstract_Order $order, int $decimals, int $sign ): array {
		$items = array();
		foreach ( $order->get_items() as $item ) {
			if ( ! $item instanceof \WC_Order_Item_Product ) {
				continue;
			}
			$refunded = $item->get_meta( '_refunded_item_id' );
			$told     = array(
				'item_id'    => $sign < 0 && is_numeric( $refunded ) && (int) $refunded > 0 ? (int) $refunded : $item->get_id(),
				'product_id' => max( 0, $item->get_product_id() ),
				'quantity'   => $sign * (float) $item->get_quantity(),
				'net'        => $sign * Money::minor( $item->get_total(), $decimals ),
				'tax'        => $sign * Money::minor( $item->get_total_tax(), $decimals ),
			);
			if ( $item->get_variation_id() > 0 ) {
				$told['variation_id'] = $item->get_variation_id();
			}
			$items[] = $told;
		}
		return $items;
	}

	/** @return list<array<string, mixed>> */
	private static function refunds( \WC_Order $order, int $decimals ): array {
		$refunds = array();
		foreach ( $order->get_refunds() as $refund ) {
			$refunds[] = array(
				'refund_id'  => $refund->get_id(),
				'created_at' => ( $refund->get_date_created()?->getTimestamp() ?? 0 ) * 1000,
				'amount'     => Money::minor( $refund->get_amount(), $decimals ),
				'tax'        => -Money::minor( $refund->get_total_tax(), $decimals ),
				'shipping'   => -Money::minor( $refund->get_shipping_total(), $decimals ),
				'items'      => array_slice( self::items( $refund, $decimals, -1 ), 0, 500 ),
			);
		}
		return array_slice( $refunds, 0, 500 );
	}

	/** The buyer's how-manieth paid order it is, or would be; null for a buyer nobody can tell apart. */
	private function nth( \WC_Order $order, bool $is_paid ): ?int {
		$created = $order->get_date_created();
		$buyer   = array_values( array_filter( array( $order->get_customer_id(), $order->get_billing_email() ) ) );
		if ( ! $is_paid || array() === $buyer || null === $created ) {
			return null;
		}
		$earlier = wc_get_orders(
			array(
				'type'         => 'shop_order',
				'customer'     => $buyer,
				'status'       => array( ...wc_get_is_paid_statuses(), 'refunded' ),
				'date_created' => '<' . $created->getTimestamp(),
				'return'       => 'ids',
				'limit'        => 1,
				'paginate'     => true,
			)
		);
		return is_object( $earlier ) && isset( $earlier->total ) && is_numeric( $earlier->total ) ? min( 1000000, (int) $earlier->total + 1 ) : null;
	}

	/**
	 * WooCommerce's own order attribution, as far as it names no person.
	 *
	 * @return array<string, string>|null
	 */
	private static function attribution( \WC_Order $order ): ?array {
		$found = array();
		foreach ( array( 'source_type' => 40, 'utm_source' => 200, 'utm_medium' => 200, 'utm_campaign' => 200 ) as $name => $length ) {
			$value = $order->get_meta( "_wc_order_attribution_$name" );
			if ( is_string( $value ) && '' !== $value ) {
				$found[ $name ] = mb_substr( $value, 0, $length );
			}
		}
		$referrer = $order->get_meta( '_wc_order_attribution_referrer' );
		$host     = is_string( $referrer ) ? wp_parse_url( $referrer, PHP_URL_HOST ) : null;
		if ( is_string( $host ) && '' !== $host ) {
			$found['referrer'] = substr( $host, 0, 253 );
		}
		$device = $order->get_meta( '_wc_order_attribution_device_type' );
		if ( is_string( $device ) && '' !== $device ) {
			$found['device'] = mb_substr( $device, 0, 40 );
		}
		return array() === $found ? null : $found;
	}

	private static function word( string $status ): string {
		return substr( (string) preg_replace( '/[^a-z0-9_.-]/', '_', strtolower( $status ) ), 0, 32 );
	}
}
