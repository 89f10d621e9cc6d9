<?php

declare(strict_types=1);

namespace Cairn\Blocks;

use WC_Product;
use WP_Block;

/** What a compare button prints: the same bytes for every visitor. Which are pressed, the browser knows (blocks/compare-list). */
final class CompareButton {

	/**
	 * The button's HTML, '' where no product stands.
	 *
	 * @param array<string, mixed> $attributes Attributes from the block comment.
	 * @param WP_Block             $block      The block, with its context.
	 */
	public static function html( array $attributes, WP_Block $block ): string {
		$template = new CompareButtonTemplate( $attributes, $block );
		$print    = static fn ( array $context ): string => self::beside( $template, $attributes, $context );
		$html     = $print( $block->context );
		RepeatedButtons::note( $block, $html, $print );
		return $html;
	}

	/**
	 * @param CompareButtonTemplate $template   The button, but for its product.
	 * @param array<string, mixed>  $attributes Attributes.
	 * @param array<mixed>          $context    What the block stands beside.
	 */
	private static function beside( CompareButtonTemplate $template, array $attributes, array $context ): string {
		$product = self::product_beside( $attributes, $context );
		if ( null === $product || is_feed() || doing_filter( 'get_the_excerpt' ) ) {
			return '';
		}
		return $template->html(
			$product,
			array(
				'postId'   => $product->get_id(),
				'postType' => 'product',
			)
		);
	}

	/**
	 * The product meant: the chosen one, that of the loop, that of the page. A variation is compared as its product.
	 *
	 * @param array<string, mixed> $attributes Attributes.
	 * @param WP_Block             $block      The block.
	 */
	public static function product( array $attributes, WP_Block $block ): ?WC_Product {
		return self::product_beside( $attributes, $block->context );
	}

	/**
	 * @param array<string, mixed> $attributes Attributes.
	 * @param array<mixed>         $context    What the block stands beside.
	 */
	private static function product_beside( array $attributes, array $context ): ?WC_Product {
		if ( ! function_exists( 'wc_get_product' ) ) {
			return null;
		}
		$chosen = $attributes['productId'] ?? 0;
		$here   = $context['postId'] ?? 0;
		$id     = is_numeric( $chosen ) && (int) $chosen > 0 ? (int) $chosen : ( is_numeric( $here ) ? (int) $here : 0 );
		$known  = $GLOBALS['product'] ?? null;
		if ( $known instanceof WC_Product && ( $id < 1 || $known->get_id() === $id ) ) {
			$product = $known;
		} else {
			$product = $id > 0 && 'product' === get_post_type( $id ) ? wc_get_product( $id ) : null;
		}
		return $product instanceof WC_Product && $product->get_id() > 0 && 'publish' === $product->get_status() ? $product : null;
	}
}
