<?php

declare(strict_types=1);

namespace Cairn\Blocks;

use WP_Block;
use WP_Block_Type_Registry;

/**
 * What a gate prints: the teaser, the form, and an empty place for what is behind it. The same bytes for everybody, whoever
 * has opened it already: their browser fetches the rest.
 */
final class Gate {

	/**
	 * The block's HTML.
	 *
	 * @param array<string, mixed> $attributes Attributes from the block comment.
	 * @param string               $content    What teaser, form and gated content printed.
	 * @param WP_Block             $block      The block, with its context.
	 */
	public static function html( array $attributes, string $content, WP_Block $block ): string {
		if ( doing_filter( 'get_the_excerpt' ) || is_feed() ) {
			return $content;
		}
		$instance = Instance::of( $attributes, $block );
		$anchor   = $attributes['anchor'] ?? '';
		$root     = is_string( $anchor ) && '' !== $anchor ? array( 'id' => $anchor ) : array();
		$place    = '';
		if ( false !== ( $attributes['record'] ?? true ) ) {
			$root += $instance->attributes();
		}
		// Without an id nobody could be let in: a gate of a theme's file hands its file out by mail alone.
		if ( 1 === preg_match( Instance::ID_PATTERN, $instance->id ) ) {
			$root += array(
				'data-gate'           => $instance->id,
				'data-open'           => rest_url( 'cairn/v1/gates/' . $instance->id ),
				'data-wp-interactive' => 'cairn',
				'data-wp-init'        => 'callbacks.gate.start',
				'data-wp-key'         => $instance->id . '-' . ( $instance->object ?? '' ) . '-' . $instance->pos,
			);
			if ( 'at-once' === ( $attributes['unlock'] ?? 'confirmed' ) && str_contains( $content, 'wp-block-cairn-form__done' ) ) {
				$root['data-once'] = '1';
			}
			$place = '<p class="wp-block-cairn-gate__said" role="status"></p><div class="wp-block-cairn-gate__open" role="region" aria-label="' . esc_attr__( 'What you asked for', 'cairn' ) . '" tabindex="-1"></div>';
			self::bring_styles( $block->parsed_block );
		}
		return '<div ' . get_block_wrapper_attributes( $root ) . '>' . $content . $place . '</div>';
	}

	/**
	 * Styles of the blocks behind the gate: they come later, when no style sheet can be added any more.
	 *
	 * @param array<mixed> $block A parsed block.
	 */
	private static function bring_styles( array $block ): void {
		foreach ( is_array( $block['innerBlocks'] ?? null ) ? $block['innerBlocks'] : array() as $inner ) {
			if ( ! is_array( $inner ) ) {
				continue;
			}
			$name = $inner['blockName'] ?? null;
			$type = is_string( $name ) ? WP_Block_Type_Registry::get_instance()->get_registered( $name ) : null;
			foreach ( $type->style_handles ?? array() as $handle ) {
				wp_enqueue_style( $handle );
			}
			self::bring_styles( $inner );
		}
	}
}
