<?php

declare(strict_types=1);

namespace Cairn\Tests\Integration\Lists;

use Cairn\Lists\ListImport;

/** Lists of other plugins, in tables laid out as those plugins create them. */
final class ListImportTest extends ListTestCase {

	protected function setUp(): void {
		parent::setUp();
		global $wpdb;
		$wpdb->query( "CREATE TABLE {$wpdb->prefix}yith_wcwl_lists ( ID bigint(20) NOT NULL AUTO_INCREMENT, user_id bigint(20) NULL DEFAULT NULL, session_id varchar(255) DEFAULT NULL, wishlist_slug varchar(200) NOT NULL, wishlist_name text, wishlist_token varchar(64) NOT NULL UNIQUE, wishlist_privacy tinyint(1) NOT NULL DEFAULT 0, is_default tinyint(1) NOT NULL DEFAULT 0, dateadded timestamp NOT NULL DEFAULT CURRENT_TIMESTAMP, expiration timestamp NULL DEFAULT NULL, PRIMARY KEY (ID) )" );
		$wpdb->query( "CREATE TABLE {$wpdb->prefix}yith_wcwl ( ID bigint(20) NOT NULL AUTO_INCREMENT, prod_id bigint(20) NOT NULL, quantity int(11) NOT NULL, user_id bigint(20) NULL DEFAULT NULL, wishlist_id bigint(20) NULL, position int(11) DEFAULT 0, original_price decimal(9,3) NULL DEFAULT NULL, original_currency char(3) NULL DEFAULT NULL, dateadded timestamp NOT NULL DEFAULT CURRENT_TIMESTAMP, on_sale tinyint NOT NULL DEFAULT 0, PRIMARY KEY (ID) )" );
		$wpdb->query( "CREATE TABLE {$wpdb->prefix}tinvwl_lists ( ID int NOT NULL AUTO_INCREMENT, author int NOT NULL DEFAULT 0, date datetime NOT NULL, title text NOT NULL, status varchar(20) NOT NULL DEFAULT 'public', type varchar(20) NOT NULL DEFAULT 'list', share_key varchar(45) NOT NULL, PRIMARY KEY (ID) )" );
		$wpdb->query( "CREATE TABLE {$wpdb->prefix}tinvwl_items ( ID int NOT NULL AUTO_INCREMENT, wishlist_id int NOT NULL DEFAULT 0, product_id int NOT NULL DEFAULT 0, variation_id int NOT NULL DEFAULT 0, formdata text NOT NULL, author int NOT NULL DEFAULT 0, date datetime NOT NULL, quantity int NOT NULL DEFAULT 1, price varchar(255) NOT NULL, in_stock tinyint(1) NOT NULL DEFAULT 1, PRIMARY KEY (ID) )" );
	}

	protected function tearDown(): void {
		if ( self::on_real_wordpress() ) {
			global $wpdb;
			foreach ( array( 'yith_wcwl_lists', 'yith_wcwl', 'tinvwl_lists', 'tinvwl_items' ) as $table ) {
				$wpdb->query( "DROP TABLE IF EXISTS {$wpdb->prefix}$table" );
			}
		}
		parent::tearDown();
	}

	/** @return list<string> */
	private function on( int $user, string $list ): array {
		foreach ( $this->store->lists_of( $user ) as $own ) {
			if ( $own->title() === $list ) {
				return array_map( static fn ( $entry ): string => $entry->id() . '×' . $entry->quantity, $this->store->entries( $own->id ) );
			}
		}
		return array();
	}

