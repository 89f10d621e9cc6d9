<?php
/**
 * The first-party address that takes visitors' steps in when browsers cannot reach the service itself.
 *
 * WordPress is not started: a step costs a file append, not a page load. The file knows nothing of the site but what
 * the gate of its spool says (see Cairn\Relay\Spool); without a gate it answers 404. Cron hands the spool over.
 *
 * @package Cairn
 */

declare(strict_types=1);

( static function (): void {
	$answer = static function ( int $status ): void {
		http_response_code( $status );
		header( 'Cache-Control: no-store' );
		header( 'X-Robots-Tag: noindex' );
		if ( 503 === $status ) {
			header( 'Retry-After: 60' );
		}
	};
	// WordPress, which adds slashes and would take them away again, is not here; what is kept is JSON for the service to judge.
	// phpcs:ignore WordPress.Security.ValidatedSanitizedInput.MissingUnslash, WordPress.Security.ValidatedSanitizedInput.InputNotSanitized
	$server = static fn ( string $name ): string => is_string( $_SERVER[ $name ] ?? null ) ? $_SERVER[ $name ] : '';

	if ( 'POST' !== $server( 'REQUEST_METHOD' ) ) {
		header( 'Allow: POST' );
		$answer( 405 );
		return;
	}
	if ( '' !== $server( 'HTTP_CONTENT_ENCODING' ) ) {
		$answer( 415 );
		return;
	}
	// Only this site's own pages send here. Browsers name the page's address; nothing else is asked to.
	$origin = $server( 'HTTP_ORIGIN' );
	if ( '' !== $origin && 1 !== preg_match( '~^https?://' . preg_quote( $server( 'HTTP_HOST' ), '~' ) . '$~i', $origin ) ) {
		$answer( 403 );
		return;
	}

	header( 'X-Cairn-Relay: 1' );
	$largest = 65536;
	$body    = file_get_contents( 'php://input', false, null, 0, $largest + 1 );
	if ( false === $body || strlen( $body ) > $largest ) {
		$answer( 413 );
		return;
	}
	// The settings screen knocks with an empty body to see whether browsers reach this file.
	if ( '' === $body ) {
		$answer( 204 );
		return;
	}
	// The key names the spool. The body stays unread otherwise: judging it is the service's work.
	if ( 1 !== preg_match( '/"key"\s*:\s*"(pk_[A-Za-z0-9_-]{16,40})"/', $body, $found ) || ! preg_match( '//u', $body ) ) {
		$answer( 400 );
		return;
	}

	// SCRIPT_FILENAME, not __DIR__: the plugin's folder may be a link to somewhere outside the site.
	$folder = dirname( $server( 'SCRIPT_FILENAME' ), 3 ) . '/uploads/cairn-spool/' . $found[1];
	$gate   = is_file( $folder . '/gate.php' ) ? require $folder . '/gate.php' : null;
	if ( ! is_array( $gate ) || ! is_string( $gate['file'] ?? null ) || ! is_string( $gate['address_from'] ?? null ) ) {
		$answer( 404 );
		return;
	}

	$file = $folder . '/' . $gate['file'];
	if ( is_file( $file ) && filesize( $file ) > 20 * 1024 * 1024 ) {
		$answer( 503 );
		return;
	}
	$line = json_encode(
		array(
			'received_at' => (int) floor( microtime( true ) * 1000 ),
			'ip'          => substr( trim( explode( ',', $server( $gate['address_from'] ) )[0] ), 0, 45 ),
			'user_agent'  => mb_scrub( mb_strcut( $server( 'HTTP_USER_AGENT' ), 0, 1000, 'UTF-8' ), 'UTF-8' ),
			'body'        => $body,
		),
		JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE | JSON_INVALID_UTF8_SUBSTITUTE
	);
	// A line that PHP itself would never run, should the folder's own guard be missing on this web server.
	$guard = is_file( $file ) ? '' : "<?php exit; ?>\n";
	$done  = false !== $line && false !== file_put_contents( $file, $guard . $line . "\n", FILE_APPEND | LOCK_EX );
	$answer( $done ? 202 : 503 );
} )();
