<?php

declare(strict_types=1);

namespace Cairn\Lists;

use Cairn\Module;
use WC_Order;
use WP_Post;
use WP_User;

/** What a customer wished for, on the customer's user screen and on their orders: for those who run the shop. */
final class CustomerLists implements Module {

	/** Who may see it. */
	private const CAPABILITY = 'manage_woocommerce';

	private const MOST_SHOWN = 50;

	public function __construct( private readonly ListStore $store ) {
	}

	public function hook(): void {
		add_action( 'show_user_profile', array( $this, 'on_user' ) );
		add_action( 'edit_user_profile', array( $this, 'on_user' ) );
		add_action( 'add_meta_boxes', array( $this, 'add_box' ), 10, 2 );
	}

	/**
	 * Shows the lists on a user's screen.
	 *
	 * @param mixed $user Whose screen it is.
	 */
	public function on_user( mixed $user ): void {
		if ( ! $user instanceof WP_User || ! current_user_can( self::CAPABILITY ) || ! current_user_can( 'edit_user', $user->ID ) ) {
			return;
		}
		echo '<h2>' . esc_html__( 'Wishlists', 'cairn' ) . '</h2>';
		$this->print_lists( $user->ID );
	}

	/**
	 * Adds the box to the screen of an order, in the orders' own table and as posts.
	 *
	 * @param mixed $screen Screen or post type.
	 * @param mixed $object The order, or its post.
	 */
	public function add_box( mixed $screen, mixed $object ): void {
		if ( ! function_exists( 'wc_get_page_screen_id' ) || ! in_array( $screen, array( 'shop_order', wc_get_page_screen_id( 'shop-order' ) ), true ) || ! current_user_can( self::CAPABILITY ) || 0 === self::customer( $object ) ) {
			return;
		}
		add_meta_box( 'cairn-lists', __( 'The customer’s wishlists', 'cairn' ), array( $this, 'on_order' ), $screen, 'side', 'low' );
	}

	/**
	 * Shows the lists on an order's screen.
	 *
	 * @param mixed $object The order, or its post.
	 */
	public function on_order( mixed $object ): void {
		$this->print_lists( self::customer( $object ) );
	}

	private function print_lists( int $user_id ): void {
		$is_empty = true;
		foreach ( $this->store->lists_of( $user_id ) as $list ) {
			$entries = $this->store->entries( $list->id );
			if ( array() === $entries ) {
				continue;
			}
			$is_empty = false;
			echo '<p><strong>' . esc_html( $list->title() ) . '</strong></p><ul>';
			foreach ( array_slice( $entries, 0, self::MOST_SHOWN ) as $entry ) {
				$link = get_edit_post_link( $entry->object );
				$name = '' === $entry->name ? '#' . $entry->object : $entry->name;
				echo '<li>', is_string( $link ) ? '<a href="' . esc_url( $link ) . '">' . esc_html( $name ) . '</a>' : esc_html( $name );
				echo $entry->quantity > 1 ? ' × ' . esc_html( (string) $entry->quantity ) : '';
				echo ', ' . esc_html( (string) wp_date( 'Y-m-d', intdiv( $entry->added_at, 1000 ) ) ) . '</li>';
			}
			echo '</ul>';
			if ( count( $entries ) > self::MOST_SHOWN ) {
				/* translators: %d: number of things that are not shown. */
				echo '<p>' . esc_html( sprintf( __( 'And %d more.', 'cairn' ), count( $entries ) - self::MOST_SHOWN ) ) . '</p>';
			}
		}
		if ( $is_empty ) {
			echo '<p>' . esc_html__( 'Nothing on a wishlist.', 'cairn' ) . '</p>';
		}
	}

	private static function customer( mixed $object ): int {
		$order = $object instanceof WP_Post ? wc_get_order( $object->ID ) : $object;
		return $order instanceof WC_Order ? $order->get_customer_id() : 0;
	}
}