	public function test_yith_lists_are_taken_over_once_with_name_privacy_and_time(): void {
		global $wpdb;
		$user = $this->act_as( 'subscriber' );
		$wpdb->query( $wpdb->prepare( "INSERT INTO {$wpdb->prefix}yith_wcwl_lists (ID, user_id, wishlist_slug, wishlist_name, wishlist_token, wishlist_privacy, is_default) VALUES (1, %d, '', '', 'a', 2, 1), (2, %d, 'garden', 'Garden', 'b', 1, 0), (3, NULL, '', '', 'c', 0, 1)", $user, $user ) );
		$wpdb->query( $wpdb->prepare( "INSERT INTO {$wpdb->prefix}yith_wcwl (prod_id, quantity, user_id, wishlist_id, dateadded) VALUES (12, 2, %d, 1, '2025-03-01 10:00:00'), (13, 1, %d, 2, '2025-04-01 10:00:00'), (14, 1, NULL, 3, '2025-04-01 10:00:00')", $user, $user ) );
		$import = new ListImport( $this->store );
		$sum    = array( 'lists' => 2, 'items' => 2, 'guests' => 1 );
		self::assertSame( $sum, $import->run( 'yith', true ) );
		self::assertSame( array(), $this->store->entries_of( $user ) );
		self::assertSame( $sum, $import->run( 'yith' ) );
		self::assertSame( $sum, $import->run( 'yith' ) );
		self::assertSame( array( '12×2' ), $this->on( $user, 'Wishlist' ) );
		self::assertSame( array( '13×1' ), $this->on( $user, 'Garden' ) );
		$lists = $this->store->lists_of( $user );
		self::assertSame( array( 'private', 'link' ), array_map( static fn ( $list ): string => $list->privacy, $lists ) );
		self::assertSame( strtotime( '2025-03-01 10:00:00 UTC' ) * 1000, $this->store->entries( $lists[0]->id )[0]->added_at );
	}

	public function test_ti_lists_are_taken_over_with_their_variations(): void {
		global $wpdb;
		$user = $this->act_as( 'subscriber' );
		$wpdb->query( $wpdb->prepare( "INSERT INTO {$wpdb->prefix}tinvwl_lists (ID, author, date, title, status, type, share_key) VALUES (1, %d, '2025-01-01 00:00:00', 'Default', 'share', 'default', 'abc123'), (2, 0, '2025-01-01 00:00:00', '', 'share', 'default', 'abc124')", $user ) );
		$wpdb->query( "INSERT INTO {$wpdb->prefix}tinvwl_items (wishlist_id, product_id, variation_id, formdata, author, date, quantity, price) VALUES (1, 12, 34, '', 1, '2025-03-01 10:00:00', 3, '19.90'), (2, 12, 0, '', 0, '2025-03-01 10:00:00', 1, '19.90')" );
		$import = new ListImport( $this->store );
		self::assertSame( array( 'lists' => 1, 'items' => 1, 'guests' => 1 ), $import->run( 'ti' ) );
		self::assertSame( array( '12.34×3' ), $this->on( $user, 'Wishlist' ) );
	}

	public function test_an_imported_list_does_not_undo_what_the_member_did_since(): void {
		global $wpdb;
		$user = $this->act_as( 'subscriber' );
		$this->store->take_over( $user, array( new \Cairn\Lists\Entry( 'product', 12, 0, 1, null, '', '', $this->ago( 20 ), null ) ), false );
		$this->store->take_over( $user, array( new \Cairn\Lists\Entry( 'product', 12, 0, 1, null, '', '', $this->ago( 20 ), $this->ago( 10 ) ) ), false );
		$wpdb->query( $wpdb->prepare( "INSERT INTO {$wpdb->prefix}yith_wcwl_lists (ID, user_id, wishlist_slug, wishlist_token, is_default) VALUES (1, %d, '', 'a', 1)", $user ) );
		$wpdb->query( $wpdb->prepare( "INSERT INTO {$wpdb->prefix}yith_wcwl (prod_id, quantity, user_id, wishlist_id, dateadded) VALUES (12, 2, %d, 1, '2025-03-01 10:00:00')", $user ) );
		( new ListImport( $this->store ) )->run( 'yith' );
		self::assertSame( array(), $this->store->entries_of( $user ) );
	}
}
