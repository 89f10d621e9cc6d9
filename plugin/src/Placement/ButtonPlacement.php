<?php

declare(strict_types=1);

namespace Cairn\Placement;

use Cairn\Blocks\BlockRegistry;
use Cairn\Blocks\RepeatedButtons;
use Cairn\Module;
use WC_Product;
use WP_Block_Template;

/**
 * Puts the buttons the owner switched on beside every product, once at each place. In block templates by Block Hooks, so
 * that they can be moved and removed in the Site Editor like any block; in classic templates by WooCommerce's hooks. Block
 * themes run those hooks too, for other plugins' sake, beside the blocks: there they count only while a classic template
 * is really being printed.
 */
final class ButtonPlacement implements Module {

	/** Switch and block, in the order in which they stand. */
	private const BUTTONS = array(
		'wishlist' => 'wishlist-button',
		'compare'  => 'compare-button',
	);

	/** Blocks of WooCommerce that a button follows. */
	private const ANCHORS = array( 'woocommerce/add-to-cart-with-options', 'woocommerce/add-to-cart-form', 'woocommerce/product-button' );

	/** A product of a classic loop, or a product's classic page, is being printed. */
	private bool $in_classic_template = false;

	/** A compare button was printed on this page. */
	private bool $has_compare = false;

	private bool $has_tray = false;

	/** @var list<string>|null What the owner switched on; null until it is asked for. */
	private ?array $on = null;

	public function __construct( private readonly BlockRegistry $registry ) {
	}

	public function hook(): void {
		add_action( 'init', array( $this, 'listen' ) );
		add_action( 'add_option_' . ShopButtons::OPTION, array( $this, 'listen' ) );
		add_action( 'update_option_' . ShopButtons::OPTION, array( $this, 'listen' ) );
		add_action( 'delete_option_' . ShopButtons::OPTION, array( $this, 'listen' ) );
	}

	/** Begins to place where the owner has switched something on: every block of every page would ask otherwise. */
	public function listen(): void {
		$this->on = null;
		if ( array() === $this->switched_on() ) {
			return;
		}
		add_filter( 'hooked_block_types', array( $this, 'hooked' ), 10, 4 );
		foreach ( self::BUTTONS as $block ) {
			add_filter( 'hooked_block_cairn/' . $block, array( $this, 'fit_in' ), 10, 4 );
		}
		add_filter( 'wc_get_template_part', array( $this, 'note_classic_template' ), 10, 3 );
		add_action( 'woocommerce_single_product_summary', array( $this, 'print_on_product_page' ), 31 );
		add_action( 'woocommerce_after_shop_loop_item', array( $this, 'print_in_loop' ), 15 );
		add_filter( 'woocommerce_blocks_product_grid_item_html', array( $this, 'add_to_grid_item' ), 20, 3 );
		add_action( 'wp_enqueue_scripts', array( $this, 'enqueue_early' ) );
		add_filter( 'render_block_cairn/compare-button', array( $this, 'note_compare' ) );
		add_filter( 'render_block_cairn/compare-tray', array( $this, 'note_tray' ) );
		add_action( 'wp_footer', array( $this, 'print_tray' ), 5 );
	}

	/**
	 * Adds the buttons after the button that buys.
	 *
	 * @param mixed $hooked   Names of the blocks so far.
	 * @param mixed $position Where they are put.
	 * @param mixed $anchor   The block they follow.
	 * @param mixed $context  Template, part, pattern or post it stands in.
	 * @return mixed
	 */
	public function hooked( mixed $hooked, mixed $position, mixed $anchor, mixed $context ): mixed {
		if ( ! is_array( $hooked ) || 'after' !== $position || ! in_array( $anchor, self::ANCHORS, true ) ) {
			return $hooked;
		}
		// The form's own parts hold WooCommerce's product button: the form is followed, not what is in it.
		if ( $context instanceof WP_Block_Template && 'add-to-cart-with-options' === $context->area ) {
			return $hooked;
		}
		foreach ( $this->switched_on() as $block ) {
			$hooked[] = 'cairn/' . $block;
		}
		return $hooked;
	}

	/**
	 * Lets a button stand under its neighbour as large and aligned as that one.
	 *
	 * @param mixed $block    The button as it would be put in, null where somebody took it out.
	 * @param mixed $type     Its name.
	 * @param mixed $position Where it is put.
	 * @param mixed $anchor   The block it follows.
	 * @return mixed
	 */
	public function fit_in( mixed $block, mixed $type, mixed $position, mixed $anchor ): mixed {
		$beside = is_array( $anchor ) && is_array( $anchor['attrs'] ?? null ) ? $anchor['attrs'] : array();
		if ( ! is_array( $block ) || 'after' !== $position || 'woocommerce/product-button' !== ( is_array( $anchor ) ? $anchor['blockName'] ?? '' : '' ) ) {
			return $block;
		}
		$attributes = is_array( $block['attrs'] ?? null ) ? $block['attrs'] : array();
		if ( is_string( $beside['fontSize'] ?? null ) ) {
			$attributes['fontSize'] = $beside['fontSize'];
		}
		if ( in_array( $beside['textAlign'] ?? '', array( 'center', 'left', 'right' ), true ) ) {
			$attributes['className'] = 'has-text-align-' . $beside['textAlign'];
		}
		$block['attrs'] = $attributes;
		return $block;
	}

