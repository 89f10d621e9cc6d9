<?php

declare(strict_types=1);

namespace Cairn\Lists;

/** What is on members' lists, and what was taken off them of late: the rows of the second of `ListTables`. */
final class ListItems {

	public function __construct( private readonly ListTables $tables ) {
	}

	/**
	 * All rows of a list, removals too, the newest first.
	 *
	 * @return list<Entry>
	 */
	public function of( int $list_id ): array {
		global $wpdb;
		$this->tables->ensure();
		/** @var list<array<string, string|null>>|null $rows */
		$rows = $wpdb->get_results( $wpdb->prepare( 'SELECT kind, object_id, variation_id, quantity, price, currency, block_id, name, added_at, wished_at, removed_at FROM %i WHERE list_id = %d ORDER BY added_at DESC, id DESC', $this->tables->items(), $list_id ), ARRAY_A );
		return array_map(
			static fn ( array $row ): Entry => new Entry(
				(string) $row['kind'],
				(int) $row['object_id'],
				(int) $row['variation_id'],
				(int) $row['quantity'],
				null === $row['price'] ? null : (int) $row['price'],
				(string) $row['currency'],
				(string) $row['block_id'],
				(int) $row['added_at'],
				null === $row['removed_at'] ? null : (int) $row['removed_at'],
				(string) $row['name'],
				(int) $row['wished_at']
			),
			$rows ?? array()
		);
	}

	/** Writes the row of a thing on a list, in the place of the one that is there. */
	public function write( int $list_id, Entry $entry ): void {
		global $wpdb;
		$wpdb->replace(
			$this->tables->items(),
			self::place( $list_id, $entry ) + array(
				'quantity'   => $entry->quantity,
				'price'      => $entry->price,
				'currency'   => $entry->currency,
				'block_id'   => $entry->block,
				'name'       => $entry->name,
				'added_at'   => $entry->added_at,
				'wished_at'  => $entry->wished_at,
				'removed_at' => $entry->removed_at,
			),
			array( '%d', '%s', '%d', '%d', '%d', '%d', '%s', '%s', '%s', '%d', '%d', '%d' )
		);
	}

	/** Deletes the row of a thing on a list. */
	public function erase( int $list_id, Entry $entry ): void {
		global $wpdb;
		$wpdb->delete( $this->tables->items(), self::place( $list_id, $entry ), array( '%d', '%s', '%d', '%d' ) );
	}

	/** Deletes all rows of a list; how many there were. */
	public function erase_all( int $list_id ): int {
		global $wpdb;
		return (int) $wpdb->delete( $this->tables->items(), array( 'list_id' => $list_id ), array( '%d' ) );
	}

	/**
	 * Forgets what was taken off a list long ago.
	 *
	 * @param int $list_id The list.
	 * @param int $before  ms since 1970.
	 */
	public function forget_removals( int $list_id, int $before ): void {
		global $wpdb;
		$wpdb->query( $wpdb->prepare( 'DELETE FROM %i WHERE list_id = %d AND removed_at < %d', $this->tables->items(), $list_id, $before ) );
	}

	/**
	 * What is unique of a row.
	 *
	 * @return array{list_id: int, kind: string, object_id: int, variation_id: int}
	 */
	private static function place( int $list_id, Entry $entry ): array {
		return array(
			'list_id'      => $list_id,
			'kind'         => $entry->kind,
			'object_id'    => $entry->object,
			'variation_id' => $entry->variation,
		);
	}
}
