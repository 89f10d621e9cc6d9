<?php
/**
 * Plugin Name: Right to left
 * Description: Turns a page's direction round when its address asks for it, so that it can be looked at without a translation.
 */

declare(strict_types=1);

add_action(
	'init',
	static function (): void {
		if ( isset( $_GET['direction'] ) && 'rtl' === $_GET['direction'] ) {
			$GLOBALS['wp_locale']->text_direction = 'rtl';
			wp_styles()->text_direction           = 'rtl';
		}
	}
);
