<?php

declare(strict_types=1);

namespace Cairn\Blocks;

/** Which block stands in which post: `{prefix}cairn_placement`. */
final class PlacementTable {

	/** Option with the version of the table that exists. */
	public const VERSION_OPTION = 'cairn_placement_version';

	private const VERSION = '1';

	/** Full name of the table on this site. */
	public function name(): string {
		global $wpdb;
		return $wpdb->prefix . 'cairn_placement';
	}

	/** Creates or updates the table where it is not of this version. Cheap otherwise: the option is autoloaded. */
	public function ensure(): void {
		if ( self::VERSION === get_option( self::VERSION_OPTION ) ) {
			return;
		}
		global $wpdb;
		require_once ABSPATH . 'wp-admin/includes/upgrade.php';
		// The two spaces after PRIMARY KEY and the key names are dbDelta's grammar.
		dbDelta(
			"CREATE TABLE {$this->name()} (
			block_id varchar(10) NOT NULL,
			post_id bigint(20) unsigned NOT NULL,
			block_type varchar(64) NOT NULL,
			block_name varchar(200) NOT NULL DEFAULT '',
			stage varchar(16) NOT NULL DEFAULT '',
			copied_from varchar(10) NOT NULL DEFAULT '',
			PRIMARY KEY  (block_id,post_id),
			KEY post_id (post_id)
			) {$wpdb->get_charset_collate()};"
		);
		update_option( self::VERSION_OPTION, self::VERSION, true );
	}

	/**
	 * Replaces what is known of a post.
	 *
	 * @param int                   $post_id     The post.
	 * @param list<FoundBlock>      $blocks      All blocks of ours in it; none forgets the post.
	 * @param array<string, string> $copied_from Id that a block's id replaced when its post was copied, by new id.
	 * @return bool Whether anything is different now.
	 */
	public function replace( int $post_id, array $blocks, array $copied_from = array() ): bool {
		global $wpdb;
		$this->ensure();
		$before = array();
		foreach ( $this->rows( $post_id ) as $row ) {
			$before[ $row['block_id'] ] = $row;
		}
		$changed = false;
		foreach ( $blocks as $block ) {
			$old = $before[ $block->id ] ?? null;
			unset( $before[ $block->id ] );
			$row = array(
				'block_id'    => $block->id,
				'post_id'     => $post_id,
				'block_type'  => $block->type,
				'block_name'  => $block->name,
				'stage'       => $block->stage,
				'copied_from' => $copied_from[ $block->id ] ?? ( $old['copied_from'] ?? '' ),
			);
			if ( null !== $old && $old['block_type'] === $row['block_type'] && $old['block_name'] === $row['block_name'] && $old['stage'] === $row['stage'] ) {
				continue;
			}
			$wpdb->replace( $this->name(), $row, array( '%s', '%d', '%s', '%s', '%s', '%s' ) );
			$changed = true;
		}
		foreach ( array_keys( $before ) as $id ) {
			$wpdb->delete(
				$this->name(),
				array(
					'block_id' => $id,
					'post_id'  => $post_id,
				),
				array( '%s', '%d' )
			);
			$changed = true;
		}
		return $changed;
	}

	/**
	 * Of the given ids those that stand in some post.
	 *
	 * @param list<string> $ids Block ids.
	 * @return list<string>
	 */
	public function placed( array $ids ): array {
		if ( array() === $ids ) {
			return array();
		}
		global $wpdb;
		$this->ensure();
		$marks = implode( ',', array_fill( 0, count( $ids ), '%s' ) );
		// phpcs:ignore WordPress.DB.PreparedSQL.InterpolatedNotPrepared,WordPress.DB.PreparedSQLPlaceholders.UnfinishedPrepare -- the marks are built above, one for each id.
		return array_values( array_filter( $wpdb->get_col( $wpdb->prepare( "SELECT DISTINCT block_id FROM %i WHERE block_id IN ($marks)", $this->name(), ...$ids ) ), 'is_string' ) );
	}

	/**
	 * What is known of one post.
	 *
	 * @return list<array{block_id: string, block_type: string, block_name: string, stage: string, copied_from: string}>
	 */
	public function rows( int $post_id ): array {
		global $wpdb;
		$this->ensure();
		/** @var list<array{block_id: string, block_type: string, block_name: string, stage: string, copied_from: string}>|null $rows */
		$rows = $wpdb->get_results( $wpdb->prepare( 'SELECT block_id, block_type, block_name, stage, copied_from FROM %i WHERE post_id = %d ORDER BY block_id', $this->name(), $post_id ), ARRAY_A );
		return $rows ?? array();
	}

	/**
	 * Posts that hold a block of ours.
	 *
	 * @return list<int>
	 */
	public function posts(): array {
		global $wpdb;
		$this->ensure();
		return array_values( array_map( 'intval', array_filter( $wpdb->get_col( $wpdb->prepare( 'SELECT DISTINCT post_id FROM %i ORDER BY post_id', $this->name() ) ), 'is_numeric' ) ) );
	}

	/**
	 * Posts that hold a block of a type.
	 *
	 * @param string $type Such as `cairn/wishlist-page`.
	 * @return list<int>
	 */
	public function posts_with( string $type ): array {
		global $wpdb;
		$this->ensure();
		return array_values( array_map( 'intval', array_filter( $wpdb->get_col( $wpdb->prepare( 'SELECT DISTINCT post_id FROM %i WHERE block_type = %s ORDER BY post_id', $this->name(), $type ) ), 'is_numeric' ) ) );
	}

	/**
	 * Types of block that stand somewhere.
	 *
	 * @return list<string>
	 */
	public function types(): array {
		global $wpdb;
		$this->ensure();
		return array_values( array_filter( $wpdb->get_col( $wpdb->prepare( 'SELECT DISTINCT block_type FROM %i', $this->name() ) ), 'is_string' ) );
	}

	/** Removes the table: the owner wants nothing left. */
	public function drop(): void {
		global $wpdb;
		// phpcs:ignore WordPress.DB.DirectDatabaseQuery.SchemaChange -- deleting the plugin's data is the purpose.
		$wpdb->query( $wpdb->prepare( 'DROP TABLE IF EXISTS %i', $this->name() ) );
		delete_option( self::VERSION_OPTION );
	}
}
