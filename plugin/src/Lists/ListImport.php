<?php

declare(strict_types=1);

namespace Cairn\Lists;

use Cairn\Shop\Money;

/**
 * Takes over the lists of YITH WooCommerce Wishlist and TI WooCommerce Wishlist from their tables, which stay as they
 * are. Importing again changes nothing. Lists of guests stay behind: a program cannot know in whose browser they belong.
 */
final class ListImport {

	private const MOST_ROWS = 500;

	public function __construct( private readonly ListStore $store ) {
	}

	/**
	 * Whether a plugin's tables are there.
	 *
	 * @param string $from `yith` or `ti`.
	 */
	public function is_there( string $from ): bool {
		global $wpdb;
		foreach ( self::tables( $from ) as $table ) {
			if ( $wpdb->get_var( $wpdb->prepare( 'SHOW TABLES LIKE %s', $wpdb->esc_like( $table ) ) ) !== $table ) {
				return false;
			}
		}
		return array() !== self::tables( $from );
	}

	/**
	 * Imports one plugin's lists.
	 *
	 * @param string $from   `yith` or `ti`.
	 * @param bool   $is_dry Only counts.
	 * @return array{lists: int, items: int, guests: int} What was taken over, and items of guests that were not.
	 */
	public function run( string $from, bool $is_dry = false ): array {
		$sum  = array(
			'lists'  => 0,
			'items'  => 0,
			'guests' => 0,
		);
		$last = 0;
		do {
			$rows = $this->lists( $from, $last );
			foreach ( $rows as $row ) {
				$last  = (int) $row['id'];
				$items = $this->items( $from, $last );
				$user  = (int) $row['user_id'];
				if ( $user < 1 || false === get_userdata( $user ) ) {
					$sum['guests'] += count( $items );
					continue;
				}
				++$sum['lists'];
				$sum['items'] += count( $items );
				if ( ! $is_dry ) {
					$this->take( $user, $row, $items );
				}
			}
		} while ( count( $rows ) === self::MOST_ROWS );
		return $sum;
	}

	/**
	 * @param int                        $user  The member.
	 * @param array<string, string|null> $row   The list.
	 * @param list<Entry>                $items What is on it.
	 */
	private function take( int $user, array $row, array $items ): void {
		$name = trim( wp_strip_all_tags( (string) $row['name'] ) );
		$list = $this->store->default_list( $user );
		if ( '1' !== $row['is_default'] && '' !== $name ) {
			$list = $this->named( $user, $name ) ?? $this->store->create( $user, $name ) ?? $list;
		}
		$this->store->take_over( $user, $items, true, $list->id );
		if ( 'private' !== $row['privacy'] && 'private' === $list->privacy ) {
			$this->store->change( $list, $list->name, (string) $row['privacy'] );
		}
	}

	private function named( int $user, string $name ): ?WishList {
		foreach ( $this->store->lists_of( $user ) as $list ) {
			if ( $list->name === mb_substr( $name, 0, 100 ) ) {
				return $list;
			}
		}
		return null;
	}

	/** @return list<array<string, string|null>> Lists with an id above the last one. */
	private function lists( string $from, int $last ): array {
		global $wpdb;
		$table = self::tables( $from )[0] ?? '';
		// YITH: 0 public, 1 shared by link, 2 private. TI: public, share, private; its default list has the type default.
		$sql = 'yith' === $from
			? "SELECT ID AS id, user_id, wishlist_name AS name, is_default, CASE wishlist_privacy WHEN 0 THEN 'public' WHEN 1 THEN 'link' ELSE 'private' END AS privacy FROM %i WHERE ID > %d ORDER BY ID LIMIT %d"
			: "SELECT ID AS id, author AS user_id, title AS name, CASE type WHEN 'default' THEN 1 ELSE 0 END AS is_default, CASE status WHEN 'public' THEN 'public' WHEN 'share' THEN 'link' ELSE 'private' END AS privacy FROM %i WHERE ID > %d ORDER BY ID LIMIT %d";
		/** @var list<array<string, string|null>>|null $rows */
		$rows = $wpdb->get_results( $wpdb->prepare( $sql, $table, $last, self::MOST_ROWS ), ARRAY_A ); // phpcs:ignore WordPress.DB.PreparedSQL.NotPrepared -- one of the two texts above.
		return $rows ?? array();
	}

	/** @return list<Entry> */
	private function items( string $from, int $list ): array {
		global $wpdb;
		$table = self::tables( $from )[1] ?? '';
		$sql   = 'yith' === $from
			? 'SELECT prod_id AS product, 0 AS variation, quantity, original_price AS price, original_currency AS currency, dateadded AS added FROM %i WHERE wishlist_id = %d ORDER BY ID'
			: "SELECT product_id AS product, variation_id AS variation, quantity, price, '' AS currency, date AS added FROM %i WHERE wishlist_id = %d ORDER BY ID";
		/** @var list<array<string, string|null>>|null $rows */
		$rows = $wpdb->get_results( $wpdb->prepare( $sql, $table, $list ), ARRAY_A ); // phpcs:ignore WordPress.DB.PreparedSQL.NotPrepared -- one of the two texts above.
		$list = array();
		foreach ( $rows ?? array() as $row ) {
			$entry = $this->entry( $row );
			if ( null !== $entry ) {
				$list[] = $entry;
			}
		}
		return $list;
	}

	/** @param array<string, string|null> $row An item. */
	private function entry( array $row ): ?Entry {
		$product   = (int) $row['product'];
		$variation = (int) $row['variation'];
		// YITH keeps a variation where a product would stand.
		if ( 0 === $variation && 'product_variation' === get_post_type( $product ) ) {
			$variation = $product;
			$product   = (int) wp_get_post_parent_id( $product );
		}
		if ( $product < 1 ) {
			return null;
		}
		$added = strtotime( (string) $row['added'] . ' UTC' );
		$money = function_exists( 'get_woocommerce_currency' ) ? Money::code( (string) $row['currency'] ) ?? Money::shown() : null;
		$price = null !== $money && is_numeric( $row['price'] ) && (float) $row['price'] > 0 ? Money::minor( $row['price'], Money::decimals( $money ) ) : null;
		return new Entry(
			'product',
			OriginalLanguage::of( $product, 'product' ),
			$variation > 0 ? OriginalLanguage::of( $variation, 'product_variation' ) : 0,
			max( 1, (int) $row['quantity'] ),
			$price,
			null === $price ? '' : (string) $money,
			'',
			( false === $added || $added < 1 ? time() : $added ) * 1000,
			null
		);
	}

	/** @return array{string, string}|array{} Tables of lists and of items. */
	private static function tables( string $from ): array {
		global $wpdb;
		return match ( $from ) {
			'yith'  => array( $wpdb->prefix . 'yith_wcwl_lists', $wpdb->prefix . 'yith_wcwl' ),
			'ti'    => array( $wpdb->prefix . 'tinvwl_lists', $wpdb->prefix . 'tinvwl_items' ),
			default => array(),
		};
	}
}
