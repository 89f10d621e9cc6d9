<?php

declare(strict_types=1);

namespace Cairn\Lists;

use Cairn\Blocks\BlockRegistry;

/** What somebody who edits gets of the lists' blocks: patterns, and translations of their scripts. */
final class ListEditor {

	private const BLOCKS = array( 'wishlist-button', 'wishlist-count', 'wishlist-page', 'bookmark' );

	/** Names the translations of the blocks' scripts. */
	public function translate(): void {
		foreach ( self::BLOCKS as $block ) {
			wp_set_script_translations( "cairn-$block-editor-script", 'cairn', dirname( CAIRN_PLUGIN_FILE ) . '/languages' );
		}
	}

	/** Registers the patterns, unless they are. They carry no block ids: the editor gives each insertion its own. */
	public function register(): void {
		if ( ! \WP_Block_Type_Registry::get_instance()->is_registered( 'cairn/wishlist-page' ) || \WP_Block_Patterns_Registry::get_instance()->is_registered( 'cairn/wishlist' ) ) {
			return;
		}
		register_block_pattern_category( BlockRegistry::CATEGORY, array( 'label' => 'Cairn' ) );
		foreach ( $this->patterns() as $name => list( $title, $block, $content ) ) {
			register_block_pattern(
				'cairn/' . $name,
				array(
					'title'      => $title,
					'content'    => $content,
					'categories' => array( BlockRegistry::CATEGORY ),
					'blockTypes' => array( 'cairn/' . $block ),
					'keywords'   => array( 'wishlist', __( 'favourites', 'cairn' ) ),
				)
			);
		}
	}

	/** @return array<string, array{string, string, string}> Title, block it is for, content. */
	private function patterns(): array {
		$empty = static fn ( string $text ): string => '<!-- wp:paragraph --><p>' . esc_html( $text ) . '</p><!-- /wp:paragraph -->';
		return array(
			'wishlist'        => array(
				__( 'Wishlist: heading, list and what an empty one says', 'cairn' ),
				'wishlist-page',
				'<!-- wp:group {"align":"wide","layout":{"type":"constrained"}} --><div class="wp-block-group alignwide"><!-- wp:heading --><h2 class="wp-block-heading">' . esc_html__( 'Your wishlist', 'cairn' ) . '</h2><!-- /wp:heading --><!-- wp:cairn/wishlist-page {"align":"wide"} -->' . $empty( __( 'Nothing is on your list yet. Press the heart beside a product to keep it here.', 'cairn' ) ) . '<!-- /wp:cairn/wishlist-page --></div><!-- /wp:group -->',
			),
			'wishlist-table'  => array(
				__( 'Wishlist as a table', 'cairn' ),
				'wishlist-page',
				'<!-- wp:cairn/wishlist-page {"view":"table","align":"wide"} -->' . $empty( __( 'Nothing is on your list yet.', 'cairn' ) ) . '<!-- /wp:cairn/wishlist-page -->',
			),
			'wishlist-header' => array(
				__( 'Wishlist in the header: heart with a number', 'cairn' ),
				'wishlist-count',
				'<!-- wp:group {"layout":{"type":"flex","justifyContent":"right"}} --><div class="wp-block-group"><!-- wp:cairn/wishlist-count /--></div><!-- /wp:group -->',
			),
			'wishlist-save'   => array(
				__( 'Save for later, with a second text once it is kept', 'cairn' ),
				'wishlist-button',
				get_comment_delimited_block_content( 'cairn/wishlist-button', array( 'savedLabel' => __( 'On your list', 'cairn' ) ), '' ),
			),
			'bookmarks'       => array(
				__( 'Bookmark this page, and the pages kept so far', 'cairn' ),
				'bookmark',
				'<!-- wp:cairn/bookmark /--><!-- wp:cairn/wishlist-page {"kind":"page"} -->' . $empty( __( 'No page is kept yet.', 'cairn' ) ) . '<!-- /wp:cairn/wishlist-page -->',
			),
		);
	}
}
