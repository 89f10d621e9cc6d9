<?php

declare(strict_types=1);

namespace Cairn\Blocks;

use Cairn\Lists\KeepButton;
use Cairn\Lists\OriginalLanguage;
use Cairn\Lists\OtherWishlists;
use Cairn\Shop\Money;
use WC_Product;
use WC_Product_Variable;
use WP_Block;

/** What a wishlist button prints: for the product it stands beside, or for the one its owner chose. */
final class WishlistButton {

	/** Name of the block. */
	public const NAME = 'cairn/wishlist-button';

	/**
	 * The button for a product, from PHP: for a classic hook or a theme's template. '' where there is nothing to print.
	 *
	 * @param int                  $product_id The product.
	 * @param array<string, mixed> $attributes Attributes of the block, as its comment would hold them.
	 */
	public static function for_product( int $product_id, array $attributes = array() ): string {
		$parsed = array(
			'blockName'    => self::NAME,
			'attrs'        => $attributes,
			'innerBlocks'  => array(),
			'innerHTML'    => '',
			'innerContent' => array(),
		);
		// WordPress asks so before it prints a block; ours are made known then (BlocksOnDemand).
		$early = apply_filters( 'pre_render_block', null, $parsed, null );
		if ( is_string( $early ) ) {
			return $early;
		}
		$block = new WP_Block(
			$parsed,
			array(
				'postId'   => $product_id,
				'postType' => 'product',
			)
		);
		return $block->render();
	}

	/**
	 * The button's HTML, '' without a product or where another wishlist is in charge.
	 *
	 * @param array<string, mixed> $attributes Attributes from the block comment.
	 * @param WP_Block             $block      The block, with its context.
	 */
	public static function html( array $attributes, WP_Block $block ): string {
		$product = self::product( $attributes, $block );
		if ( null === $product || OtherWishlists::is_one_active() || is_feed() || doing_filter( 'get_the_excerpt' ) ) {
			return '';
		}
		if ( ! is_numeric( $block->context['postId'] ?? null ) || (int) $block->context['postId'] !== $product->get_id() ) {
			$block->context = array(
				'postId'   => $product->get_id(),
				'postType' => 'product',
			) + $block->context;
		}
		return KeepButton::html(
			$attributes,
			$block,
			$product->get_name(),
			__( 'Save', 'cairn' ),
			array(
				'value'           => (string) $product->get_id(),
				'data-cairn-keep' => (string) OriginalLanguage::of( $product->get_id(), 'product' ),
				'data-price'      => self::minor_units( wc_get_price_to_display( $product ) ),
				'data-cur'        => Money::shown() ?? '',
				'data-of'         => self::variations( $product ),
			)
		);
	}

	/**
	 * The product meant: the chosen one, that of the loop, that of the page.
	 *
	 * @param array<string, mixed> $attributes Attributes.
	 * @param WP_Block             $block      The block.
	 */
	private static function product( array $attributes, WP_Block $block ): ?WC_Product {
		if ( ! function_exists( 'wc_get_product' ) ) {
			return null;
		}
		$chosen = $attributes['productId'] ?? 0;
		$id     = is_numeric( $chosen ) && (int) $chosen > 0 ? (int) $chosen : ( $block->context['postId'] ?? 0 );
		$known  = $GLOBALS['product'] ?? null;
		if ( $known instanceof WC_Product && ( ! is_numeric( $id ) || (int) $id < 1 || $known->get_id() === (int) $id ) ) {
			$product = $known;
		} else {
			$id      = is_numeric( $id ) && (int) $id > 0 ? (int) $id : get_the_ID();
			$product = $id && 'product' === get_post_type( $id ) ? wc_get_product( $id ) : null;
		}
		return $product instanceof WC_Product && $product->get_id() > 0 && ! $product->is_type( 'variation' ) ? $product : null;
	}

	/**
	 * What a chosen variation means, where one can be chosen: its id in the original language and its price as shown.
	 * The prices are those WooCommerce has just computed for the product's own price line.
	 */
	private static function variations( WC_Product $product ): string {
		$is_choosable = ( is_singular( 'product' ) && get_queried_object_id() === $product->get_id() ) || wp_doing_ajax();
		if ( ! $is_choosable || ! $product instanceof WC_Product_Variable ) {
			return '';
		}
		$prices = $product->get_variation_prices( true );
		$known  = array();
		foreach ( is_array( $prices['price'] ?? null ) ? $prices['price'] : array() as $id => $price ) {
			$known[ (int) $id ] = array( OriginalLanguage::of( (int) $id, 'product_variation' ), (int) self::minor_units( $price ) );
		}
		return array() === $known ? '' : (string) wp_json_encode( $known );
	}

	/** A price as shown in minor units, '' for none and for money without a code. */
	private static function minor_units( mixed $amount ): string {
		$currency = Money::shown();
		return null !== $currency && is_numeric( $amount ) && (float) $amount > 0 ? (string) Money::minor( $amount, Money::decimals( $currency ) ) : '';
	}
}
