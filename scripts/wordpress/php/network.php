<?php
/**
 * Makes the installed site the first of a network with sites in folders. wp-config.php has to say so afterwards.
 * Answer: { domain: string }.
 */

declare(strict_types=1);

require_once ABSPATH . 'wp-admin/includes/upgrade.php';
require_once ABSPATH . 'wp-admin/includes/network.php';

global $wpdb;
foreach ( $wpdb->tables( 'ms_global' ) as $table => $name ) {
	$wpdb->$table = $name;
}
install_network();
$result = populate_network( 1, $_SERVER['HTTP_HOST'], get_option( 'admin_email' ), 'Network', '/', false );
// Without a name server nobody could ask for another subdomain; sites in folders need none.
if ( is_wp_error( $result ) && 'no_wildcard_dns' !== $result->get_error_code() ) {
	throw new RuntimeException( $result->get_error_message() );
}
cairn_answer( array( 'domain' => $_SERVER['HTTP_HOST'] ) );
