<?php
/**
 * Activates plugins. Input: plugins (list of "folder/file.php"). Answer: { active: string[] }.
 */

declare(strict_types=1);

require_once ABSPATH . 'wp-admin/includes/plugin.php';

wp_set_current_user( 1 );
foreach ( cairn_input()['plugins'] as $file ) {
	$result = activate_plugin( $file );
	if ( is_wp_error( $result ) ) {
		throw new RuntimeException( $file . ': ' . $result->get_error_message() );
	}
}
flush_rewrite_rules();
cairn_answer( array( 'active' => get_option( 'active_plugins' ) ) );
