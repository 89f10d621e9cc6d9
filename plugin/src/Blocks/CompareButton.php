<?php

declare(strict_types=1);

namespace Cairn\Blocks;

use Cairn\Placement\ShopButtons;
use WC_Product;
use WP_Block;

/** What a compare button prints: the same bytes for every visitor. Which are pressed, the browser knows (blocks/compare-list). */
final class CompareButton {

	/** Two columns, one beside the other. */
	private const DRAWING = 'M4 5h6v14H4zM14 5h6v14h-6z';

	/**
	 * The button's HTML, '' where no product stands.
	 *
	 * @param array<string, mixed> $attributes Attributes from the block comment.
	 * @param WP_Block             $block      The block, with its context.
	 */
	public static function html( array $attributes, WP_Block $block ): string {
		$product = self::product( $attributes, $block );
		if ( null === $product || is_feed() || doing_filter( 'get_the_excerpt' ) ) {
			return '';
		}
		$block->context = array(
			'postId'   => $product->get_id(),
			'postType' => 'product',
		) + $block->context;

		$label   = self::string( $attributes, 'label', __( 'Compare', 'cairn' ) );
		$saved   = self::string( $attributes, 'savedLabel', '' );
		$display = self::string( $attributes, 'display', 'both' );
		$button  = array(
			'type'               => 'button',
			'class'              => 'wp-block-cairn-compare-button__button',
			'data-cairn-compare' => (string) $product->get_id(),
			'data-name'          => $product->get_name(),
		);
		// A name that changes says the state itself; one that stays needs the state beside it (ARIA practices).
		if ( '' === $saved ) {
			$button['aria-pressed'] = 'false';
		} else {
			$button['data-labels'] = (string) wp_json_encode( array( $label, $saved ) );
		}
		if ( ShopButtons::read()->compare_same_category ) {
			$button['data-categories'] = implode( ' ', $product->get_category_ids() );
		}
		$html = '';
		foreach ( $button as $name => $value ) {
			$html .= ' ' . $name . '="' . esc_attr( $value ) . '"';
		}
		$icon = 'text' === $display ? '' : '<svg class="wp-block-cairn-compare-button__icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false"><path d="' . esc_attr( self::DRAWING ) . '"/></svg>';
		$text = '<span class="' . ( 'icon' === $display ? 'screen-reader-text' : 'wp-block-cairn-compare-button__label' ) . '" data-label>' . esc_html( $label ) . '</span><span class="screen-reader-text"> ' . esc_html( $product->get_name() ) . '</span>';
		$root = false === ( $attributes['record'] ?? true ) ? array() : Instance::of( $attributes, $block )->attributes();
		if ( '' !== self::string( $attributes, 'anchor', '' ) ) {
			$root['id'] = self::string( $attributes, 'anchor', '' );
		}
		return '<div ' . Wrapper::attributes( $block, $root ) . '><button' . $html . '>' . $icon . $text . '</button></div>';
	}

	/**
	 * The product meant: the chosen one, that of the loop, that of the page. A variation is compared as its product.
	 *
	 * @param array<string, mixed> $attributes Attributes.
	 * @param WP_Block             $block      The block.
	 */
	public static function product( array $attributes, WP_Block $block ): ?WC_Product {
		if ( ! function_exists( 'wc_get_product' ) ) {
			return null;
		}
		$chosen = $attributes['productId'] ?? 0;
		$here   = $block->context['postId'] ?? 0;
		$id     = is_numeric( $chosen ) && (int) $chosen > 0 ? (int) $chosen : ( is_numeric( $here ) ? (int) $here : 0 );
		$known  = $GLOBALS['product'] ?? null;
		if ( $known instanceof WC_Product && ( $id < 1 || $known->get_id() === $id ) ) {
			$product = $known;
		} else {
			$product = $id > 0 && 'product' === get_post_type( $id ) ? wc_get_product( $id ) : null;
		}
		return $product instanceof WC_Product && $product->get_id() > 0 && 'publish' === $product->get_status() ? $product : null;
	}

	/**
	 * @param array<string, mixed> $attributes Attributes.
	 * @param string               $name       Which one.
	 * @param string               $usual      What an empty one means.
	 */
	private static function string( array $attributes, string $name, string $usual ): string {
		$value = $attributes[ $name ] ?? '';
		return is_string( $value ) && '' !== trim( $value ) ? $value : $usual;
	}
}
