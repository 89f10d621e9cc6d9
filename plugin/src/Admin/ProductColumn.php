<?php

declare(strict_types=1);

namespace Cairn\Admin;

use Cairn\Access\Capabilities;
use Cairn\Connection\ConnectionStore;
use Cairn\Module;
use Cairn\Rest\ReportsController;

/**
 * The column on the list of products: views, carts and left carts of the last 28 days. One request for all products of
 * the screen, after the screen; none while the column is switched off in the screen's options.
 */
final class ProductColumn implements Module {

	/** Also what the screen's options call it. */
	private const COLUMN = 'cairn';

	private const HANDLE = 'cairn-product-column';

	public function __construct( private readonly ConnectionStore $store ) {
	}

	public function hook(): void {
		add_filter( 'manage_edit-product_columns', array( $this, 'add' ), 20 );
		add_action( 'manage_product_posts_custom_column', array( $this, 'render' ), 10, 2 );
		add_action( 'admin_enqueue_scripts', array( $this, 'enqueue' ) );
	}

	/**
	 * Adds the column.
	 *
	 * @param mixed $columns The columns that are there.
	 */
	public function add( mixed $columns ): mixed {
		return is_array( $columns ) && $this->is_shown() ? $columns + array( self::COLUMN => __( 'Views · carts · left', 'cairn' ) ) : $columns;
	}

	/**
	 * Prints an empty cell.
	 *
	 * @param mixed $column  Name of the column.
	 * @param mixed $product Id of the product.
	 */
	public function render( mixed $column, mixed $product ): void {
		if ( self::COLUMN === $column && is_int( $product ) ) {
			printf( '<span class="cairn-product-column" data-product="%s">…</span>', esc_attr( (string) $product ) );
		}
	}

	/** Adds the column's script to the list of products. */
	public function enqueue(): void {
		if ( 'edit-product' !== get_current_screen()?->id || ! $this->is_shown() ) {
			return;
		}
		wp_enqueue_style( self::HANDLE, plugins_url( 'assets/small-places.css', CAIRN_PLUGIN_FILE ), array(), CAIRN_VERSION );
		wp_enqueue_script( self::HANDLE, plugins_url( 'assets/product-column.js', CAIRN_PLUGIN_FILE ), array( 'wp-api-fetch', 'wp-i18n' ), CAIRN_VERSION, array( 'in_footer' => true ) );
		wp_set_script_translations( self::HANDLE, 'cairn', dirname( CAIRN_PLUGIN_FILE ) . '/languages' );
		wp_add_inline_script( self::HANDLE, 'window.cairnProductColumn = ' . wp_json_encode( array( 'path' => '/' . ReportsController::NAMESPACE . '/reports/product-column' ), JSON_HEX_TAG | JSON_HEX_AMP ) . ';', 'before' );
	}

	private function is_shown(): bool {
		return null !== $this->store->connection() && current_user_can( Capabilities::VIEW_REPORTS );
	}
}
