<?php

declare(strict_types=1);

namespace Cairn\Shop;

/**
 * What an order is to a subscription, as the plugin that sells subscriptions says it: WooCommerce Subscriptions by the
 * functions it documents, any other by the filter.
 */
final class OrderSubscription {

	/** An order that begins a subscription. */
	public const START = 'start';

	/** One more payment of a subscription. */
	public const RENEWAL = 'renewal';

	/** A reference older than its order by so much was copied from the order before it. */
	private const COPIED_MS = DAY_IN_SECONDS * 1000;

	/**
	 * What an order is to a subscription.
	 *
	 * @param \WC_Order $order The order.
	 * @return 'start'|'renewal'|null Null: nothing.
	 */
	public static function of( \WC_Order $order ): ?string {
		/**
		 * Filters what an order is to a subscription.
		 *
		 * @param string|null $subscription 'start': it begins one; 'renewal': one more payment of it; null: neither.
		 * @param \WC_Order   $order        The order.
		 */
		$subscription = apply_filters( 'cairn_order_subscription', self::noted( $order ), $order );
		return self::START === $subscription || self::RENEWAL === $subscription ? $subscription : null;
	}

	/**
	 * Leaves out of what a subscription takes from its order, and a renewal from its subscription, what we noted of the
	 * first order's moments: nobody's request made the renewal, and it was not paid then.
	 *
	 * @param mixed $data Meta keys and values about to be copied.
	 */
	public static function without_ours( mixed $data ): mixed {
		return is_array( $data ) ? array_diff_key( $data, array_flip( array( OrderMeta::ORIGIN, OrderMeta::PAID, OrderMeta::WITHDRAWN ) ) ) : $data;
	}

	/**
	 * The visitor a renewal was paid by, without one that was copied from the subscription's first order.
	 *
	 * @param array<string, mixed> $origin  As the order keeps it.
	 * @param int                  $created When the order was made, ms since 1970.
	 * @return array<string, mixed>
	 */
	public static function own_origin( array $origin, int $created ): array {
		return is_int( $origin['visitor_at'] ?? null ) && $origin['visitor_at'] < $created - self::COPIED_MS ? array() : $origin;
	}

	/** @return 'start'|'renewal'|null */
	private static function noted( \WC_Order $order ): ?string {
		return match ( true ) {
			// Made in the same way as a renewal, but it takes up what had ended.
			self::is( 'resubscribe', $order ) => self::START,
			'subscription' === $order->get_created_via(), self::is( 'renewal', $order ) => self::RENEWAL,
			// A change of plan begins nothing, although the new plan is a subscription whose first order this is.
			self::is( 'switch', $order ) => null,
			self::is( 'parent', $order ) => self::START,
			default => null,
		};
	}

	/**
	 * Whether WooCommerce Subscriptions knows this relation of an order. It notes all but the first on the order itself, where
	 * it can be read without that plugin too. Names, arguments and the order of `noted()` were held against its published core,
	 * woocommerce-subscriptions-core 7.6.0: wcs-order-functions.php, wcs-switch-functions.php, wcs-resubscribe-functions.php.
	 *
	 * @param 'parent'|'renewal'|'resubscribe'|'switch' $relation The relation.
	 * @param \WC_Order                                 $order    The order.
	 */
	private static function is( string $relation, \WC_Order $order ): bool {
		return ! in_array( $order->get_meta( "_subscription_$relation" ), array( '', null, false, array() ), true )
			|| ( function_exists( 'wcs_order_contains_subscription' ) && true === wcs_order_contains_subscription( $order, $relation ) );
	}
}
