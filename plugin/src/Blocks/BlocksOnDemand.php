<?php

declare(strict_types=1);

namespace Cairn\Blocks;

use WP_Post;

/**
 * On a visitor's page a block is made known to WordPress when it stands there, and not before: registering what no page
 * shows costs every page. What the page is going to print is looked through before it is printed, so that styles come
 * into the head and the theme's own styles hold; whatever is met later (a template part, a synced pattern, a widget) is
 * registered just before it is built.
 */
final class BlocksOnDemand {

	private const COMMENT = '/<!--\s+wp:cairn\/([a-z0-9-]+)/';

	/** @param \Closure(string): void $register Makes a block known by its name without `cairn/`; a second time does nothing. */
	public function __construct( private readonly \Closure $register ) {
	}

	/** Adds the hooks. */
	public function hook(): void {
		// WordPress has chosen the template, with hooked blocks in it, and printed nothing.
		add_filter( 'template_include', array( $this, 'look_ahead' ), 1000 );
		add_filter( 'pre_render_block', array( $this, 'meet' ), 0, 3 );
	}

	/**
	 * Registers what the template and the posts of the page hold.
	 *
	 * @param mixed $template File of the template.
	 * @return mixed The same.
	 */
	public function look_ahead( mixed $template ): mixed {
		global $_wp_current_template_content, $wp_query;
		$this->register_in( $_wp_current_template_content );
		foreach ( $wp_query instanceof \WP_Query && is_array( $wp_query->posts ) ? $wp_query->posts : array() as $post ) {
			$this->register_in( $post instanceof WP_Post ? $post->post_content : null );
		}
		if ( ! wp_is_block_theme() ) {
			foreach ( (array) get_option( 'widget_block', array() ) as $widget ) {
				$this->register_in( is_array( $widget ) ? ( $widget['content'] ?? null ) : null );
			}
		}
		return $template;
	}

	/**
	 * Registers what a block that is about to be built is and holds. Inner blocks are built before anybody is asked about
	 * them, so the outermost block answers for all of its own.
	 *
	 * @param mixed $early  What another would print instead.
	 * @param mixed $block  The parsed block.
	 * @param mixed $parent The block around it, null for the outermost.
	 * @return mixed What was handed in.
	 */
	public function meet( mixed $early, mixed $block, mixed $parent ): mixed {
		if ( is_array( $block ) && 'core/block' === ( $block['blockName'] ?? null ) ) {
			$this->register_in_synced_pattern( is_array( $block['attrs'] ?? null ) ? ( $block['attrs']['ref'] ?? null ) : null );
		}
		if ( null === $parent && is_array( $block ) ) {
			$this->register_within( $block );
		}
		return $early;
	}

	/**
	 * A synced pattern builds its blocks itself; the post is the one WordPress is about to read.
	 *
	 * @param mixed $id The pattern's post.
	 */
	private function register_in_synced_pattern( mixed $id ): void {
		$pattern = is_numeric( $id ) ? get_post( (int) $id ) : null;
		$this->register_in( $pattern instanceof WP_Post ? $pattern->post_content : null );
	}

	/** @param mixed $content Content with block comments. */
	private function register_in( mixed $content ): void {
		if ( is_string( $content ) && str_contains( $content, 'wp:cairn/' ) && preg_match_all( self::COMMENT, $content, $found ) > 0 ) {
			array_map( $this->register, array_values( array_unique( $found[1] ) ) );
		}
	}

	/** @param array<mixed> $block A parsed block. */
	private function register_within( array $block ): void {
		$name = $block['blockName'] ?? null;
		if ( is_string( $name ) && str_starts_with( $name, 'cairn/' ) ) {
			( $this->register )( substr( $name, 6 ) );
		}
		foreach ( is_array( $block['innerBlocks'] ?? null ) ? $block['innerBlocks'] : array() as $inner ) {
			if ( is_array( $inner ) ) {
				$this->register_within( $inner );
			}
		}
	}
}
