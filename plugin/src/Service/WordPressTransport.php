<?php

declare(strict_types=1);

namespace Cairn\Service;

/**
 * WordPress' own HTTP API: it honours the site's proxy settings and `WP_HTTP_BLOCK_EXTERNAL`.
 * Redirects are never followed, because a signature is bound to the path it was made for.
 */
final class WordPressTransport implements Transport {

	public function send( WireRequest $request ): WireAnswer {
		$args = array(
			'method'             => $request->method,
			'headers'            => $request->headers,
			'timeout'            => $request->timeout_seconds,
			'redirection'        => 0,
			'user-agent'         => 'Cairn/' . CAIRN_VERSION,
			// The address is typed by a person. Only the service on this very machine, or the one that
			// wp-config.php names, may stand on an address that core's guard calls unsafe.
			'reject_unsafe_urls' => ! ServiceAddress::is_trusted( $request->url ),
		);
		if ( '' !== $request->body ) {
			$args['body'] = $request->body;
		}
		if ( null !== $request->save_to ) {
			$args['stream']   = true;
			$args['filename'] = $request->save_to;
		}
		$answer = wp_remote_request( $request->url, $args );
		if ( is_wp_error( $answer ) ) {
			return WireAnswer::nothing( $answer->get_error_message() );
		}
		$headers = array();
		foreach ( wp_remote_retrieve_headers( $answer ) as $name => $value ) {
			$headers[ (string) $name ] = is_array( $value ) ? implode( ', ', array_filter( $value, 'is_string' ) ) : (string) $value;
		}
		return WireAnswer::received( (int) wp_remote_retrieve_response_code( $answer ), $headers, wp_remote_retrieve_body( $answer ) );
	}
}
