<?php

declare(strict_types=1);

namespace Cairn\Tests;

use PHPUnit\Framework\TestCase;

/**
 * Every test begins with a site that has just been installed: the stand-ins are emptied, and on a real
 * WordPress each test runs in a transaction that is rolled back.
 */
abstract class CairnTestCase extends TestCase {

	/** @var array<string, mixed> */
	private array $hooks_before = array();

	protected function setUp(): void {
		parent::setUp();
		if ( self::on_real_wordpress() ) {
			global $wpdb, $wp_filter;
			$this->hooks_before = array_map( static fn ( $hook ) => clone $hook, $wp_filter );
			// Making or dropping a table ends a transaction, unless the table is a temporary one.
			add_filter( 'query', static fn ( string $query ): string => (string) preg_replace( '/^\s*(CREATE|DROP) TABLE/i', '$1 TEMPORARY TABLE', $query ) );
			$wpdb->query( 'SET autocommit = 0' );
			$wpdb->query( 'START TRANSACTION' );
			wp_cache_flush();
			foreach ( array( 'cairn_connection', 'cairn_keys', 'cairn_settings', 'cairn_settings_told', 'cairn_roles_mapped' ) as $option ) {
				delete_option( $option );
			}
			delete_transient( 'cairn_service_silence' );
			return;
		}
		foreach ( array( 'cairn_options', 'cairn_transients', 'cairn_hooks', 'cairn_did', 'cairn_roles' ) as $store ) {
			unset( $GLOBALS[ $store ] );
		}
	}

	protected function tearDown(): void {
		if ( self::on_real_wordpress() ) {
			global $wpdb, $wp_filter;
			$wpdb->query( 'ROLLBACK' );
			$wp_filter = $this->hooks_before;
			wp_cache_flush();
			$GLOBALS['wp_roles'] = null;
		}
		parent::tearDown();
	}

	/** Whether the tests run on a real WordPress rather than on the stand-ins. */
	protected static function on_real_wordpress(): bool {
		return defined( 'WPINC' );
	}
}
