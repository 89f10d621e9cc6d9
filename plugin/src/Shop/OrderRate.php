<?php

declare(strict_types=1);

namespace Cairn\Shop;

/**
 * What one unit of an order's currency was worth in the shop's base currency when the order was made, as the shop's currency
 * plugin wrote it on the order. Without such a note it is not known, and the order is never added to the base.
 */
final class OrderRate {

	/** The rate, or null. */
	public static function of( \WC_Order $order ): ?float {
		$rate = $order->get_currency() === Money::base() ? 1.0 : self::noted( $order );
		/**
		 * Filters what one unit of an order's currency was worth in the shop's base currency when the order was made.
		 *
		 * @param float|null $rate  The rate; null when it is not known.
		 * @param \WC_Order  $order The order.
		 */
		$rate = apply_filters( 'cairn_order_rate', $rate, $order );
		return is_numeric( $rate ) && is_finite( (float) $rate ) && (float) $rate > 0 ? (float) $rate : null;
	}

	private static function noted( \WC_Order $order ): ?float {
		$meta = static function ( string $key ) use ( $order ): ?float {
			$value = $order->get_meta( $key );
			return is_numeric( $value ) && (float) $value > 0 ? (float) $value : null;
		};
		$turned = static fn ( ?float $rate ): ?float => null === $rate ? null : 1 / $rate;
		// CURCY keeps the rates of all currencies.
		$curcy = $order->get_meta( 'wmc_order_info' );
		$curcy = is_array( $curcy ) && is_array( $curcy[ $order->get_currency() ] ?? null ) ? $curcy[ $order->get_currency() ]['rate'] ?? null : null;

		// WooPayments: the processor's rate is the order's in the base currency, the shown one the other way round.
		return $meta( '_wcpay_multi_currency_stripe_exchange_rate' )
			?? $turned( $meta( '_wcpay_multi_currency_order_exchange_rate' ) )
			// Aelia Currency Switcher, Price Based on Country: the order's in the base currency.
			?? $meta( '_base_currency_exchange_rate' )
			?? $meta( '_wcpbc_base_exchange_rate' )
			// FOX (formerly WOOCS), CURCY: the base currency in the order's.
			?? $turned( $meta( '_woocs_order_rate' ) )
			?? $turned( is_numeric( $curcy ) && (float) $curcy > 0 ? (float) $curcy : null );
	}
}
