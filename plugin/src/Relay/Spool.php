<?php

declare(strict_types=1);

namespace Cairn\Relay;

/**
 * The folder in which the relay keeps steps until they are handed over. It holds addresses of visitors for about a
 * minute, so nothing in it can be read over the web: its names are random, its files are PHP that ends at once, and
 * the folder denies access where the web server listens to .htaccess.
 */
final class Spool {

	/** Where spools stand. The relay looks here without WordPress, so that it does not follow a moved uploads folder. */
	private string $root;

	public function __construct( ?string $root = null ) {
		$this->root = $root ?? WP_CONTENT_DIR . '/uploads/cairn-spool';
	}

	/** Whether the relay file, standing in the plugins folder, would find this place. */
	public function is_where_the_relay_looks(): bool {
		return wp_normalize_path( dirname( WP_PLUGIN_DIR ) ) === wp_normalize_path( WP_CONTENT_DIR );
	}

	/**
	 * Opens the spool of a site: from now on the relay takes steps in.
	 *
	 * @param string $public_key The site's public key, the spool's name.
	 * @return bool Whether it stands.
	 */
	public function open( string $public_key ): bool {
		$folder = $this->folder( $public_key );
		if ( null === $folder ) {
			return false;
		}
		if ( is_file( $folder . '/gate.php' ) ) {
			return true;
		}
		if ( ! wp_mkdir_p( $folder ) ) {
			return false;
		}
		/**
		 * Filters from which entry of `$_SERVER` the relay takes a visitor's address. Behind a proxy that sets a header of
		 * its own (`HTTP_CF_CONNECTING_IP`) name that; a header that visitors can set themselves would let them lie.
		 *
		 * @param string $entry Name of the entry.
		 */
		$entry = apply_filters( 'cairn_relay_address_from', 'REMOTE_ADDR' );
		$gate  = array(
			'file'         => 'steps-' . bin2hex( random_bytes( 16 ) ) . '.php',
			'address_from' => is_string( $entry ) ? $entry : 'REMOTE_ADDR',
		);
		file_put_contents( $this->root . '/.htaccess', "Require all denied\n" );
		file_put_contents( $this->root . '/index.php', "<?php // Nothing to see.\n" );
		return false !== file_put_contents( $folder . '/gate.php', '<?php return ' . var_export( $gate, true ) . ";\n", LOCK_EX );
	}

	/**
	 * Closes the spool: the relay answers 404 from now on. What waits can still be taken.
	 *
	 * @param string $public_key The site's public key.
	 */
	public function close( string $public_key ): void {
		$folder = $this->folder( $public_key );
		if ( null !== $folder && is_file( $folder . '/gate.php' ) ) {
			// Steps that came since the last hand-over are set aside first, since only the gate knows their file.
			$this->set_aside( $folder );
			wp_delete_file( $folder . '/gate.php' );
		}
	}

	/**
	 * Files with steps to hand over, oldest first. The file that grows is set aside first, in one step, so that a step
	 * that arrives meanwhile goes into a new one.
	 *
	 * @param string $public_key The site's public key.
	 * @return list<string> Paths.
	 */
	public function waiting( string $public_key ): array {
		$folder = $this->folder( $public_key );
		if ( null === $folder || ! is_dir( $folder ) ) {
			return array();
		}
		$this->set_aside( $folder );
		$files = glob( $folder . '/batch-*.php' );
		return false === $files ? array() : $files;
	}

	/**
	 * The steps in a file.
	 *
	 * @param string $file Path.
	 * @return list<array{received_at: int, ip: string, user_agent: string, body: string}> Broken lines are left out.
	 */
	public function read( string $file ): array {
		$lines = file( $file, FILE_IGNORE_NEW_LINES | FILE_SKIP_EMPTY_LINES );
		$steps = array();
		foreach ( false === $lines ? array() : $lines as $line ) {
			$step = json_decode( $line, true );
			if ( is_array( $step ) && is_int( $step['received_at'] ?? null ) && is_string( $step['ip'] ?? null ) && is_string( $step['user_agent'] ?? null ) && is_string( $step['body'] ?? null ) ) {
				$steps[] = array(
					'received_at' => $step['received_at'],
					'ip'          => $step['ip'],
					'user_agent'  => $step['user_agent'],
					'body'        => $step['body'],
				);
			}
		}
		return $steps;
	}

	/** Removes every spool of this installation, gates and waiting steps. */
	public function destroy(): void {
		$folders = glob( $this->root . '/pk_*', GLOB_ONLYDIR );
		foreach ( false === $folders ? array() : $folders as $folder ) {
			$this->destroy_one( basename( $folder ) );
		}
	}

	/**
	 * Removes the spool of one site, gate and waiting steps.
	 *
	 * @param string $public_key The site's public key.
	 */
	public function destroy_one( string $public_key ): void {
		$folder = $this->folder( $public_key );
		if ( null === $folder || ! is_dir( $folder ) ) {
			return;
		}
		$files = glob( $folder . '/*' );
		array_map( 'wp_delete_file', false === $files ? array() : $files );
		rmdir( $folder );
	}

	private function set_aside( string $folder ): void {
		$gate = is_file( $folder . '/gate.php' ) ? require $folder . '/gate.php' : null;
		if ( is_array( $gate ) && is_string( $gate['file'] ?? null ) && is_file( $folder . '/' . $gate['file'] ) ) {
			rename( $folder . '/' . $gate['file'], sprintf( '%s/batch-%015.4f-%s.php', $folder, microtime( true ), bin2hex( random_bytes( 8 ) ) ) );
		}
	}

	/** A key that is no key must not become a path. */
	private function folder( string $public_key ): ?string {
		return 1 === preg_match( '/^pk_[A-Za-z0-9_-]{16,40}$/', $public_key ) ? $this->root . '/' . $public_key : null;
	}
}
