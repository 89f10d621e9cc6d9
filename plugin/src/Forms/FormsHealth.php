<?php

declare(strict_types=1);

namespace Cairn\Forms;

/** Two tests in Tools, Site Health, on sites with forms: is there a local key, and are protected files protected. */
final class FormsHealth {

	/**
	 * Adds the tests.
	 *
	 * @param mixed $tests What is there.
	 * @return array<mixed>
	 */
	public static function add( mixed $tests ): array {
		$tests = is_array( $tests ) ? $tests : array();
		if ( ! FormTables::exist() ) {
			return $tests;
		}
		$direct                    = is_array( $tests['direct'] ?? null ) ? $tests['direct'] : array();
		$direct['cairn_local_key'] = array(
			'label' => __( 'Key for mails that forms send later', 'cairn' ),
			'test'  => array( self::class, 'key' ),
		);
		$direct['cairn_files']     = array(
			'label' => __( 'Files that forms hand out', 'cairn' ),
			'test'  => array( self::class, 'files' ),
		);
		$tests['direct']           = $direct;
		return $tests;
	}

	/** @return array<string, mixed> Whether mails can be sent later. */
	public static function key(): array {
		return null !== LocalKey::read()
			? self::result( 'local_key', 'good', __( 'Forms can send mails later', 'cairn' ), __( 'A second mail, a note on a product or a mail that failed can be sent: addresses are kept for it under a key that is not in the database.', 'cairn' ) )
			: self::result( 'local_key', 'recommended', __( 'Forms can send no mail later', 'cairn' ), __( 'Cairn keeps no readable address on this site. To send the confirmation mail once more, to try a failed mail again or to tell people that a product is back, it needs a key outside the database. Add a line to wp-config.php: define( \'CAIRN_LOCAL_KEY\', \'…\' ); with 64 random hexadecimal digits. Without it, such mails are left out.', 'cairn' ) );
	}

	/** @return array<string, mixed> Whether anybody can fetch protected files. */
	public static function files(): array {
		$files   = new ProtectedFiles();
		$address = $files->public_address();
		if ( null === $address ) {
			return self::result( 'files', 'good', __( 'Files of forms lie outside of what the web server hands out', 'cairn' ), __( 'They are handed out by signed links only.', 'cairn' ) );
		}
		$answer = wp_remote_get( $address . '/' . ProtectedFiles::PROBE, array( 'timeout' => 3 ) );
		if ( ! is_wp_error( $answer ) && 200 === wp_remote_retrieve_response_code( $answer ) ) {
			return self::result( 'files', 'critical', __( 'Files of forms can be fetched without a link', 'cairn' ), __( 'The folder for protected files lies in the uploads and this web server hands it out. Only its random name protects it. Let the server refuse addresses with “cairn-files-” in them, or make the folder above the document root writable for PHP and upload the files anew.', 'cairn' ) );
		}
		return self::result( 'files', 'good', __( 'Files of forms cannot be fetched without a link', 'cairn' ), __( 'They lie in the uploads, and this web server refuses to hand them out.', 'cairn' ) );
	}

	/** @return array<string, mixed> As Site Health takes it. */
	private static function result( string $name, string $status, string $label, string $words ): array {
		return array(
			'label'       => $label,
			'status'      => $status,
			'badge'       => array(
				'label' => 'Cairn',
				'color' => 'blue',
			),
			'description' => '<p>' . esc_html( $words ) . '</p>',
			'actions'     => '',
			'test'        => "cairn_$name",
		);
	}
}
