<?php
/**
 * Small stand-ins for the functions of WordPress that the plugin's units call: options and transients in an
 * array, hooks in an array, text passed through. They do what the real ones do for the cases the tests use;
 * the same tests run on the real ones when CAIRN_TEST_WP is set.
 *
 * @package Cairn
 */

declare(strict_types=1);

define( 'ABSPATH', __DIR__ . '/' );
define( 'CAIRN_VERSION', 'test' );
define( 'CAIRN_PLUGIN_FILE', dirname( __DIR__, 2 ) . '/cairn.php' );
define( 'MINUTE_IN_SECONDS', 60 );
define( 'HOUR_IN_SECONDS', 3600 );
define( 'DAY_IN_SECONDS', 86400 );

require_once __DIR__ . '/options.php';
require_once __DIR__ . '/hooks.php';
require_once __DIR__ . '/text.php';
require_once __DIR__ . '/roles.php';
require_once __DIR__ . '/site.php';
