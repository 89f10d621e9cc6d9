<?php

declare(strict_types=1);

namespace Cairn\Forms;

use Cairn\Access\Capabilities;
use Cairn\Clock;
use WP_Error;
use WP_REST_Request;
use WP_REST_Response;

/** `cairn/v1/resources`: the protected files, for the editor. A file that is sent here never lies where it could be fetched. */
final class ResourcesController {

	public function __construct( private readonly Clock $clock ) {
	}

	/** Registers the routes. */
	public function register(): void {
		register_rest_route(
			'cairn/v1',
			'/resources',
			array(
				array(
					'methods'             => 'GET',
					'callback'            => array( $this, 'all' ),
					'permission_callback' => static fn (): bool => current_user_can( 'edit_posts' ),
				),
				array(
					'methods'             => 'POST',
					'callback'            => array( $this, 'add' ),
					'permission_callback' => static fn (): bool => current_user_can( 'upload_files' ) || current_user_can( Capabilities::MANAGE ),
				),
			)
		);
	}

	/** All of them, newest first. */
	public function all(): WP_REST_Response {
		return new WP_REST_Response( array_map( self::described( ... ), ( new ProtectedFiles() )->all() ) );
	}

	/**
	 * Takes one in.
	 *
	 * @param WP_REST_Request<array<string, mixed>> $request With `file` (multipart) and `title`.
	 */
	public function add( WP_REST_Request $request ): WP_REST_Response|WP_Error {
		$files = $request->get_file_params();
		$file  = Given::of( $files['file'] ?? null );
		$path  = $file->text( 'tmp_name', 1000 );
		$name  = sanitize_file_name( $file->line( 'name', 200 ) );
		if ( '' === $path || 0 !== $file->number( 'error', 0, 20, 4 ) || ! is_file( $path ) ) {
			return new WP_Error( 'cairn_no_file', __( 'No file arrived. It may be larger than this server takes.', 'cairn' ), array( 'status' => 400 ) );
		}
		if ( ! function_exists( 'wp_check_filetype_and_ext' ) ) {
			require_once ABSPATH . 'wp-admin/includes/file.php';
		}
		$type = wp_check_filetype_and_ext( $path, $name );
		if ( false === $type['ext'] || false === $type['type'] ) {
			return new WP_Error( 'cairn_file_type', __( 'Files of this type may not be uploaded here.', 'cairn' ), array( 'status' => 415 ) );
		}
		try {
			return new WP_REST_Response( self::described( ( new ProtectedFiles() )->add( $path, sanitize_text_field( ( new Given( $request->get_body_params() ) )->line( 'title', 200 ) ), is_string( $type['proper_filename'] ) ? $type['proper_filename'] : $name, $this->clock->now() ) ), 201 );
		} catch ( \RuntimeException $fault ) {
			return new WP_Error( 'cairn_file_not_kept', $fault->getMessage(), array( 'status' => 500 ) );
		}
	}

	/** @return array{id: int, title: string, name: string, mime: string, bytes: int} */
	private static function described( ProtectedFile $file ): array {
		return array(
			'id'    => $file->id,
			'title' => $file->title,
			'name'  => $file->name,
			'mime'  => $file->mime,
			'bytes' => $file->bytes,
		);
	}
}
