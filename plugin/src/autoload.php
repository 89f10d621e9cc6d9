<?php
/**
 * A small PSR-4 loader: `Cairn\Service\SignedClient` is `src/Service/SignedClient.php`.
 * The plugin has no Composer dependency at run time, so its zip carries no vendor folder.
 *
 * @package Cairn
 */

declare(strict_types=1);

spl_autoload_register(
	static function ( string $name ): void {
		if ( ! str_starts_with( $name, 'Cairn\\' ) || str_starts_with( $name, 'Cairn\\Tests\\' ) ) {
			return;
		}
		$file = __DIR__ . '/' . str_replace( '\\', '/', substr( $name, 6 ) ) . '.php';
		if ( is_file( $file ) ) {
			require $file;
		}
	}
);
