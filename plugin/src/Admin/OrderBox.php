<?php

declare(strict_types=1);

namespace Cairn\Admin;

use Cairn\Access\Capabilities;
use Cairn\Connection\ConnectionStore;
use Cairn\Module;
use Cairn\Rest\ReportsController;

/**
 * The box on an order: what its buyer did before. The screen is printed without asking anybody; the box fetches its
 * content when it comes into view. It can be switched off like every other box, in the screen's options.
 */
final class OrderBox implements Module {

	private const ID = 'cairn-order';

	private const HANDLE = 'cairn-order-box';

	/** The screen of an order that is kept as a post. */
	private const POSTS = 'shop_order';

	public function __construct( private readonly ConnectionStore $store ) {
	}

	public function hook(): void {
		add_action( 'add_meta_boxes', array( $this, 'add' ) );
	}

	/**
	 * Adds the box to the screen of an order, in whichever of WooCommerce's two ways it is kept.
	 *
	 * @param mixed $screen Post type, or id of the screen.
	 */
	public function add( mixed $screen ): void {
		if ( ! is_string( $screen ) || ! in_array( $screen, self::screens(), true ) || null === $this->store->connection() || ! current_user_can( Capabilities::VIEW_REPORTS ) ) {
			return;
		}
		add_meta_box( self::ID, __( 'Before this order', 'cairn' ), array( $this, 'render' ), $screen, 'normal', 'high' );
		add_action( 'admin_footer', array( $this, 'enqueue' ), 5 );
	}

	/** Adds the box's script; in the footer, so that nothing of the order waits for it. */
	public function enqueue(): void {
		wp_enqueue_style( self::HANDLE, plugins_url( 'assets/small-places.css', CAIRN_PLUGIN_FILE ), array(), CAIRN_VERSION );
		wp_enqueue_script( self::HANDLE, plugins_url( 'assets/order-box.js', CAIRN_PLUGIN_FILE ), array( 'wp-api-fetch', 'wp-i18n' ), CAIRN_VERSION, array( 'in_footer' => true ) );
		wp_set_script_translations( self::HANDLE, 'cairn', dirname( CAIRN_PLUGIN_FILE ) . '/languages' );
	}

	/**
	 * Prints the empty box.
	 *
	 * @param mixed $order The order, or the post it is kept as.
	 */
	public function render( mixed $order ): void {
		$id = $order instanceof \WP_Post ? $order->ID : ( $order instanceof \WC_Abstract_Order ? $order->get_id() : 0 );
		printf(
			'<div class="cairn-order-box" data-path="%s" data-labels="%s"><p class="cairn-order-box__quiet" role="status">%s</p><noscript><p>%s</p></noscript></div>',
			esc_attr( '/' . ReportsController::NAMESPACE . '/reports/order?order_id=' . $id ),
			esc_attr( (string) wp_json_encode( EventLabels::all() ) ),
			esc_html__( 'Loading what came before…', 'cairn' ),
			esc_html__( 'This needs JavaScript, which is switched off in this browser.', 'cairn' )
		);
	}

	/** @return list<string> Screens of an order. */
	private static function screens(): array {
		return array_values( array_unique( array( self::POSTS, function_exists( 'wc_get_page_screen_id' ) ? wc_get_page_screen_id( 'shop-order' ) : self::POSTS ) ) );
	}
}
