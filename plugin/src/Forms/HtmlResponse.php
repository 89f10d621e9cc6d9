<?php

declare(strict_types=1);

namespace Cairn\Forms;

/** A page that REST answers with, for people who follow a link in a mail or have no script. No cache may keep it. */
final class HtmlResponse extends \WP_REST_Response {

	/**
	 * @param string                $html    The page.
	 * @param int                   $status  HTTP status.
	 * @param array<string, string> $headers Further headers.
	 */
	public function __construct( string $html, int $status = 200, array $headers = array() ) {
		parent::__construct(
			$html,
			$status,
			$headers + array(
				'Content-Type'            => 'text/html; charset=UTF-8',
				'Cache-Control'           => 'no-store',
				// The address of such a page may be a key.
				'Referrer-Policy'         => 'no-referrer',
				'X-Robots-Tag'            => 'noindex, nofollow',
				'Content-Security-Policy' => "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'",
			)
		);
	}
}
