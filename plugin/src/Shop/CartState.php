<?php

declare(strict_types=1);

namespace Cairn\Shop;

/** A cart as the contract describes it: what is in it, what it is worth to the shopper, where it was last seen. */
final class CartState {

	private const LINES = 100;

	/**
	 * How many of each product are in a cart.
	 *
	 * @return array<string, array{product_id: int, variation_id: int, quantity: float}> By product and variation.
	 */
	public static function quantities( \WC_Cart $cart ): array {
		return self::sums( $cart->get_cart_contents() );
	}

	/**
	 * The same of a cart as a session keeps it.
	 *
	 * @param mixed $lines Lines of a cart.
	 * @return array<string, array{product_id: int, variation_id: int, quantity: float}>
	 */
	public static function sums( mixed $lines ): array {
		$sums = array();
		foreach ( is_array( $lines ) ? $lines : array() as $line ) {
			if ( ! is_array( $line ) ) {
				continue;
			}
			$product   = self::number( $line, 'product_id' );
			$variation = self::number( $line, 'variation_id' );
			if ( $product < 1 ) {
				continue;
			}
			$key          = "$product:$variation";
			$sums[ $key ] = array(
				'product_id'   => $product,
				'variation_id' => $variation,
				'quantity'     => ( $sums[ $key ]['quantity'] ?? 0.0 ) + self::amount( $line, 'quantity' ),
			);
		}
		return $sums;
	}

	/**
	 * The cart as events carry it.
	 *
	 * @param \WC_Cart $cart The cart.
	 * @param string   $id   Its id.
	 * @param string   $step Where it was last seen.
	 * @return array<string, mixed>|null Null where its currency has no code.
	 */
	public static function of( \WC_Cart $cart, string $id, string $step ): ?array {
		$currency = Money::shown();
		if ( null === $currency ) {
			return null;
		}
		$decimals = Money::decimals( $currency );
		$total    = 0;
		$items    = array();
		foreach ( $cart->get_cart_contents() as $line ) {
			if ( ! is_array( $line ) || self::number( $line, 'product_id' ) < 1 ) {
				continue;
			}
			$value  = Money::minor( self::worth( $cart, $line ), $decimals );
			$total += $value;
			$item   = array(
				'product_id' => self::number( $line, 'product_id' ),
				'quantity'   => self::amount( $line, 'quantity' ),
				'value'      => $value,
			);
			if ( self::number( $line, 'variation_id' ) > 0 ) {
				$item['variation_id'] = self::number( $line, 'variation_id' );
			}
			$items[] = $item;
		}
		return array(
			'id'       => $id,
			'step'     => $step,
			'value'    => $total,
			'currency' => $currency,
			'items'    => array_slice( $items, 0, self::LINES ),
		);
	}

	/**
	 * What a line costs as the shopper sees it, after discounts.
	 *
	 * @param \WC_Cart     $cart The cart.
	 * @param array<mixed> $line A line of it.
	 */
	private static function worth( \WC_Cart $cart, array $line ): float {
		if ( ! isset( $line['line_total'] ) ) {
			// The totals are not worked out yet.
			$product = $line['data'] ?? null;
			return $product instanceof \WC_Product ? self::price( $product ) * self::amount( $line, 'quantity' ) : 0.0;
		}
		return self::amount( $line, 'line_total' ) + ( $cart->display_prices_including_tax() ? self::amount( $line, 'line_tax' ) : 0.0 );
	}

	/** A product's price as the shopper sees it. */
	public static function price( \WC_Product $product ): float {
		return '' === $product->get_price() ? 0.0 : (float) wc_get_price_to_display( $product );
	}

	/** @param array<mixed> $line */
	private static function number( array $line, string $name ): int {
		return is_numeric( $line[ $name ] ?? null ) ? (int) $line[ $name ] : 0;
	}

	/** @param array<mixed> $line */
	private static function amount( array $line, string $name ): float {
		return is_numeric( $line[ $name ] ?? null ) ? (float) $line[ $name ] : 0.0;
	}
}
