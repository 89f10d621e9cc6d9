<?php
/** What of WP-CLI the plugin calls; read by PHPStan only. */

declare(strict_types=1);

final class WP_CLI {

	public static function add_command( string $name, object $command ): bool {
		return '' !== $name && is_callable( array( $command, '__invoke' ) );
	}

	public static function log( string $message ): void {
	}

	public static function success( string $message ): void {
	}

	public static function error( string $message ): never {
		exit( 1 );
	}
}
