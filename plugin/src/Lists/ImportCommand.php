<?php

declare(strict_types=1);

namespace Cairn\Lists;

/**
 * `wp cairn lists import [--from=yith|ti] [--dry-run]`: takes over the wishlists of another plugin. Without `--from`,
 * those of every plugin whose tables are there.
 */
final class ImportCommand {

	public function __construct( private readonly ListImport $import ) {
	}

	/**
	 * Runs the command.
	 *
	 * @param array<mixed> $words   Not used.
	 * @param array<mixed> $options `from` and `dry-run`.
	 */
	public function __invoke( array $words, array $options ): void {
		$from   = $options['from'] ?? null;
		$is_dry = isset( $options['dry-run'] );
		$found  = array_filter( is_string( $from ) ? array( $from ) : array( 'yith', 'ti' ), fn ( string $name ): bool => $this->import->is_there( $name ) );
		if ( array() === $found ) {
			\WP_CLI::error( 'There are no tables of YITH WooCommerce Wishlist or TI WooCommerce Wishlist on this site.' );
		}
		foreach ( $found as $name ) {
			$sum = $this->import->run( $name, $is_dry );
			\WP_CLI::success( sprintf( '%s: %d lists with %d items%s; %d items of guests left behind.', $name, $sum['lists'], $sum['items'], $is_dry ? ' to import' : '', $sum['guests'] ) );
		}
	}
}
