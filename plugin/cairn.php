<?php
/**
 * Plugin Name:       Cairn
 * Plugin URI:        https://wordpress.org/plugins/cairn/
 * Description:       Call-to-action blocks that count what they bring: every small step a visitor takes, on the way to an order or a lead, in reports inside wp-admin.
 * Version:           0.1.0
 * Requires at least: 6.8
 * Requires PHP:      8.1
 * Author:            The Cairn contributors
 * License:           GPL-2.0-or-later
 * License URI:       https://www.gnu.org/licenses/gpl-2.0.html
 * Text Domain:       cairn
 * Domain Path:       /languages
 * WC requires at least: 9.0
 * WC tested up to:   11.0
 *
 * This file must parse on PHP 7.2, the oldest that WordPress 6.8 accepts, so that a site on an
 * old PHP is told so in a sentence instead of showing a fatal error. Everything newer lives in src/.
 *
 * @package Cairn
 */

declare(strict_types=1);

if ( ! defined( 'ABSPATH' ) ) {
	exit;
}

define( 'CAIRN_VERSION', '0.1.0' );
define( 'CAIRN_PLUGIN_FILE', __FILE__ );

/**
 * Says in one sentence why Cairn cannot run here, or nothing when it can.
 *
 * @return string Empty when every requirement is met.
 */
function cairn_unmet_requirement() {
	if ( PHP_VERSION_ID < 80100 ) {
		/* translators: 1: PHP version needed, 2: PHP version of this site. */
		return sprintf( __( 'Cairn needs PHP %1$s or newer and this site runs PHP %2$s, so Cairn is resting. Your host can switch the PHP version, usually in the control panel. Nothing else on the site is affected.', 'cairn' ), '8.1', PHP_VERSION );
	}
	if ( version_compare( get_bloginfo( 'version' ), '6.8', '<' ) ) {
		/* translators: 1: WordPress version needed, 2: WordPress version of this site. */
		return sprintf( __( 'Cairn needs WordPress %1$s or newer and this site runs %2$s, so Cairn is resting. Update WordPress under Dashboard, Updates. Nothing else on the site is affected.', 'cairn' ), '6.8', get_bloginfo( 'version' ) );
	}
	return '';
}

// Only the comparison happens here; the sentence is made on the hook, because text is not translated before `init`.
if ( PHP_VERSION_ID < 80100 || version_compare( get_bloginfo( 'version' ), '6.8', '<' ) ) {
	add_action(
		'admin_notices',
		static function () {
			if ( current_user_can( 'activate_plugins' ) ) {
				printf( '<div class="notice notice-warning"><p>%s</p></div>', esc_html( cairn_unmet_requirement() ) );
			}
		}
	);
	return;
}

require_once __DIR__ . '/src/autoload.php';

( new Cairn\Plugin() )->hook();
