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
	 * @param int        $now    Unix seconds.
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
			$this->publish( $config, time() );
		}
		wp_cache_set( $hash, 1, 'cairn_form' );
	}

	/** A state by its hash; null where it was never published. */
	public function find( string $hash ): ?FormConfig {
		global $wpdb;
		FormTables::ensure();
		return self::read( $wpdb->get_var( $wpdb->prepare( 'SELECT config FROM %i WHERE hash = %s', $this->name(), $hash ) ) );
	}

	/** The newest state of a form. */
	public function newest( string $block_id ): ?FormConfig {
		global $wpdb;
		FormTables::ensure();
		return self::read( $wpdb->get_var( $wpdb->prepare( 'SELECT config FROM %i WHERE block_id = %s ORDER BY published_at DESC LIMIT 1', $this->name(), $block_id ) ) );
	}

	/** Whether any form was ever published here. */
	public function has_any(): bool {
		global $wpdb;
		FormTables::ensure();
		return null !== $wpdb->get_var( $wpdb->prepare( 'SELECT 1 FROM %i LIMIT 1', $this->name() ) );
	}

	/**
	 * Every list that a form of this site has ever asked for.
	 *
	 * @return list<string>
	 */
	public function lists(): array {
		global $wpdb;
		FormTables::ensure();
		$lists = array();
		foreach ( $wpdb->get_col( $wpdb->prepare( 'SELECT config FROM %i ORDER BY published_at DESC LIMIT 500', $this->name() ) ) as $json ) {
			foreach ( self::read( $json )->consents ?? array() as $consent ) {
				$lists[ $consent->list ] = true;
			}
		}
		return array_map( 'strval', array_keys( $lists ) );
	}

	private static function read( mixed $json ): ?FormConfig {
		$kept = is_string( $json ) ? json_decode( $json, true ) : null;
		return is_array( $kept ) ? FormConfig::from_array( $kept ) : null;
	}
}
