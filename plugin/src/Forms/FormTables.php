<?php

declare(strict_types=1);

namespace Cairn\Forms;

/** The tables of forms on this site. They are made when the first form is published, not before. */
final class FormTables {

	/** Option with the version of the tables that exist. */
	public const VERSION_OPTION = 'cairn_form_version';

	private const VERSION = '2';

	private const TABLES = array( 'cairn_form', 'cairn_signup', 'cairn_form_rate', 'cairn_form_refusal', 'cairn_resource', 'cairn_slot' );

	/** Creates or updates the tables where they are not of this version. Cheap otherwise: the option is autoloaded. */
	public static function ensure(): void {
		if ( self::VERSION === get_option( self::VERSION_OPTION ) ) {
			return;
		}
		global $wpdb;
		require_once ABSPATH . 'wp-admin/includes/upgrade.php';
		$collate = $wpdb->get_charset_collate();
		$prefix  = $wpdb->prefix;
		// The two spaces after PRIMARY KEY and the key names are dbDelta's grammar.
		dbDelta(
			"CREATE TABLE {$prefix}cairn_form (
			hash char(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
			block_id varchar(140) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
			config mediumtext NOT NULL,
			published_at bigint(20) unsigned NOT NULL,
			PRIMARY KEY  (hash),
			KEY block_id (block_id,published_at)
			) $collate;"
		);
		// What is sealed only the service can open; what is locked only the link in the mail, or the key outside the database.
		dbDelta(
			"CREATE TABLE {$prefix}cairn_signup (
			submission_id char(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
			block_id varchar(140) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT '',
			config_hash varchar(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT '',
			purpose varchar(16) NOT NULL,
			lists text NOT NULL,
			state varchar(12) NOT NULL,
			token_hash char(64) CHARACTER SET ascii COLLATE ascii_bin NULL,
			person char(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT '',
			sealed text NOT NULL,
			locked_by_token text NOT NULL,
			locked_by_key text NOT NULL,
			resource_id bigint(20) unsigned NOT NULL DEFAULT 0,
			coupon_id bigint(20) unsigned NOT NULL DEFAULT 0,
			product_id bigint(20) unsigned NOT NULL DEFAULT 0,
			variation_id bigint(20) unsigned NOT NULL DEFAULT 0,
			price bigint(20) NULL,
			result varchar(100) NOT NULL DEFAULT '',
			locale varchar(20) NOT NULL DEFAULT '',
			mails tinyint(3) unsigned NOT NULL DEFAULT 0,
			retry_at bigint(20) unsigned NOT NULL DEFAULT 0,
			requested_at bigint(20) unsigned NOT NULL,
			expires_at bigint(20) unsigned NOT NULL DEFAULT 0,
			confirmed_at bigint(20) unsigned NOT NULL DEFAULT 0,
			done_at bigint(20) unsigned NOT NULL DEFAULT 0,
			PRIMARY KEY  (submission_id),
			UNIQUE KEY token_hash (token_hash),
			KEY person (person),
			KEY product_id (product_id,purpose,state),
			KEY retry_at (retry_at),
			KEY expires_at (expires_at)
			) $collate;"
		);
		dbDelta(
			"CREATE TABLE {$prefix}cairn_form_rate (
			name char(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
			span bigint(20) unsigned NOT NULL,
			n int(10) unsigned NOT NULL,
			PRIMARY KEY  (name,span),
			KEY span (span)
			) $collate;"
		);
		dbDelta(
			"CREATE TABLE {$prefix}cairn_form_refusal (
			block_id varchar(140) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
			day char(10) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
			honeypot int(10) unsigned NOT NULL DEFAULT 0,
			token int(10) unsigned NOT NULL DEFAULT 0,
			rate int(10) unsigned NOT NULL DEFAULT 0,
			challenge int(10) unsigned NOT NULL DEFAULT 0,
			PRIMARY KEY  (block_id,day),
			KEY day (day)
			) $collate;"
		);
		dbDelta(
			"CREATE TABLE {$prefix}cairn_resource (
			id bigint(20) unsigned NOT NULL AUTO_INCREMENT,
			title varchar(200) NOT NULL,
			file varchar(200) NOT NULL,
			stored_as char(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
			mime varchar(100) NOT NULL,
			bytes bigint(20) unsigned NOT NULL,
			created_at bigint(20) unsigned NOT NULL,
			PRIMARY KEY  (id)
			) $collate;"
		);
		dbDelta(
			"CREATE TABLE {$prefix}cairn_slot (
			block_id varchar(140) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
			slot_at bigint(20) unsigned NOT NULL,
			submission_id char(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
			held_until bigint(20) unsigned NOT NULL DEFAULT 0,
			reminded tinyint(1) unsigned NOT NULL DEFAULT 0,
			PRIMARY KEY  (block_id,slot_at),
			KEY submission_id (submission_id),
			KEY reminded (reminded,slot_at)
			) $collate;"
		);
		update_option( self::VERSION_OPTION, self::VERSION, true );
	}

	/** Whether a form was ever published here. */
	public static function exist(): bool {
		return false !== get_option( self::VERSION_OPTION );
	}

	/** Removes the tables: the owner wants nothing left. */
	public static function drop(): void {
		global $wpdb;
		foreach ( self::TABLES as $table ) {
			// phpcs:ignore WordPress.DB.DirectDatabaseQuery.SchemaChange -- deleting the plugin's data is the purpose.
			$wpdb->query( $wpdb->prepare( 'DROP TABLE IF EXISTS %i', $wpdb->prefix . $table ) );
		}
		foreach ( array( self::VERSION_OPTION, FormSecret::OPTION ) as $option ) {
			delete_option( $option );
		}
	}
}
