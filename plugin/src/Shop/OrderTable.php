<?php

declare(strict_types=1);

namespace Cairn\Shop;

use Automattic\WooCommerce\Utilities\OrderUtil;

/** Numbers of orders, from WooCommerce's own order tables or from posts, whichever the shop keeps them in. */
final class OrderTable {

	/**
	 * Orders that changed, or one of whose refunds did.
	 *
	 * @param int $since Unix seconds.
	 * @param int $until Unix seconds.
	 * @return array<int, int> Moment of the last change by number.
	 */
	public static function changed( int $since, int $until ): array {
		global $wpdb;
		$from  = gmdate( 'Y-m-d H:i:s', $since );
		$to    = gmdate( 'Y-m-d H:i:s', $until );
		$found = self::is_own()
			? $wpdb->get_results( $wpdb->prepare( "SELECT IF(type = 'shop_order', id, parent_order_id) AS id, MAX(date_updated_gmt) AS changed FROM %i WHERE type IN ('shop_order', 'shop_order_refund') AND date_updated_gmt >= %s AND date_updated_gmt <= %s GROUP BY 1 ORDER BY 1", self::name(), $from, $to ), ARRAY_A )
			: $wpdb->get_results( $wpdb->prepare( "SELECT IF(post_type = 'shop_order', ID, post_parent) AS id, MAX(post_modified_gmt) AS changed FROM %i WHERE post_type IN ('shop_order', 'shop_order_refund') AND post_modified_gmt >= %s AND post_modified_gmt <= %s GROUP BY 1 ORDER BY 1", $wpdb->posts, $from, $to ), ARRAY_A );
		/** @var list<array<string, string>>|null $found */
		$changed = array();
		foreach ( $found ?? array() as $row ) {
			$changed[ (int) $row['id'] ] = (int) strtotime( $row['changed'] . ' UTC' );
		}
		return $changed;
	}

	/**
	 * The next orders after a number, smallest first.
	 *
	 * @param int $after The number.
	 * @param int $limit How many at most.
	 * @return list<int>
	 */
	public static function after( int $after, int $limit ): array {
		global $wpdb;
		$found = self::is_own()
			? $wpdb->get_col( $wpdb->prepare( "SELECT id FROM %i WHERE type = 'shop_order' AND status NOT IN ('auto-draft', 'wc-auto-draft', 'wc-checkout-draft') AND id > %d ORDER BY id LIMIT %d", self::name(), $after, $limit ) )
			: $wpdb->get_col( $wpdb->prepare( "SELECT ID FROM %i WHERE post_type = 'shop_order' AND post_status NOT IN ('auto-draft', 'wc-auto-draft', 'wc-checkout-draft') AND ID > %d ORDER BY ID LIMIT %d", $wpdb->posts, $after, $limit ) );
		return array_map( static fn ( mixed $id ): int => is_numeric( $id ) ? (int) $id : 0, array_values( $found ) );
	}

	/**
	 * How many orders there are up to a number, and in all.
	 *
	 * @param int $until The number.
	 * @return array{done: int, all: int}
	 */
	public static function progress( int $until ): array {
		global $wpdb;
		$found = self::is_own()
			? $wpdb->get_row( $wpdb->prepare( "SELECT SUM(id <= %d) AS done, COUNT(*) AS n FROM %i WHERE type = 'shop_order' AND status NOT IN ('auto-draft', 'wc-auto-draft', 'wc-checkout-draft')", $until, self::name() ), ARRAY_A )
			: $wpdb->get_row( $wpdb->prepare( "SELECT SUM(ID <= %d) AS done, COUNT(*) AS n FROM %i WHERE post_type = 'shop_order' AND post_status NOT IN ('auto-draft', 'wc-auto-draft', 'wc-checkout-draft')", $until, $wpdb->posts ), ARRAY_A );
		/** @var array<string, string|null>|null $found */
		return array(
			'done' => (int) ( $found['done'] ?? 0 ),
			'all'  => (int) ( $found['n'] ?? 0 ),
		);
	}

	private static function is_own(): bool {
		return class_exists( OrderUtil::class ) && OrderUtil::custom_orders_table_usage_is_enabled();
	}

	private static function name(): string {
		return OrderUtil::get_table_for_orders();
	}
}
