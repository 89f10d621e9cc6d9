<?php

declare(strict_types=1);

namespace Cairn\Blocks;

use Cairn\Module;
use WP_Post;
use WP_Query;

/**
 * Keeps text behind gates out of what visitors get beside the printed blocks: the search, descriptions that other plugins and
 * the shop make of a post's content, content that a theme prints raw. Costs a page without gates a few looks for a word, and
 * a search of a site without gates nothing.
 */
final class GateGuard implements Module {

	public function hook(): void {
		add_filter( 'posts_search', array( $this, 'search' ), 1000 );
		add_filter( 'posts_search_orderby', array( $this, 'search' ), 1000 );
		add_filter( 'the_posts', array( $this, 'page' ), 1000, 2 );
		add_filter( 'woocommerce_product_get_description', array( $this, 'text' ), 1000 );
		add_filter( 'woocommerce_product_get_short_description', array( $this, 'text' ), 1000 );
	}

	/**
	 * A search, and the order of what it finds.
	 *
	 * @param mixed $sql Part of the query.
	 */
	public function search( mixed $sql ): mixed {
		return is_string( $sql ) && str_contains( $sql, 'post_content' ) && GatedPosts::may_be_there() && ! ( is_admin() && current_user_can( 'edit_posts' ) ) ? GatedText::out_of_search( $sql ) : $sql;
	}

	/**
	 * The posts of the page that somebody looks at. Who may edit gets them whole: a post that is edited on the page itself
	 * must not lose what it holds.
	 *
	 * @param mixed $posts Posts.
	 * @param mixed $query The query.
	 */
	public function page( mixed $posts, mixed $query ): mixed {
		if ( ! is_array( $posts ) || ! $query instanceof WP_Query || ! $query->is_main_query() || is_admin() ) {
			return $posts;
		}
		$has_gate = false;
		foreach ( $posts as $post ) {
			if ( $post instanceof WP_Post && str_contains( $post->post_content, GatedText::MARK ) && ! current_user_can( 'edit_posts' ) ) {
				$post->post_content = GatedText::taken_out( $post->post_content );
				$has_gate           = true;
			}
		}
		// It came past WordPress, as a copied database does.
		if ( $has_gate && ! GatedPosts::may_be_there() ) {
			GatedPosts::note();
		}
		return $posts;
	}

	/**
	 * What a shop says of a product, as visitors get it.
	 *
	 * @param mixed $text The text.
	 */
	public function text( mixed $text ): mixed {
		return is_string( $text ) && str_contains( $text, GatedText::MARK ) && ! current_user_can( 'edit_posts' ) ? GatedText::taken_out( $text ) : $text;
	}
}
