<?php

declare(strict_types=1);

namespace Cairn\Blocks;

use Cairn\Placement\ComparePage;
use WP_Block;

/** What the tray prints: an empty shell, hidden, that the browser fills with what was chosen. */
final class CompareTray {

	/**
	 * The tray's HTML.
	 *
	 * @param array<string, mixed> $attributes Attributes from the block comment.
	 * @param WP_Block             $block      The block.
	 */
	public static function html( array $attributes, WP_Block $block ): string {
		$url = ComparePage::url();
		if ( is_feed() || doing_filter( 'get_the_excerpt' ) ) {
			return '';
		}
		$is_open = false === ( $attributes['collapsed'] ?? true );
		$root    = array(
			'aria-label'      => __( 'Products to compare', 'cairn' ),
			'data-cairn-tray' => '',
			'hidden'          => 'hidden',
		);
		if ( false !== ( $attributes['record'] ?? true ) ) {
			$root += Instance::of( $attributes, $block )->attributes();
		}
		$id = wp_unique_id( 'cairn-tray-' );
		return '<aside ' . get_block_wrapper_attributes( $root ) . '>'
			. '<button type="button" class="wp-block-cairn-compare-tray__toggle" aria-expanded="' . ( $is_open ? 'true' : 'false' ) . '" aria-controls="' . esc_attr( $id ) . '">' . esc_html__( 'Compare', 'cairn' ) . ' <span data-count></span></button>'
			. '<div class="wp-block-cairn-compare-tray__panel" id="' . esc_attr( $id ) . '"' . ( $is_open ? '' : ' hidden' ) . '>'
			. '<ul></ul>'
			. '<template><li><span data-name></span> <button type="button" class="wp-block-cairn-compare-tray__remove"><span aria-hidden="true">×</span><span class="screen-reader-text">' . esc_html__( 'Remove', 'cairn' ) . ' <span data-name></span></span></button></li></template>'
			. '<p class="wp-block-cairn-compare-tray__actions">'
			. ( null === $url ? '' : '<a class="wp-element-button" href="' . esc_url( $url ) . '" rel="nofollow">' . esc_html__( 'See side by side', 'cairn' ) . '</a> ' )
			. '<button type="button" class="wp-block-cairn-compare-tray__clear">' . esc_html__( 'Remove all', 'cairn' ) . '</button></p>'
			. '</div></aside>';
	}
}
