<?php

declare(strict_types=1);

namespace Cairn\Storefront;

use Cairn\Module;

/**
 * Tells the WP Consent API that this plugin asks it before it keeps anything, and what it keeps, so that consent
 * plugins can list it. The decision itself is made in the browser: PHP's answer would be cached for everybody.
 */
final class ConsentDeclaration implements Module {

	public function hook(): void {
		add_filter( 'wp_consent_api_registered_' . plugin_basename( CAIRN_PLUGIN_FILE ), '__return_true' );
		add_action( 'init', array( $this, 'describe_cookies' ) );
	}

	/** Describes what is kept at the visitor, where the WP Consent API is active. */
	public function describe_cookies(): void {
		if ( ! function_exists( 'wp_add_cookie_info' ) ) {
			return;
		}
		wp_add_cookie_info(
			'cairn_id',
			'Cairn',
			'statistics',
			__( '13 months', 'cairn' ),
			__( 'Recognises the browser on a later visit, so that a small step can be linked to a later order. Set only after statistics were allowed.', 'cairn' ),
			__( 'A random number', 'cairn' )
		);
		wp_add_cookie_info(
			'cairn:queue',
			'Cairn',
			'statistics',
			__( 'Until sent, at most one day', 'cairn' ),
			__( 'Steps that could not be sent yet (local storage). Kept only after statistics were allowed.', 'cairn' ),
			__( 'Steps taken on this site', 'cairn' )
		);
		wp_add_cookie_info(
			'cairn:seen:*',
			'Cairn',
			'functional',
			__( 'Until the browser’s storage is cleared', 'cairn' ),
			__( 'When a form that comes over the page was closed or sent, so that it does not come again (local storage). Kept only after it was closed or sent.', 'cairn' ),
			__( 'A moment in time', 'cairn' )
		);
		wp_add_cookie_info(
			StaffCookie::NAME,
			'Cairn',
			'functional',
			__( 'As long as the login', 'cairn' ),
			__( 'Marks people who edit this site, so that their own visits are not counted. Never set for visitors.', 'cairn' ),
			__( 'None', 'cairn' )
		);
	}
}
