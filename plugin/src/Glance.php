<?php

declare(strict_types=1);

namespace Cairn;

/**
 * A glance: somebody who is not known here, with nothing in the cart, asks for a page and sends nothing along. Nearly all
 * requests of a shop are of this kind, and most modules have no part in them. They stay unloaded, and come in when
 * something is about to change after all, by a program that acts while it prints a page. Every other request loads all.
 */
final class Glance {

	/** Names of what an address may carry along without asking for anything: where the visitor comes from. */
	private const WITHOUT_MEANING = '/^(?:utm_\w+|[a-z]+clid|[gw]braid)$/';

	/** Cookies of people with a login or a cart, and of those who answered a password. */
	private const KNOWN_BY = '/^(?:wordpress_logged_in_|wordpress_sec_|wp_woocommerce_session_|woocommerce_items_in_cart|woocommerce_cart_hash|wp-postpass_)/';

	/** What WordPress and WooCommerce announce before something changes. */
	private const BEFORE_CHANGES = array(
		'wp_insert_post_data',
		'wp_trash_post',
		'untrash_post',
		'before_delete_post',
		'wp_pre_insert_user_data',
		'delete_user',
		'wpmu_delete_user',
		'set_logged_in_cookie',
		'clear_auth_cookie',
		'wp_login',
		'wp_insert_comment',
		'transition_comment_status',
		'wp_initialize_site',
		'wp_uninitialize_site',
		'woocommerce_add_cart_item_data',
		'woocommerce_applied_coupon',
		'woocommerce_before_order_object_save',
		'woocommerce_before_order_refund_object_save',
		'woocommerce_pre_delete_order_refund',
		'woocommerce_before_trash_order',
		'woocommerce_before_delete_order',
		'woocommerce_before_product_object_save',
		'woocommerce_before_product_variation_object_save',
		'woocommerce_product_set_stock',
		'woocommerce_variation_set_stock',
		'woocommerce_customer_stock_notifications_signup',
		'woocommerce_customer_stock_notifications_verified',
		'yith_wcwl_added_to_wishlist',
		'yith_wcwl_removed_from_wishlist',
		'tinvwl_product_added',
		'tinvwl_product_removed',
		'cairn_delete_data',
	);

	/** Options that are written while pages are printed and that nobody of ours follows. */
	private const PASSING_OPTIONS = '/^(?:_transient_|_site_transient_|cron$|rewrite_rules$|action_scheduler_|wc_)/';

	/**
	 * Whether this request is one.
	 *
	 * @param string $sapi How PHP was called.
	 */
	public static function is_now( string $sapi = PHP_SAPI ): bool {
		// phpcs:disable WordPress.Security.ValidatedSanitizedInput, WordPress.Security.NonceVerification -- looked at, never used.
		$method = $_SERVER['REQUEST_METHOD'] ?? '';
		if ( ( 'GET' !== $method && 'HEAD' !== $method ) || 'cli' === $sapi || is_admin() || wp_doing_cron() || defined( 'XMLRPC_REQUEST' ) || defined( 'WP_CLI' ) || defined( 'ALTERNATE_WP_CRON' ) || isset( $_SERVER['HTTP_AUTHORIZATION'] ) ) {
			return false;
		}
		foreach ( $_COOKIE as $name => $value ) {
			if ( 1 === preg_match( self::KNOWN_BY, (string) $name ) ) {
				return false;
			}
		}
		foreach ( $_GET as $name => $value ) {
			if ( 1 !== preg_match( self::WITHOUT_MEANING, (string) $name ) ) {
				return false;
			}
		}
		$address = $_SERVER['REQUEST_URI'] ?? '';
		// phpcs:enable
		return is_string( $address ) && ! str_contains( $address, '/' . rest_get_url_prefix() ) && ! str_contains( $address, '.php' );
	}

	/**
	 * Does something once, as soon as something is about to change: before anybody else hears of it, so that what is
	 * hooked then still takes part.
	 *
	 * @param \Closure(): void $load What to do.
	 */
	public static function until_something_changes( \Closure $load ): void {
		$is_done = false;
		$wake    = static function ( mixed $first = null ) use ( &$is_done, $load ): mixed {
			if ( ! $is_done ) {
				$is_done = true;
				$load();
			}
			return $first;
		};
		foreach ( self::BEFORE_CHANGES as $hook ) {
			add_filter( $hook, $wake, PHP_INT_MIN );
		}
		$option = static function ( mixed $name ) use ( $wake ): void {
			if ( is_string( $name ) && 1 !== preg_match( self::PASSING_OPTIONS, $name ) ) {
				$wake();
			}
		};
		foreach ( array( 'add_option', 'update_option', 'delete_option' ) as $hook ) {
			add_action( $hook, $option, PHP_INT_MIN );
		}
	}
}
