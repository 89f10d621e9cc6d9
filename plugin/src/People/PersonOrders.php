<?php

declare(strict_types=1);

namespace Cairn\People;

use Cairn\Shop\OrderMeta;

/** The orders of a person, which only the shop knows: by the address they were placed with and by the account. */
final class PersonOrders {

	/**
	 * Numbers of the orders, a page at a time.
	 *
	 * @param string $email The address.
	 * @param int    $page  From 1.
	 * @param int    $size  Orders a page.
	 * @return list<int> Oldest first; empty without a shop.
	 */
	public static function ids( string $email, int $page, int $size ): array {
		if ( ! function_exists( 'wc_get_orders' ) ) {
			return array();
		}
		$user = get_user_by( 'email', $email );
		$ids  = wc_get_orders(
			array(
				'type'     => 'shop_order',
				'status'   => array( ...array_keys( wc_get_order_statuses() ), 'trash' ),
				'customer' => false === $user ? array( $email ) : array( $email, $user->ID ),
				'orderby'  => 'ID',
				'order'    => 'ASC',
				'limit'    => $size,
				'paged'    => $page,
				'return'   => 'ids',
			)
		);
		return array_values( array_map( 'intval', is_array( $ids ) ? array_filter( $ids, 'is_numeric' ) : array() ) );
	}

	/**
	 * Cuts orders from the visits and carts they were made in. The orders themselves are WooCommerce's affair.
	 *
	 * @param list<int> $ids Their numbers.
	 * @return int How many were linked.
	 */
	public static function unlink( array $ids ): int {
		$cut = 0;
		foreach ( $ids as $id ) {
			$order = wc_get_order( $id );
			if ( $order instanceof \WC_Order && OrderMeta::forget_person( $order ) ) {
				++$cut;
			}
		}
		return $cut;
	}
}
