<?php
/**
 * Plugin Name: Witness
 * Description: Lets a test see what a page is and what it sends where no debugger can look: a debugger keeps the browser from prerendering, and loses sight of a page that comes out of the back-forward cache. Pages whose address names a port tell the test's own server there.
 */

declare(strict_types=1);

add_action(
	'wp_head',
	static function (): void {
		$port = isset( $_GET['test-port'] ) ? absint( $_GET['test-port'] ) : 0;
		if ( 0 === $port ) {
			return;
		}
		$server = wp_json_encode( 'http://127.0.0.1:' . $port );
		wp_print_inline_script_tag(
			"( () => {
				const { fetch } = window;
				const say = ( what, text = '' ) => fetch( $server + '/said?' + new URLSearchParams( { path: location.pathname, what, text } ), { mode: 'no-cors', keepalive: true } );
				window.fetch = ( address, options ) => {
					if ( options?.method === 'POST' && options.keepalive ) {
						say( 'sent', options.body );
					}
					return fetch( address, options );
				};
				document.addEventListener( 'prerenderingchange', () => say( 'shown' ) );
				addEventListener( 'pageshow', ( { persisted } ) => persisted && say( 'back' ) );
				say( document.prerendering ? 'prerendering' : 'loaded' );
			} )();"
		);
		if ( ! isset( $_GET['next-page'] ) ) {
			return;
		}
		$next = wp_json_encode( sanitize_text_field( wp_unslash( $_GET['next-page'] ) ) . '?test-port=' . $port );
		wp_print_inline_script_tag(
			'{ "prerender": [ { "urls": [ ' . $next . ' ], "eagerness": "immediate" } ] }',
			array( 'type' => 'speculationrules' )
		);
		wp_print_inline_script_tag(
			"( async function waitForGo() {
				const answer = await fetch( $server + '/go' );
				if ( answer.status === 200 ) {
					location.href = $next;
				} else {
					setTimeout( waitForGo, 100 );
				}
			} )();"
		);
	},
	// Before any of ours.
	0
);
