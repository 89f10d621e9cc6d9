<?php
/**
 * Installs WordPress unless it is installed.
 * Input: title, tagline, user, password, email, time_zone. Answer: { installed: bool } (false when it was there).
 */

declare(strict_types=1);

require_once ABSPATH . 'wp-admin/includes/upgrade.php';

$input = cairn_input();
$is_installed = is_blog_installed();
if ( ! $is_installed ) {
	wp_install( $input['title'], $input['user'], $input['email'], true, '', $input['password'] );
	update_option( 'blogdescription', $input['tagline'] );
	update_option( 'permalink_structure', '/%postname%/' );
	update_option( 'timezone_string', $input['time_zone'] );
	update_option( 'default_comment_status', 'closed' );
	update_option( 'fresh_site', 0 );
	switch_theme( 'twentytwentyfive' );
	// The samples that WordPress brings are no part of this site.
	foreach ( get_posts( array( 'post_type' => array( 'post', 'page' ), 'post_status' => 'any', 'numberposts' => -1 ) ) as $sample ) {
		wp_delete_post( $sample->ID, true );
	}
}
cairn_answer( array( 'installed' => ! $is_installed ) );