	/**
	 * Notes that WooCommerce prints a classic template of one product.
	 *
	 * @param mixed $file File of the template.
	 * @param mixed $slug Its name.
	 * @param mixed $name Its second name.
	 * @return mixed The file.
	 */
	public function note_classic_template( mixed $file, mixed $slug, mixed $name ): mixed {
		if ( 'content' === $slug && in_array( $name, array( 'product', 'single-product' ), true ) ) {
			$this->in_classic_template = true;
		}
		return $file;
	}

	/** Prints the buttons on a product's classic page. */
	public function print_on_product_page(): void {
		$this->print_here();
	}

	/** Prints the buttons in a classic loop. */
	public function print_in_loop(): void {
		$this->print_here();
	}

	/**
	 * Adds the buttons to an item of the older product grids, which are no loops and hold no blocks.
	 *
	 * @param mixed $html    The item.
	 * @param mixed $data    Not used.
	 * @param mixed $product Its product.
	 * @return mixed
	 */
	public function add_to_grid_item( mixed $html, mixed $data, mixed $product ): mixed {
		if ( ! is_string( $html ) || ! $product instanceof WC_Product ) {
			return $html;
		}
		$buttons = $this->buttons( $product->get_id() );
		$end     = strrpos( $html, '</li>' );
		return '' === $buttons || false === $end ? $html : substr_replace( $html, $buttons, $end, 0 );
	}

	/** In a classic theme the styles of the buttons belong into the head: what comes later would move the page. */
	public function enqueue_early(): void {
		if ( wp_is_block_theme() || ! function_exists( 'is_woocommerce' ) || ! ( is_woocommerce() || is_cart() ) ) {
			return;
		}
		$blocks = $this->switched_on();
		foreach ( in_array( 'compare-button', $blocks, true ) ? array( ...$blocks, 'compare-tray' ) : $blocks as $block ) {
			$this->registry->register_for_visitors( $block );
			foreach ( \WP_Block_Type_Registry::get_instance()->get_registered( 'cairn/' . $block )->style_handles ?? array() as $style ) {
				wp_enqueue_style( $style );
			}
		}
	}

	/**
	 * Notes that something on this page can be compared.
	 *
	 * @param mixed $html The button.
	 * @return mixed The same.
	 */
	public function note_compare( mixed $html ): mixed {
		$this->has_compare = true;
		return $html;
	}

	/**
	 * Notes that the owner has put a tray on this page.
	 *
	 * @param mixed $html The tray.
	 * @return mixed The same.
	 */
	public function note_tray( mixed $html ): mixed {
		$this->has_tray = true;
		return $html;
	}

	/** Prints the tray on pages with something to compare, unless the owner has put one there. */
	public function print_tray(): void {
		if ( $this->has_compare && ! $this->has_tray && ShopButtons::read()->compare && $this->registry->has( 'compare-tray' ) ) {
			// phpcs:ignore WordPress.Security.EscapeOutput.OutputNotEscaped -- blocks escape what they print.
			echo $this->block( 'compare-tray', array() );
		}
	}

	private function print_here(): void {
		$is_classic                = ! wp_is_block_theme() || $this->in_classic_template;
		$this->in_classic_template = false;
		$product                   = $GLOBALS['product'] ?? null;
		if ( $is_classic && $product instanceof WC_Product ) {
			// phpcs:ignore WordPress.Security.EscapeOutput.OutputNotEscaped -- blocks escape what they print.
			echo $this->buttons( $product->get_id() );
		}
	}

	/** The switched-on buttons for a product. */
	private function buttons( int $product_id ): string {
		$html = '';
		foreach ( $this->switched_on() as $block ) {
			$html .= $this->block(
				$block,
				array(
					'postId'   => $product_id,
					'postType' => 'product',
				)
			);
		}
		return $html;
	}

	/**
	 * A block without attributes of its own: the same block for every product, so that reports have one line for it.
	 *
	 * @param string               $name    Its name without `cairn/`.
	 * @param array<string, mixed> $context What it stands beside.
	 */
	private function block( string $name, array $context ): string {
		$this->registry->register_for_visitors( $name );
		return RepeatedButtons::html( 'cairn/' . $name, $context );
	}

	/** @return list<string> Blocks the owner switched on, as far as the build has them. */
	private function switched_on(): array {
		return $this->on ??= $this->read_switches();
	}

	/** @return list<string> */
	private function read_switches(): array {
		$switches = ShopButtons::read();
		$on       = array_keys(
			array_filter(
				array(
					'wishlist' => $switches->wishlist,
					'compare'  => $switches->compare,
				)
			)
		);
		return array_values( array_filter( array_map( static fn ( string $name ): string => self::BUTTONS[ $name ], $on ), $this->registry->has( ... ) ) );
	}
}
