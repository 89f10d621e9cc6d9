<?php

declare(strict_types=1);

namespace Cairn\Forms;

/**
 * The key under which this site keeps what it must read again itself: the address a reminder or a second mail goes to. It
 * stands where a copy of the database does not: in wp-config.php (`CAIRN_LOCAL_KEY`, 32 bytes as base64 or hex), or in a
 * file outside the document root that is made where that can be done. Never in an option. Without it such mails are left
 * out, and nothing readable is kept.
 */
final class LocalKey {

	/** Option with the path of the file, since the command line does not know the document root. The path is no secret. */
	public const PATH_OPTION = 'cairn_local_key_file';

	private const NAME = 'cairn-local-key-';

	/**
	 * The key, 32 bytes; null where there is none.
	 *
	 * @phpstan-impure
	 */
	public static function read(): ?string {
		if ( defined( 'CAIRN_LOCAL_KEY' ) ) {
			$given = constant( 'CAIRN_LOCAL_KEY' );
			return is_string( $given ) ? self::decode( $given ) : null;
		}
		/**
		 * Filters the path of the file that holds the local key.
		 *
		 * @param string $path '' where none was made.
		 */
		$path = apply_filters( 'cairn_local_key_file', get_option( self::PATH_OPTION, '' ) );
		if ( ! is_string( $path ) || '' === $path || ! is_file( $path ) || ! is_readable( $path ) ) {
			return null;
		}
		return self::decode( trim( (string) file_get_contents( $path ) ) );
	}

	/**
	 * Makes the file where there is no key, above the document root.
	 *
	 * @param string|null $document_root Null: of the present request.
	 * @return bool Whether there is a key now.
	 */
	public static function make( ?string $document_root = null ): bool {
		if ( null !== self::read() ) {
			return true;
		}
		$folder = self::folder_outside( $document_root );
		if ( defined( 'CAIRN_LOCAL_KEY' ) || null === $folder ) {
			return false;
		}
		$path = $folder . '/' . self::NAME . bin2hex( random_bytes( 6 ) );
		if ( false === file_put_contents( $path, base64_encode( random_bytes( SODIUM_CRYPTO_SECRETBOX_KEYBYTES ) ) . "\n", LOCK_EX ) ) {
			return false;
		}
		chmod( $path, 0600 );
		update_option( self::PATH_OPTION, $path, false );
		return null !== self::read();
	}

	/**
	 * A folder that can be written and that no web server of this site hands out; null where there is none.
	 *
	 * @param string|null $document_root Null: of the present request.
	 */
	public static function folder_outside( ?string $document_root = null ): ?string {
		// phpcs:ignore WordPress.Security.ValidatedSanitizedInput.InputNotSanitized -- the server's own; only an existing folder is used of it.
		$given = $document_root ?? ( isset( $_SERVER['DOCUMENT_ROOT'] ) ? wp_unslash( $_SERVER['DOCUMENT_ROOT'] ) : '' );
		$root  = is_string( $given ) && '' !== $given ? realpath( $given ) : false;
		$here  = realpath( ABSPATH );
		// Where WordPress does not stand below the document root, this is not the root that visitors see.
		if ( false === $root || false === $here || '/' === $root || ! str_starts_with( $here . '/', $root . '/' ) ) {
			return null;
		}
		$folder = dirname( $root );
		$bounds = (string) ini_get( 'open_basedir' );
		if ( '' !== $bounds && array() === array_filter( explode( PATH_SEPARATOR, $bounds ), static fn ( string $bound ): bool => '' !== $bound && str_starts_with( $folder . '/', rtrim( $bound, '/' ) . '/' ) ) ) {
			return null;
		}
		return '/' !== $folder && is_writable( $folder ) ? $folder : null;
	}

	/** Forgets the file: the owner wants nothing left. */
	public static function forget(): void {
		$path = get_option( self::PATH_OPTION );
		if ( is_string( $path ) && str_contains( basename( $path ), self::NAME ) && is_file( $path ) ) {
			wp_delete_file( $path );
		}
		delete_option( self::PATH_OPTION );
	}

	/** A key of this text; null where it is none. */
	private static function decode( #[\SensitiveParameter] string $text ): ?string {
		$bytes = 1 === preg_match( '/^[0-9a-fA-F]{64}$/', $text ) ? hex2bin( $text ) : base64_decode( $text, true );
		return is_string( $bytes ) && SODIUM_CRYPTO_SECRETBOX_KEYBYTES === strlen( $bytes ) ? $bytes : null;
	}
}
