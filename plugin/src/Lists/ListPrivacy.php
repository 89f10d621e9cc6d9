<?php

declare(strict_types=1);

namespace Cairn\Lists;

/** Gives members their lists, or deletes them, when they ask WordPress for their personal data. */
final class ListPrivacy {

	private const KEY = 'cairn-lists';

	public function __construct( private readonly ListStore $store ) {
	}

	/**
	 * Adds the exporter.
	 *
	 * @param mixed $list What others have added.
	 * @return array<mixed>
	 */
	public function exporters( mixed $list ): array {
		return array(
			self::KEY => array(
				'exporter_friendly_name' => __( 'Wishlists', 'cairn' ),
				'callback'               => array( $this, 'export' ),
			),
		) + ( is_array( $list ) ? $list : array() );
	}

	/**
	 * Adds the eraser.
	 *
	 * @param mixed $list What others have added.
	 * @return array<mixed>
	 */
	public function erasers( mixed $list ): array {
		return array(
			self::KEY => array(
				'eraser_friendly_name' => __( 'Wishlists', 'cairn' ),
				'callback'             => array( $this, 'erase' ),
			),
		) + ( is_array( $list ) ? $list : array() );
	}

	/**
	 * Everything on the lists of the member with this address.
	 *
	 * @param string $address E-mail address.
	 * @return array{data: list<array<string, mixed>>, done: bool}
	 */
	public function export( string $address ): array {
		$user = get_user_by( 'email', $address );
		$data = array();
		foreach ( $user ? $this->store->lists_of( $user->ID ) : array() as $list ) {
			foreach ( $this->store->entries( $list->id ) as $entry ) {
				$data[] = array(
					'group_id'    => self::KEY,
					'group_label' => __( 'Wishlists', 'cairn' ),
					'item_id'     => self::KEY . '-' . $list->id . '-' . $entry->id(),
					'data'        => array(
						array(
							'name'  => __( 'List', 'cairn' ),
							'value' => $list->title(),
						),
						array(
							'name'  => __( 'Name', 'cairn' ),
							'value' => $entry->name,
						),
						array(
							'name'  => __( 'Quantity', 'cairn' ),
							'value' => $entry->quantity,
						),
						array(
							'name'  => __( 'Added', 'cairn' ),
							'value' => (string) wp_date( 'c', intdiv( $entry->added_at, 1000 ) ),
						),
					),
				);
			}
		}
		return array(
			'data' => $data,
			'done' => true,
		);
	}

	/**
	 * Deletes the lists of the member with this address.
	 *
	 * @param string $address E-mail address.
	 * @return array{items_removed: bool, items_retained: bool, messages: list<string>, done: bool}
	 */
	public function erase( string $address ): array {
		$user = get_user_by( 'email', $address );
		return array(
			'items_removed'  => $user && $this->store->delete_all_of( $user->ID ) > 0,
			'items_retained' => false,
			'messages'       => array(),
			'done'           => true,
		);
	}
}
