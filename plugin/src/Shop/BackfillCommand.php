<?php

declare(strict_types=1);

namespace Cairn\Shop;

use Cairn\Module;

/** `wp cairn backfill`: tells the service of the orders and products that were there before the connection. */
final class BackfillCommand implements Module {

	/** @param \Closure(): Backfill $backfill Gives the work. */
	public function __construct( private readonly \Closure $backfill ) {
	}

	public function hook(): void {
		if ( defined( 'WP_CLI' ) && WP_CLI && class_exists( \WP_CLI::class ) ) {
			\WP_CLI::add_command( 'cairn backfill', $this );
		}
	}

	/**
	 * Tells what is left, and says how far it is. Stopped, it goes on where it was.
	 *
	 * ## OPTIONS
	 *
	 * [--restart]
	 * : Begins with the first order again.
	 *
	 * @param array<mixed>         $args    Not used.
	 * @param array<string, mixed> $options Options.
	 */
	public function __invoke( array $args = array(), array $options = array() ): void {
		$backfill = ( $this->backfill )();
		if ( isset( $options['restart'] ) ) {
			$backfill->start();
		}
		do {
			$has_more = $backfill->go_on( 10.0 );
			$progress = $backfill->progress();
			\WP_CLI::log( sprintf( '%d of %d products, %d of %d orders.', $progress['products']['done'], $progress['products']['all'], $progress['orders']['done'], $progress['orders']['all'] ) );
		} while ( $has_more );
		if ( ! $progress['is_done'] ) {
			\WP_CLI::error( 'The service does not answer. What is left is told later.' );
		}
		\WP_CLI::success( 'Everything is told.' );
	}
}
