<?php
/**
 * What of WooCommerce Subscriptions we ask, with its names and answers. An order may have several relations at once: a change
 * of plan that makes a new subscription is also that one's first order.
 *
 * Held against the published core (woocommerce-subscriptions-core 7.6.0): `wcs_order_contains_subscription( $order, $order_type )`
 * takes an order or its number and one type or several of 'parent', 'renewal', 'resubscribe', 'switch', 'any', of which all but
 * 'renewal' and 'any' are asked for unless told otherwise, and answers with a bool; an order made from a subscription, renewal and
 * resubscription alike, has `created_via` 'subscription'; relations but 'parent' stand in `_subscription_*` of the order; data are
 * copied through `wc_subscriptions_object_data( $data, $to, $from, $type )`, $data by meta key.
 */

declare(strict_types=1);

if ( ! function_exists( 'wcs_order_contains_subscription' ) ) {
	/** @param list<string>|string $order_type Of 'parent', 'renewal', 'resubscribe', 'switch', 'any'. */
	function wcs_order_contains_subscription( mixed $order, mixed $order_type = array( 'parent', 'resubscribe', 'switch' ) ): bool {
		$order = $order instanceof WC_Abstract_Order ? $order : wc_get_order( $order );
		$is    = $order instanceof WC_Abstract_Order ? (array) $order->get_meta( '_stand_in_subscription' ) : array();
		return array() !== array_intersect( $is, in_array( 'any', (array) $order_type, true ) ? array( 'parent', 'renewal', 'resubscribe', 'switch' ) : (array) $order_type );
	}
}
