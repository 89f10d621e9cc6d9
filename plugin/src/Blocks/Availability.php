<?php

declare(strict_types=1);

namespace Cairn\Blocks;

use WC_Product;
use WP_Block;

/**
 * What an availability block prints: what the shop knew when the page was made, a button that asks it afresh, and the form
 * for what is missing. The same bytes for every visitor.
 */
final class Availability {

	/** Longest name of a place that an event can carry. */
	private const PLACE_LENGTH = 64;

	/**
	 * The block's HTML, '' where no product stands.
	 *
	 * @param array<string, mixed> $attributes Attributes from the block comment.
	 * @param WP_Block             $block      The block, with its context.
	 */
	public static function html( array $attributes, WP_Block $block ): string {
		$product = CompareButton::product( $attributes, $block );
		if ( null === $product || doing_filter( 'get_the_excerpt' ) ) {
			return '';
		}
		$block->context = array(
			'postId'   => $product->get_id(),
			'postType' => 'product',
		) + $block->context;

		$show             = is_string( $attributes['show'] ?? null ) && in_array( $attributes['show'], array( 'amount', 'low' ), true ) ? $attributes['show'] : 'text';
		$low_at           = is_numeric( $attributes['lowAt'] ?? null ) ? max( 0, (int) $attributes['lowAt'] ) : 3;
		list( $result, $text ) = self::state( $product, $show, $low_at );
		$state            = '<p class="wp-block-cairn-availability__state" data-result="' . esc_attr( $result ) . '">' . esc_html( $text ) . '</p>';
		if ( is_feed() ) {
			return '<p>' . esc_html( $text ) . '</p>';
		}
		$always = 'always' === ( $attributes['check'] ?? 'button' );
		$root   = array( 'data-availability' => (string) wp_json_encode( array( $product->get_id(), $show, $low_at ) ) );
		if ( $always ) {
			$root['data-always'] = '';
		}
		if ( is_string( $attributes['anchor'] ?? null ) && '' !== $attributes['anchor'] ) {
			$root['id'] = $attributes['anchor'];
		}
		if ( false !== ( $attributes['record'] ?? true ) ) {
			$root += Instance::of( $attributes, $block )->attributes();
		}
		$id     = wp_unique_id( 'cairn-availability-' );
		$places = true === ( $attributes['pickup'] ?? false ) ? self::places( $id ) : '';
		$button = $always ? '' : '<button type="button" class="wp-block-cairn-availability__check wp-element-button" aria-controls="' . esc_attr( $id ) . '">' . esc_html__( 'Check availability', 'cairn' ) . '</button>';
		$answer = '' === $button . $places ? '' : '<div class="wp-block-cairn-availability__answer" id="' . esc_attr( $id ) . '" role="status"></div>';
		$note   = false === ( $attributes['notify'] ?? true ) ? '' : StockNote::html( $block, 'out' === $result );
		return '<div ' . get_block_wrapper_attributes( $root ) . '>' . $state . $places . $button . $answer . $note . '</div>';
	}

	/**
	 * Result and words; the same that blocks/availability/view.ts makes of the Store API's answer.
	 *
	 * @return array{string, string}
	 */
	private static function state( WC_Product $product, string $show, int $low_at ): array {
		$words = StockWords::all();
		if ( ! $product->is_in_stock() ) {
			return array( 'out', $words['out'] );
		}
		if ( $product->is_on_backorder( 1 ) ) {
			return array( 'backorder', $words['backorder'] );
		}
		$left   = $product->managing_stock() ? $product->get_stock_quantity() : null;
		$is_low = null !== $left && $left <= $low_at;
		if ( null !== $left && 'amount' === $show ) {
			/* translators: %d: number of pieces. */
			return array( $is_low ? 'low' : 'in', sprintf( __( '%d in stock', 'cairn' ), $left ) );
		}
		return $is_low && 'low' === $show
			/* translators: %d: number of pieces. */
			? array( 'low', sprintf( __( 'Only %d left', 'cairn' ), $left ) )
			: array( $is_low ? 'low' : 'in', $words['in'] );
	}

	/** The places of WooCommerce's local pickup, to choose from; '' where there are none. */
	private static function places( string $id ): string {
		$settings = get_option( 'woocommerce_pickup_location_settings' );
		$places   = get_option( 'pickup_location_pickup_locations' );
		if ( ! is_array( $settings ) || 'yes' !== ( $settings['enabled'] ?? 'no' ) || ! is_array( $places ) ) {
			return '';
		}
		$options = '';
		foreach ( $places as $place ) {
			$name = is_array( $place ) && ! empty( $place['enabled'] ) && is_string( $place['name'] ?? null ) ? trim( $place['name'] ) : '';
			if ( '' !== $name ) {
				$options .= '<option value="' . esc_attr( mb_substr( $name, 0, self::PLACE_LENGTH ) ) . '">' . esc_html( $name ) . '</option>';
			}
		}
		return '' === $options ? '' : '<p class="wp-block-cairn-availability__pickup"><label>' . esc_html__( 'Pickup at', 'cairn' ) . ' <select class="wp-block-cairn-availability__places" aria-controls="' . esc_attr( $id ) . '"><option value="">' . esc_html__( 'Choose a place', 'cairn' ) . '</option>' . $options . '</select></label></p>';
	}
}
