<?php
/**
 * What one request costs: CPU of this process (user and system) from the first line of wp-config.php until every shutdown
 * function is through, and the number of queries. Written to the file that the request names; asked for by bench/php-page.
 *
 * @package Cairn
 */

declare(strict_types=1);

( static function (): void {
	$name = $_SERVER['HTTP_X_BENCH_FILE'] ?? '';
	if ( ! is_string( $name ) || 1 !== preg_match( '/^[a-z0-9-]+$/', $name ) ) {
		return;
	}
	$cpu   = static function (): int {
		$used = getrusage();
		return 1_000_000 * ( $used['ru_utime.tv_sec'] + $used['ru_stime.tv_sec'] ) + $used['ru_utime.tv_usec'] + $used['ru_stime.tv_usec'];
	};
	$begin = $cpu();
	register_shutdown_function(
		static function () use ( $cpu, $begin, $name ): void {
			// Handed in while the first runs, this one runs after all the others, WordPress' own among them.
			register_shutdown_function(
				static function () use ( $cpu, $begin, $name ): void {
					$used = $cpu() - $begin;
					file_put_contents(
						constant( 'CAIRN_BENCH_FOLDER' ) . "/$name.part",
						json_encode(
							array(
								'microseconds' => $used,
								'queries'      => $GLOBALS['wpdb']->num_queries,
								'asked'        => $GLOBALS['cairn_bench_queries'] ?? array(),
								'isOn'         => defined( 'CAIRN_VERSION' ),
							),
							JSON_THROW_ON_ERROR | JSON_INVALID_UTF8_SUBSTITUTE
						)
					);
					rename( constant( 'CAIRN_BENCH_FOLDER' ) . "/$name.part", constant( 'CAIRN_BENCH_FOLDER' ) . "/$name" );
				}
			);
		}
	);
} )();
