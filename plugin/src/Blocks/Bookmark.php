<?php

declare(strict_types=1);

namespace Cairn\Blocks;

use Cairn\Lists\KeepButton;
use Cairn\Lists\OriginalLanguage;
use WP_Block;
use WP_Post;

/** What a bookmark button prints: it keeps the page or post it stands in, on the same base as the wishlist. */
final class Bookmark {

	/**
	 * The button's HTML, '' where there is no page to keep.
	 *
	 * @param array<string, mixed> $attributes Attributes from the block comment.
	 * @param WP_Block             $block      The block, with its context.
	 */
	public static function html( array $attributes, WP_Block $block ): string {
		$given = $block->context['postId'] ?? get_the_ID();
		$post  = is_numeric( $given ) ? get_post( (int) $given ) : null;
		if ( ! $post instanceof WP_Post || ! is_post_type_viewable( $post->post_type ) || is_feed() || doing_filter( 'get_the_excerpt' ) ) {
			return '';
		}
		$block->context = array(
			'postId'   => $post->ID,
			'postType' => $post->post_type,
		) + $block->context;
		return KeepButton::html(
			$attributes,
			$block,
			get_the_title( $post ),
			__( 'Bookmark', 'cairn' ),
			array( 'data-cairn-keep' => 'p' . OriginalLanguage::of( $post->ID, $post->post_type ) )
		);
	}
}
