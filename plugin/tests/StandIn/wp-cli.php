<?php
/** What of WP-CLI our commands call; it remembers what was said. */

declare(strict_types=1);

if ( ! class_exists( 'WP_CLI' ) ) {
	final class WP_CLI {

		/** @var list<string> */
		public static array $said = array();

		public static function log( string $message ): void {
			self::$said[] = $message;
		}

		public static function success( string $message ): void {
			self::$said[] = "Success: $message";
		}

		public static function error( string $message ): never {
			self::$said[] = "Error: $message";
			throw new \RuntimeException( $message );
		}
	}
}
