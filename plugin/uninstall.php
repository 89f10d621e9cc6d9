<?php
/**
 * Runs when the plugin is deleted. What is deleted depends on the owner's setting; see Cairn\Lifecycle\Removal.
 *
 * @package Cairn
 */

declare(strict_types=1);

if ( ! defined( 'WP_UNINSTALL_PLUGIN' ) || PHP_VERSION_ID < 80100 ) {
	exit;
}

if ( ! defined( 'CAIRN_VERSION' ) ) {
	define( 'CAIRN_VERSION', '0.1.0' );
	define( 'CAIRN_PLUGIN_FILE', __DIR__ . '/cairn.php' );
}

require_once __DIR__ . '/src/autoload.php';

// Parts of the plugin that keep data of their own listen for the end.
( new Cairn\Plugin() )->hook();

Cairn\Lifecycle\Lifecycle::on_each_site( is_multisite(), array( new Cairn\Lifecycle\Removal(), 'of_this_site' ), 0 );
