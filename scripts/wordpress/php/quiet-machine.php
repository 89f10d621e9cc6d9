<?php
/**
 * Plugin Name: Quiet machine
 * Description: Keeps a demo or test site from sending mail and from asking other hosts for pictures.
 */

declare(strict_types=1);

add_filter( 'pre_wp_mail', '__return_true' );
add_filter( 'pre_option_show_avatars', '__return_zero' );
add_filter( 'woocommerce_allow_marketplace_suggestions', '__return_false' );
