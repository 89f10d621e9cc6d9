<?php
/**
 * Gives the shop a theme without blocks, and a cart and a checkout made of shortcodes; or takes both back.
 * Input: theme; cart and checkout, ids of the pages (0: made here). Answer: the same three as they were.
 */

declare(strict_types=1);

$cairn_input = cairn_input();
$cairn_was   = array( 'theme' => get_stylesheet() );
foreach ( array( 'cart', 'checkout' ) as $cairn_name ) {
	$cairn_was[ $cairn_name ] = wc_get_page_id( $cairn_name );
	$cairn_page               = (int) $cairn_input[ $cairn_name ];
	if ( 0 === $cairn_page ) {
		$cairn_page = wp_insert_post(
			array(
				'post_type'    => 'page',
				'post_title'   => 'Classic ' . $cairn_name,
				'post_status'  => 'publish',
				'post_content' => '[woocommerce_' . $cairn_name . ']',
			)
		);
	}
	update_option( 'woocommerce_' . $cairn_name . '_page_id', $cairn_page );
}
switch_theme( (string) $cairn_input['theme'] );
cairn_answer( $cairn_was );
