<?php
/**
 * Plugin Name: Switch for bench/php-page
 * Description: Leaves Cairn out of a request that says so, and nothing else; keeps the words of queries for one that asks.
 */

declare(strict_types=1);

if ( 'off' === ( $_SERVER['HTTP_X_BENCH_CAIRN'] ?? '' ) ) {
	add_filter(
		'option_active_plugins',
		static fn ( $plugins ) => is_array( $plugins ) ? array_values( array_diff( $plugins, array( 'cairn/cairn.php' ) ) ) : $plugins
	);
}

if ( isset( $_SERVER['HTTP_X_BENCH_QUERIES'] ) ) {
	add_filter(
		'query',
		static function ( $query ) {
			$GLOBALS['cairn_bench_queries'][] = preg_replace( '/\s+/', ' ', (string) $query );
			return $query;
		}
	);
}
