<?php

declare(strict_types=1);

namespace Cairn\Shop;

use Automattic\WooCommerce\Utilities\OrderUtil;

/**
 * The rows that WooCommerce Analytics keeps of an order and its refunds (`wc_order_stats`), by its own rules, worked out here
 * because its own table may be half a day behind. The rules, as of WooCommerce 11: net is the total without tax and shipping;
 * a refund's row carries the refund's own amounts, but the order's where it gives the whole order back at once; a refund's
 * moment is the one at which it was made, and its status the order's; payments in test mode have no row.
 */
final class RevenueRows {

	/**
	 * The rows.
	 *
	 * @param \WC_Order $order    The order.
	 * @param string    $status   Its status, of an order in the trash the one it had.
	 * @param int       $decimals Decimal places of its currency.
	 * @return list<array<string, mixed>>
	 */
	public static function of( \WC_Order $order, string $status, int $decimals ): array {
		if ( 'test' === $order->get_meta( '_wcpay_mode' ) || null === $order->get_date_created() ) {
			return array();
		}
		$rows    = array( self::row( $order, false, $status, self::amounts( $order ), $decimals ) );
		$refunds = $order->get_refunds();
		foreach ( $refunds as $refund ) {
			if ( null === $refund->get_date_created() ) {
				continue;
			}
			$amounts = self::amounts( $refund );
			if ( self::counts_as_the_whole( $refund, $order, count( $refunds ) ) ) {
				$whole              = self::amounts( $order );
				$amounts['tax']     = -$whole['tax'];
				$amounts['net']     = -$whole['net'];
				$amounts['items']   = -$whole['items'];
				$amounts['shipping'] = -$whole['shipping'];
			}
			$rows[] = self::row( $refund, true, $status, $amounts, $decimals );
		}
		return array_slice( $rows, 0, 501 );
	}

	/** @return array{gross: float, tax: float, shipping: float, net: float, items: float} */
	private static function amounts( \WC_Abstract_Order $order ): array {
		$total    = (float) $order->get_total();
		$tax      = (float) $order->get_total_tax();
		$shipping = (float) $order->get_shipping_total();
		$items    = 0.0;
		foreach ( $order->get_items() as $item ) {
			$items += (float) $item->get_quantity();
		}
		return array(
			'gross'    => $total,
			'tax'      => $tax,
			'shipping' => $shipping,
			'net'      => $total - $tax - $shipping,
			'items'    => $items,
		);
	}

	/** Whether Analytics books a refund with the order's own amounts. */
	private static function counts_as_the_whole( \WC_Order_Refund $refund, \WC_Order $order, int $refunds ): bool {
		if ( ! is_callable( array( OrderUtil::class, 'uses_new_full_refund_data' ) ) || ! OrderUtil::uses_new_full_refund_data() ) {
			return false;
		}
		if ( 'full' === $refund->get_meta( '_refund_type' ) ) {
			return true;
		}
		return self::amounts( $refund )['items'] <= 0.0
			&& 1 === $refunds
			&& wc_format_decimal( (string) abs( (float) $refund->get_total() ) ) === wc_format_decimal( (string) (float) $order->get_total() );
	}

	/**
	 * @param array{gross: float, tax: float, shipping: float, net: float, items: float} $amounts
	 * @return array<string, mixed>
	 */
	private static function row( \WC_Abstract_Order $order, bool $is_refund, string $status, array $amounts, int $decimals ): array {
		$created = self::local( $order->get_date_created() ) ?? '1970-01-01 00:00:00';
		return array(
			'row_id'    => $order->get_id(),
			'is_refund' => $is_refund,
			'status'    => $status,
			'created'   => $created,
			'paid'      => $order instanceof \WC_Order ? self::local( $order->get_date_paid() ) : $created,
			'completed' => $order instanceof \WC_Order ? self::local( $order->get_date_completed() ) : $created,
			'gross'     => Money::minor( $amounts['gross'], $decimals ),
			'tax'       => Money::minor( $amounts['tax'], $decimals ),
			'shipping'  => Money::minor( $amounts['shipping'], $decimals ),
			'net'       => Money::minor( $amounts['net'], $decimals ),
			'items'     => (int) $amounts['items'],
		);
	}

	/** A moment on the site's own clock. */
	private static function local( ?\WC_DateTime $date ): ?string {
		return null === $date ? null : $date->date( 'Y-m-d H:i:s' );
	}
}
