<?php

declare(strict_types=1);

namespace Cairn\Forms;

/**
 * Files that a form hands out: in a folder outside the document root where that can be written, else in a folder of the
 * uploads whose name nobody guesses, under names without their ending. PHP streams them by signed link.
 */
final class ProtectedFiles {

	/** Option with the folder. Not autoloaded. */
	public const FOLDER_OPTION = 'cairn_file_folder';

	/** Name of the file that Site Health asks for from outside. */
	public const PROBE = 'probe.txt';

	/**
	 * Takes a file into the folder.
	 *
	 * @param string $path  Where it is now; it is copied.
	 * @param string $title What people call it.
	 * @param string $name  Name it is to be saved under.
	 * @param int    $now   Unix seconds.
	 * @throws \RuntimeException When it cannot be kept.
	 */
	public function add( string $path, string $title, string $name, int $now ): ProtectedFile {
		global $wpdb;
		FormTables::ensure();
		$name      = sanitize_file_name( $name );
		$type      = wp_check_filetype( $name );
		$stored_as = bin2hex( random_bytes( 16 ) );
		if ( '' === $name || ! is_string( $type['type'] ) || ! copy( $path, $this->folder() . '/' . $stored_as ) ) {
			throw new \RuntimeException( esc_html__( 'This file cannot be kept.', 'cairn' ) );
		}
		$bytes = (int) filesize( $this->folder() . '/' . $stored_as );
		$title = '' === trim( $title ) ? $name : mb_substr( trim( $title ), 0, 200 );
		$wpdb->query( $wpdb->prepare( 'INSERT INTO %i (title, file, stored_as, mime, bytes, created_at) VALUES (%s, %s, %s, %s, %d, %d)', $this->table(), $title, $name, $stored_as, $type['type'], $bytes, $now ) );
		return new ProtectedFile( $wpdb->insert_id, $title, $name, $stored_as, $type['type'], $bytes );
	}

	/** A file by its number; null where there is none. */
	public function find( int $id ): ?ProtectedFile {
		return $this->rows( ' WHERE id = %d', array( $id ) )[0] ?? null;
	}

	/** @return list<ProtectedFile> All files, newest first. */
	public function all(): array {
		return $this->rows( ' ORDER BY id DESC LIMIT 500', array() );
	}

	/** Where a file lies; null where it is gone. */
	public function path( ProtectedFile $file ): ?string {
		$path = $this->folder() . '/' . $file->stored_as;
		return 1 === preg_match( '/^[0-9a-f]{32}$/', $file->stored_as ) && is_file( $path ) ? $path : null;
	}

	/** The folder; it is made when it is first needed. */
	public function folder(): string {
		$kept = get_option( self::FOLDER_OPTION );
		if ( is_string( $kept ) && '' !== $kept && is_dir( $kept ) ) {
			return $kept;
		}
		$outside = LocalKey::folder_outside();
		$uploads = wp_upload_dir()['basedir'];
		$folder  = ( $outside ?? ( is_string( $uploads ) ? $uploads : WP_CONTENT_DIR . '/uploads' ) ) . '/cairn-files-' . bin2hex( random_bytes( 16 ) );
		wp_mkdir_p( $folder );
		// Servers that read neither have the names to rely on.
		file_put_contents( $folder . '/.htaccess', "Require all denied\n" );
		file_put_contents( $folder . '/index.php', "<?php // Nothing to see.\n" );
		file_put_contents( $folder . '/' . self::PROBE, "cairn\n" );
		update_option( self::FOLDER_OPTION, $folder, false );
		return $folder;
	}

	/** Address under which the folder would be served; null where it lies outside of what is. */
	public function public_address(): ?string {
		$uploads = wp_upload_dir();
		$base    = is_string( $uploads['basedir'] ) ? wp_normalize_path( $uploads['basedir'] ) : '';
		$folder  = wp_normalize_path( $this->folder() );
		return '' !== $base && str_starts_with( $folder, $base . '/' ) ? $uploads['baseurl'] . substr( $folder, strlen( $base ) ) : null;
	}

	/** Removes the files: the owner wants nothing left. */
	public static function destroy(): void {
		$folder = get_option( self::FOLDER_OPTION );
		if ( is_string( $folder ) && str_contains( basename( $folder ), 'cairn-files-' ) && is_dir( $folder ) ) {
			foreach ( array( ...(array) glob( $folder . '/*' ), $folder . '/.htaccess' ) as $file ) {
				wp_delete_file( (string) $file );
			}
			rmdir( $folder );
		}
		delete_option( self::FOLDER_OPTION );
	}

	private function table(): string {
		global $wpdb;
		return $wpdb->prefix . 'cairn_resource';
	}

	/**
	 * @param literal-string $rest   What follows the table.
	 * @param list<int>      $values Of its marks.
	 * @return list<ProtectedFile>
	 */
	private function rows( string $rest, array $values ): array {
		global $wpdb;
		FormTables::ensure();
		/** @var list<array<string, string>>|null $rows */
		// phpcs:ignore WordPress.DB.PreparedSQL.InterpolatedNotPrepared, WordPress.DB.PreparedSQL.NotPrepared, WordPress.DB.PreparedSQLPlaceholders -- written above.
		$rows = $wpdb->get_results( $wpdb->prepare( 'SELECT id, title, file, stored_as, mime, bytes FROM %i' . $rest, $this->table(), ...$values ), ARRAY_A );
		return array_map( static fn ( array $row ): ProtectedFile => new ProtectedFile( (int) $row['id'], $row['title'], $row['file'], $row['stored_as'], $row['mime'], (int) $row['bytes'] ), $rows ?? array() );
	}
}
