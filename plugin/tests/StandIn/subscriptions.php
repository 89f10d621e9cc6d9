<?php
/**
 * What of WooCommerce Subscriptions we ask, with its names and answers: which orders begin a subscription, change its plan, or
 * renew it stands on the orders themselves.
 */

declare(strict_types=1);

if ( ! function_exists( 'wcs_order_contains_subscription' ) ) {
	/** @param list<string>|string $types Of 'parent', 'resubscribe', 'switch', 'renewal'. */
	function wcs_order_contains_subscription( mixed $order, mixed $types = array( 'parent', 'resubscribe', 'switch' ) ): bool {
		return $order instanceof WC_Order && in_array( $order->get_meta( '_stand_in_subscription' ), (array) $types, true );
	}

	function wcs_order_contains_renewal( mixed $order ): bool {
		return wcs_order_contains_subscription( $order, 'renewal' );
	}
}
