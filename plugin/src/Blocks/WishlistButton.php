<?php

declare(strict_types=1);

namespace Cairn\Blocks;

use Cairn\Lists\KeepButtonTemplate;
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
		$template = new KeepButtonTemplate( $attributes, $block, __( 'Save', 'cairn' ) );
		$currency = function_exists( 'get_woocommerce_currency' ) ? Money::shown() : null;
		$decimals = null === $currency ? null : Money::decimals( $currency );
		$print    = static fn ( array $context ): string => self::beside( $template, $attributes, $currency, $decimals, $context );
		$html     = $print( $block->context );
		RepeatedButtons::note( $block, $html, $print );
		return $html;
	}

	/**
	 * @param KeepButtonTemplate   $template   The button, but for its product.
	 * @param array<string, mixed> $attributes Attributes.
	 * @param string|null          $currency   The money prices are shown in, null where it has no code.
	 * @param int|null             $decimals   Its decimal places.
	 * @param array<mixed>         $context    What the block stands beside.
	 */
	private static function beside( KeepButtonTemplate $template, array $attributes, ?string $currency, ?int $decimals, array $context ): string {
		$product = self::product( $attributes, $context );
		if ( null === $product || OtherWishlists::is_one_active() || is_feed() || doing_filter( 'get_the_excerpt' ) ) {
			return '';
		}
		$id = $product->get_id();
		if ( ! is_numeric( $context['postId'] ?? null ) || (int) $context['postId'] !== $id ) {
			$context = array(
				'postId'   => $id,
				'postType' => 'product',
			) + $context;
		}
		return $template->html(
			$product->get_name(),
			array(
				'value'           => (string) $id,
				'data-cairn-keep' => (string) OriginalLanguage::of( $id, 'product' ),
				'data-price'      => null === $decimals ? '' : self::minor_units( wc_get_price_to_display( $product ), $decimals ),
				'data-cur'        => $currency ?? '',
				'data-of'         => self::variations( $product, $decimals ),
			),
			$context
		);
	}

	/**
	 * The product meant: the chosen one, that of the loop, that of the page.
	 *
	 * @param array<string, mixed> $attributes Attributes.
	 * @param array<mixed>         $context    What the block stands beside.
	 */
	private static function product( array $attributes, array $context ): ?WC_Product {
		if ( ! function_exists( 'wc_get_product' ) ) {
			return null;
		}
		$chosen = $attributes['productId'] ?? 0;
		$id     = is_numeric( $chosen ) && (int) $chosen > 0 ? (int) $chosen : ( $context['postId'] ?? 0 );
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
	 *
	 * @param WC_Product $product  The product.
	 * @param int|null   $decimals Decimal places of the money it is shown in, null for money without a code.
	 */
	private static function variations( WC_Product $product, ?int $decimals ): string {
		$is_choosable = ( is_singular( 'product' ) && get_queried_object_id() === $product->get_id() ) || wp_doing_ajax();
		if ( ! $is_choosable || ! $product instanceof WC_Product_Variable ) {
			return '';
		}
		$prices = $product->get_variation_prices( true );
		$known  = array();
		foreach ( is_array( $prices['price'] ?? null ) ? $prices['price'] : array() as $id => $price ) {
			$known[ (int) $id ] = array( OriginalLanguage::of( (int) $id, 'product_variation' ), null === $decimals ? 0 : (int) self::minor_units( $price, $decimals ) );
		}
		return array() === $known ? '' : (string) wp_json_encode( $known );
	}

	/** A price as shown in minor units, '' for none. */
	private static function minor_units( mixed $amount, int $decimals ): string {
		return is_numeric( $amount ) && (float) $amount > 0 ? (string) Money::minor( $amount, $decimals ) : '';
	}
}
