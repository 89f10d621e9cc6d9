<?php

declare(strict_types=1);

namespace Cairn\Lists;

/** Members' lists and what is on them: `{prefix}cairn_list` and `{prefix}cairn_list_item`. */
final class ListTables {

	/** Option with the version of the tables that exist. */
	public const VERSION_OPTION = 'cairn_list_version';

	private const VERSION = '2';

	/** Full name of the table of lists on this site. */
	public function lists(): string {
		global $wpdb;
		return $wpdb->prefix . 'cairn_list';
	}

	/** Full name of the table of what is on them. */
	public function items(): string {
		global $wpdb;
		return $wpdb->prefix . 'cairn_list_item';
	}

	/** Whether they were ever made on this site. */
	public function exist(): bool {
		return false !== get_option( self::VERSION_OPTION );
	}

	/** Creates or updates the tables where they are not of this version. Cheap otherwise: the option is autoloaded. */
	public function ensure(): void {
		if ( self::VERSION === get_option( self::VERSION_OPTION ) ) {
			return;
		}
		global $wpdb;
		require_once ABSPATH . 'wp-admin/includes/upgrade.php';
		// A member has one default list: is_default is 1 for it and NULL for the others, which a unique key lets be many.
		// The two spaces after PRIMARY KEY and the key names are dbDelta's grammar.
		dbDelta(
			"CREATE TABLE {$this->lists()} (
			id bigint(20) unsigned NOT NULL AUTO_INCREMENT,
			user_id bigint(20) unsigned NOT NULL,
			name varchar(100) NOT NULL DEFAULT '',
			privacy varchar(8) NOT NULL DEFAULT 'private',
			token varchar(32) NOT NULL,
			is_default tinyint(1) unsigned NULL,
			created_at bigint(20) unsigned NOT NULL,
			PRIMARY KEY  (id),
			UNIQUE KEY user_default (user_id,is_default),
			UNIQUE KEY token (token)
			) {$wpdb->get_charset_collate()};"
		);
		// Times are milliseconds since 1970, of the visitor's clock; removed_at is a tombstone.
		dbDelta(
			"CREATE TABLE {$this->items()} (
			id bigint(20) unsigned NOT NULL AUTO_INCREMENT,
			list_id bigint(20) unsigned NOT NULL,
			kind varchar(8) NOT NULL DEFAULT 'product',
			object_id bigint(20) unsigned NOT NULL,
			variation_id bigint(20) unsigned NOT NULL DEFAULT 0,
			quantity int(10) unsigned NOT NULL DEFAULT 1,
			price bigint(20) unsigned NULL,
			currency varchar(3) NOT NULL DEFAULT '',
			block_id varchar(140) NOT NULL DEFAULT '',
			name varchar(200) NOT NULL DEFAULT '',
			added_at bigint(20) unsigned NOT NULL,
			wished_at bigint(20) unsigned NOT NULL DEFAULT 0,
			removed_at bigint(20) unsigned NULL,
			PRIMARY KEY  (id),
			UNIQUE KEY list_object (list_id,kind,object_id,variation_id),
			KEY object_id (object_id)
			) {$wpdb->get_charset_collate()};"
		);
		// An option that is not there is asked for on every page anew.
		add_option( ListsModule::PAGE_OPTION, 0, '', true );
		update_option( self::VERSION_OPTION, self::VERSION, true );
	}

	/** Removes the tables: the owner wants nothing left. */
	public function drop(): void {
		global $wpdb;
		foreach ( array( $this->items(), $this->lists() ) as $table ) {
			// phpcs:ignore WordPress.DB.DirectDatabaseQuery.SchemaChange -- deleting the plugin's data is the purpose.
			$wpdb->query( $wpdb->prepare( 'DROP TABLE IF EXISTS %i', $table ) );
		}
		delete_option( self::VERSION_OPTION );
	}
}
