<?php

declare(strict_types=1);

namespace Cairn\Shop;

/** Numbers of products and their variations. */
final class ProductTable {

	public const TYPES = array( 'product', 'product_variation' );

	/**
	 * The next products after a number, smallest first.
	 *
	 * @param int $after The number.
	 * @param int $limit How many at most.
	 * @return list<int>
	 */
	public static function after( int $after, int $limit ): array {
		global $wpdb;
		$found = $wpdb->get_col( $wpdb->prepare( "SELECT ID FROM %i WHERE post_type IN ('product', 'product_variation') AND post_status NOT IN ('auto-draft', 'inherit') AND ID > %d ORDER BY ID LIMIT %d", $wpdb->posts, $after, $limit ) );
		return array_map( static fn ( mixed $id ): int => is_numeric( $id ) ? (int) $id : 0, array_values( $found ) );
	}

	/**
	 * How many products there are up to a number, and in all.
	 *
	 * @param int $until The number.
	 * @return array{done: int, all: int}
	 */
	public static function progress( int $until ): array {
		global $wpdb;
		/** @var array<string, string|null>|null $found */
		$found = $wpdb->get_row( $wpdb->prepare( "SELECT SUM(ID <= %d) AS done, COUNT(*) AS n FROM %i WHERE post_type IN ('product', 'product_variation') AND post_status NOT IN ('auto-draft', 'inherit')", $until, $wpdb->posts ), ARRAY_A );
		return array(
			'done' => (int) ( $found['done'] ?? 0 ),
			'all'  => (int) ( $found['n'] ?? 0 ),
		);
	}
}
