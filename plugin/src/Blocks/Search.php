<?php

declare(strict_types=1);

namespace Cairn\Blocks;

use WP_Block;

/** What a search block prints: core's own form, inside a box that is counted. */
final class Search {

	/** Attributes that mean the same to core's block. */
	private const SHARED = array( 'label', 'showLabel', 'placeholder', 'width', 'widthUnit', 'buttonText', 'buttonPosition', 'buttonUseIcon' );

	/**
	 * The form's HTML.
	 *
	 * @param array<string, mixed> $attributes Attributes from the block comment.
	 * @param WP_Block             $block      The block, with its context.
	 */
	public static function html( array $attributes, WP_Block $block ): string {
		if ( is_feed() || doing_filter( 'get_the_excerpt' ) ) {
			return '';
		}
		$root        = false === ( $attributes['record'] ?? true ) ? array() : Instance::of( $attributes, $block )->attributes();
		$is_products = 'products' === ( $attributes['scope'] ?? 'all' ) && function_exists( 'WC' );
		if ( is_string( $attributes['anchor'] ?? null ) && '' !== $attributes['anchor'] ) {
			$root['id'] = $attributes['anchor'];
		}
		$root['data-cairn-search'] = true === ( $attributes['suggest'] ?? false ) ? ( $is_products ? 'products' : 'all' ) : '';
		$wrapper = get_block_wrapper_attributes( $root );
		return '<div ' . $wrapper . '>' . self::form( $attributes, $is_products ) . '</div>';
	}

	/**
	 * Core's form, with a hidden field that says what is searched.
	 *
	 * @param array<string, mixed> $attributes  Attributes.
	 * @param bool                 $is_products Products only.
	 */
	private static function form( array $attributes, bool $is_products ): string {
		$core  = array_filter( array_intersect_key( $attributes, array_flip( self::SHARED ) ), static fn ( mixed $value ): bool => is_bool( $value ) || is_int( $value ) || is_float( $value ) || ( is_string( $value ) && '' !== $value ) );
		$query = array_filter( is_array( $attributes['query'] ?? null ) ? $attributes['query'] : array(), 'is_scalar' );
		// Expanding needs core's own script, which would not find its form in a box of ours.
		if ( 'button-only' === ( $core['buttonPosition'] ?? '' ) ) {
			$core['buttonPosition'] = 'button-inside';
		}
		if ( $is_products ) {
			$query['post_type'] = 'product';
		}
		if ( array() !== $query ) {
			$core['query'] = $query;
		}
		return render_block(
			array(
				'blockName'    => 'core/search',
				'attrs'        => $core,
				'innerBlocks'  => array(),
				'innerHTML'    => '',
				'innerContent' => array(),
			)
		);
	}

}
