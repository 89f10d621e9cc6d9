<?php

declare(strict_types=1);

namespace Cairn\Forms;

/** A protected file that REST answers with, whole or a part of it. */
final class FileResponse extends \WP_REST_Response {

	private int $first = 0;

	private int $length;

	/**
	 * @param string        $path  Where it lies.
	 * @param ProtectedFile $file  What it is.
	 * @param string        $range The header `Range` of the request; ''.
	 */
	public function __construct( private readonly string $path, ProtectedFile $file, string $range ) {
		$this->length = $file->bytes;
		$headers      = array(
			'Content-Type'            => $file->mime,
			'Content-Disposition'     => 'attachment; filename="' . preg_replace( '/[^A-Za-z0-9._-]/', '_', $file->name ) . "\"; filename*=UTF-8''" . rawurlencode( $file->name ),
			'Accept-Ranges'           => 'bytes',
			'Cache-Control'           => 'private, no-store',
			'X-Robots-Tag'            => 'noindex, nofollow',
			'X-Content-Type-Options'  => 'nosniff',
			'Content-Security-Policy' => "default-src 'none'; sandbox",
		);
		$part         = self::part( $range, $file->bytes );
		if ( null === $part ) {
			$this->length = 0;
			parent::__construct( null, 416, array( 'Content-Range' => "bytes */{$file->bytes}" ) );
			return;
		}
		$this->first  = $part[0];
		$this->length = $part[1] - $part[0] + 1;
		if ( $this->length < $file->bytes ) {
			$headers['Content-Range'] = "bytes {$part[0]}-{$part[1]}/{$file->bytes}";
		}
		$headers['Content-Length'] = (string) $this->length;
		parent::__construct( null, $this->length < $file->bytes ? 206 : 200, $headers );
	}

	/**
	 * First and last byte that are asked for.
	 *
	 * @param string $range The header; what is not understood is the whole file.
	 * @param int    $bytes Size of the file.
	 * @return array{int, int}|null Null where there is no such part.
	 */
	public static function part( string $range, int $bytes ): ?array {
		if ( 1 !== preg_match( '/^bytes=(\d{0,15})-(\d{0,15})$/', trim( $range ), $match ) || ( '' === $match[1] && '' === $match[2] ) ) {
			return array( 0, $bytes - 1 );
		}
		if ( '' === $match[1] ) {
			return 0 === (int) $match[2] ? null : array( max( 0, $bytes - (int) $match[2] ), $bytes - 1 );
		}
		$first = (int) $match[1];
		$last  = '' === $match[2] ? $bytes - 1 : min( $bytes - 1, (int) $match[2] );
		return $first > $last || $first >= $bytes ? null : array( $first, $last );
	}

	/** Prints the bytes. */
	public function send(): void {
		$stream = fopen( $this->path, 'rb' );
		if ( false === $stream ) {
			return;
		}
		fseek( $stream, $this->first );
		$left = $this->length;
		while ( $left > 0 && ! feof( $stream ) ) {
			$chunk = (string) fread( $stream, min( 65536, $left ) );
			$left -= strlen( $chunk );
			// phpcs:ignore WordPress.Security.EscapeOutput.OutputNotEscaped -- bytes of a file that is downloaded.
			echo $chunk;
			if ( ob_get_level() > 0 ) {
				ob_flush();
			}
			flush();
		}
		fclose( $stream );
	}
}
