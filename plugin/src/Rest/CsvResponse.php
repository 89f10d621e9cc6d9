<?php

declare(strict_types=1);

namespace Cairn\Rest;

use Cairn\Service\AnswerKind;
use Cairn\Service\Problem;
use Cairn\Service\ServiceAnswer;

/**
 * A CSV that the service has written, as an answer of WordPress' REST API. It passes through a temporary file, so that a
 * long one needs no memory. The file has lost its name before anybody reads it: whatever ends this request, nothing stays.
 */
final class CsvResponse {

	/**
	 * Fetches the file and answers with it.
	 *
	 * @param \Closure(string): ServiceAnswer  $fetch   Fetches it into the file of this path.
	 * @param \Closure(ServiceAnswer): Problem $explain What an answer that is no success means.
	 * @param string                           $name    Its name, unless the service gives it a plain one.
	 */
	public static function of( \Closure $fetch, \Closure $explain, string $name ): \WP_REST_Response|\WP_Error {
		$path = tempnam( get_temp_dir(), 'cairn' );
		if ( false === $path ) {
			return self::no_room();
		}
		$answer = $fetch( $path );
		$file   = AnswerKind::Success === $answer->kind ? fopen( $path, 'rb' ) : false;
		$length = (int) filesize( $path );
		wp_delete_file( $path );
		if ( AnswerKind::Success !== $answer->kind ) {
			return $explain( $answer )->to_error();
		}
		return false === $file ? self::no_room() : self::response( $file, $length, self::name( $answer->headers['content-disposition'] ?? '', $name ) );
	}

	/**
	 * @param resource $file   Open file.
	 * @param int      $length Bytes in it.
	 * @param string   $name   What the browser calls it.
	 */
	private static function response( $file, int $length, string $name ): \WP_REST_Response {
		$response = new \WP_REST_Response( null, 200 );
		$response->header( 'Content-Type', 'text/csv; charset=utf-8' );
		$response->header( 'Content-Disposition', 'attachment; filename="' . $name . '"' );
		$response->header( 'Content-Length', (string) $length );
		$response->header( 'Cache-Control', 'no-store, private' );

		add_filter(
			'rest_pre_serve_request',
			static function ( bool $served, \WP_HTTP_Response $result ) use ( $response, $file ): bool {
				if ( $served || $result !== $response ) {
					return $served;
				}
				fpassthru( $file );
				return true;
			},
			10,
			2
		);
		return $response;
	}

	/**
	 * The service's name for the file, if it is a plain one.
	 *
	 * @param string $disposition The service's `Content-Disposition`.
	 * @param string $otherwise   What to call it otherwise.
	 */
	private static function name( string $disposition, string $otherwise ): string {
		return 1 === preg_match( '/filename="?([A-Za-z0-9._-]{1,100}\.csv)"?/', $disposition, $found ) ? $found[1] : sanitize_file_name( $otherwise );
	}

	private static function no_room(): \WP_Error {
		return Problem::of_code( 'no_temporary_file', __( 'This server has no room for a temporary file.', 'cairn' ) )->to_error();
	}
}
