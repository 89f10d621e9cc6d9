<?php

declare(strict_types=1);

namespace Cairn\Outbox;

/** The page a visitor waits for. */
final class VisitorsAnswer {

	/**
	 * Sends it off, where PHP can go on without the visitor waiting.
	 *
	 * @return bool False where the visitor would wait for whatever comes after, and where nobody waits for a page at all.
	 */
	public static function send(): bool {
		if ( wp_doing_cron() || 'cli' === PHP_SAPI ) {
			return false;
		}
		if ( function_exists( 'fastcgi_finish_request' ) ) {
			return fastcgi_finish_request();
		}
		if ( function_exists( 'litespeed_finish_request' ) ) {
			return litespeed_finish_request();
		}
		return false;
	}
}
