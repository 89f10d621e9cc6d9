<?php

declare(strict_types=1);

namespace Cairn\Blocks;

use WP_Block;

/** What everybody sees of gated content: its headings, where the owner shows them. The blocks inside are never printed here. */
final class GateContent {

	/**
	 * The HTML.
	 *
	 * @param WP_Block $block The block.
	 */
	public static function html( WP_Block $block ): string {
		$outline = false === ( $block->context['cairn/gateOutline'] ?? true ) || is_feed() || doing_filter( 'get_the_excerpt' ) ? array() : GatedText::outline( $block->parsed_block );
		if ( array() === $outline ) {
			return '';
		}
		$list = '';
		foreach ( $outline as list( $level, $text ) ) {
			$list .= '<li data-level="' . $level . '">' . esc_html( $text ) . '</li>';
		}
		return '<div ' . get_block_wrapper_attributes() . '><p class="wp-block-cairn-gate-content__title">' . esc_html__( 'What is inside', 'cairn' ) . '</p><ul class="wp-block-cairn-gate-content__outline">' . $list . '</ul></div>';
	}
}
