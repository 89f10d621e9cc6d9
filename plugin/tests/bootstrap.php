<?php
/**
 * With CAIRN_TEST_WP (a folder with wp-load.php) every test runs on that real WordPress. Without it the
 * unit tests run on small stand-ins, and the integration tests say that they were skipped. A unit test
 * uses only what both offer, so that running it on the real thing shows when a stand-in has drifted.
 *
 * @package Cairn
 */

declare(strict_types=1);

require_once __DIR__ . '/../vendor/autoload.php';

( static function (): void {
	$wordpress = getenv( 'CAIRN_TEST_WP' );
	if ( false === $wordpress || '' === $wordpress ) {
		require_once __DIR__ . '/StandIn/wordpress.php';
		return;
	}
	if ( ! is_file( $wordpress . '/wp-load.php' ) ) {
		fwrite( STDERR, "CAIRN_TEST_WP names $wordpress, which holds no wp-load.php.\n" );
		exit( 1 );
	}
	$_SERVER['HTTP_HOST']       = getenv( 'CAIRN_TEST_HOST' ) ?: 'shop.example';
	$_SERVER['SERVER_PROTOCOL'] = 'HTTP/1.1';
	$_SERVER['REQUEST_URI']     = '/';
	$_SERVER['REQUEST_METHOD']  = 'GET';

	// Core reads hooks that stand in this global before it starts. The plugin of this very tree is tested,
	// whether or not the site has it active.
	$GLOBALS['wp_filter']['plugins_loaded'][-1000]['cairn-under-test'] = array(
		'function'      => static function (): void {
			if ( ! defined( 'CAIRN_VERSION' ) ) {
				require_once __DIR__ . '/../cairn.php';
			}
		},
		'accepted_args' => 0,
	);
	require_once $wordpress . '/wp-load.php';
	require_once ABSPATH . 'wp-admin/includes/admin.php';
} )();
