<?php

declare(strict_types=1);

namespace Cairn\Forms;

/** Every state in which a form was ever published: `{prefix}cairn_form`. Nothing is deleted while the plugin is there. */
final class ConfigTable {

	/** Full name of the table on this site. */
	public function name(): string {
		global $wpdb;
		return $wpdb->prefix . 'cairn_form';
	}

	/**
	 * Keeps a state, as the newest of its form.
	 *
	 * @param FormConfig $config What was published.
	 * @param int        $now    Milliseconds since 1970: two saves of a second must not be one.
	 */
	public function publish( FormConfig $config, int $now ): void {
		global $wpdb;
		FormTables::ensure();
		$wpdb->query( $wpdb->prepare( 'INSERT INTO %i (hash, block_id, config, published_at) VALUES (%s, %s, %s, %d) ON DUPLICATE KEY UPDATE published_at = %d', $this->name(), $config->hash(), $config->block_id, $config->to_json(), $now, $now ) );
		wp_cache_set( $config->hash(), 1, 'cairn_form' );
	}

	/** Keeps a state that is being printed, unless it is known: a theme's file is never saved. */
	public function know( FormConfig $config ): void {
		$hash = $config->hash();
		if ( false !== wp_cache_get( $hash, 'cairn_form' ) ) {
			return;
		}
		if ( null === $this->find( $hash ) ) {
			$this->publish( $config, (int) floor( microtime( true ) * 1000 ) );
		}
		wp_cache_set( $hash, 1, 'cairn_form' );
	}

	/** A state by its hash; null where it was never published. */
	public function find( string $hash ): ?FormConfig {
		global $wpdb;
		FormTables::ensure();
		return self::read( $wpdb->get_row( $wpdb->prepare( 'SELECT hash, config FROM %i WHERE hash = %s', $this->name(), $hash ), ARRAY_A ) );
	}

	/** The newest state of a form. */
	public function newest( string $block_id ): ?FormConfig {
		global $wpdb;
		FormTables::ensure();
		return self::read( $wpdb->get_row( $wpdb->prepare( 'SELECT hash, config FROM %i WHERE block_id = %s ORDER BY published_at DESC LIMIT 1', $this->name(), $block_id ), ARRAY_A ) );
	}

	/** @param mixed $row Of the table, null for none. */
	private static function read( mixed $row ): ?FormConfig {
		$found = Given::of( $row );
		$kept  = json_decode( $found->text( 'config', PHP_INT_MAX ), true );
		return is_array( $kept ) ? FormConfig::from_array( $kept, $found->text( 'hash', 64 ) ) : null;
	}
}
