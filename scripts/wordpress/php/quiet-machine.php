<?php
/**
 * Plugin Name: Quiet machine
 * Description: Keeps a demo or test site from sending mail, from asking other hosts for pictures and from running jobs on its own.
 */

declare(strict_types=1);

add_filter( 'pre_wp_mail', '__return_true' );
add_filter( 'pre_option_show_avatars', '__return_zero' );
add_filter( 'woocommerce_allow_marketplace_suggestions', '__return_false' );

// WooCommerce's jobs run when the runner asks for them, as WordPress' own do: a job begun by a page load would hold a worker
// of the web server, and with it the next page.
add_filter( 'action_scheduler_allow_async_request_runner', '__return_false' );

// No question for updates: each would wait for a host that may not be reachable, and log a warning.
foreach ( array( 'core', 'plugins', 'themes' ) as $cairn_kind ) {
	add_filter(
		'pre_site_transient_update_' . $cairn_kind,
		static function () {
			return (object) array(
				'last_checked'    => time(),
				'version_checked' => get_bloginfo( 'version' ),
				'updates'         => array(),
				'response'        => array(),
				'translations'    => array(),
				'no_update'       => array(),
			);
		}
	);
}
