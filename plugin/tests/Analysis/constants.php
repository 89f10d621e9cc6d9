<?php
/** Constants that WordPress defines at run time and its stubs leave out; read by PHPStan only. */

declare(strict_types=1);

const ABSPATH          = '/srv/wordpress/';
const ARRAY_A         = 'ARRAY_A';
const COOKIEPATH       = '/';
const COOKIE_DOMAIN    = false;
const MINUTE_IN_SECONDS = 60;
const HOUR_IN_SECONDS  = 3600;
const DAY_IN_SECONDS   = 86400;
const WP_CONTENT_DIR   = '/srv/wordpress/wp-content';
const WP_PLUGIN_DIR    = '/srv/wordpress/wp-content/plugins';
