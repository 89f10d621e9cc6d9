<?php

declare(strict_types=1);

namespace Cairn\Blocks;

use Cairn\Module;

/** Ready-made sections around the blocks that help people choose. They carry no block ids: the editor gives each its own. */
final class ShopPatterns implements Module {

	private bool $is_registered = false;

	public function hook(): void {
		// Where somebody edits, and after the category of our patterns is there.
		add_action( 'admin_init', array( $this, 'register' ), 11 );
		add_action( 'rest_api_init', array( $this, 'register' ), 11 );
	}

	/** Registers the patterns, once a request. */
	public function register(): void {
		if ( $this->is_registered || ! \WP_Block_Type_Registry::get_instance()->is_registered( 'cairn/compare-table' ) ) {
			return;
		}
		$this->is_registered = true;
		foreach ( $this->patterns() as $name => list( $title, $description, $block, $content ) ) {
			register_block_pattern(
				'cairn/' . $name,
				array(
					'title'       => $title,
					'description' => $description,
					'categories'  => array( BlockRegistry::CATEGORY ),
					'blockTypes'  => array( 'cairn/' . $block ),
					'content'     => $content,
				)
			);
		}
	}

	/** @return array<string, array{string, string, string, string}> Title, description, block and content. */
	private function patterns(): array {
		$heading = static fn ( string $text ): string => '<!-- wp:heading {"textAlign":"center"} --><h2 class="wp-block-heading has-text-align-center">' . esc_html( $text ) . '</h2><!-- /wp:heading -->';
		$section = static fn ( string $inner ): string => '<!-- wp:group {"align":"wide","style":{"spacing":{"padding":{"top":"var:preset|spacing|50","bottom":"var:preset|spacing|50"}}},"layout":{"type":"constrained"}} --><div class="wp-block-group alignwide" style="padding-top:var(--wp--preset--spacing--50);padding-bottom:var(--wp--preset--spacing--50)">' . $inner . '</div><!-- /wp:group -->';
		return array(
			'compare-plans'   => array(
				__( 'Two plans side by side', 'cairn' ),
				__( 'A table of what each plan holds, with a button a plan. Needs no shop.', 'cairn' ),
				'compare-table',
				$section( $heading( __( 'Which one fits you?', 'cairn' ) ) . $this->plans() ),
			),
			'compare-chosen'  => array(
				__( 'What the visitor compares', 'cairn' ),
				__( 'The page that compare buttons lead to.', 'cairn' ),
				'compare-table',
				get_comment_delimited_block_content(
					'cairn/compare-table',
					array(
						'align'     => 'wide',
						'highlight' => 'best',
					),
					''
				) . get_comment_delimited_block_content( 'cairn/compare-tray', array(), '' ),
			),
			'choose-or-check' => array(
				__( 'Availability and compare button of a product', 'cairn' ),
				__( 'For a product’s template, beside the button that buys.', 'cairn' ),
				'availability',
				get_comment_delimited_block_content( 'cairn/availability', array( 'show' => 'low' ), '' ) . get_comment_delimited_block_content( 'cairn/compare-button', array(), '' ),
			),
			'search-products' => array(
				__( 'Search for products with a headline', 'cairn' ),
				__( 'A wide search field that offers products while somebody types.', 'cairn' ),
				'search',
				$section(
					$heading( __( 'What are you looking for?', 'cairn' ) ) . get_comment_delimited_block_content(
						'cairn/search',
						array(
							'scope'     => 'products',
							'suggest'   => true,
							'showLabel' => false,
						),
						''
					)
				),
			),
		);
	}

	/** Two columns written by hand. */
	private function plans(): string {
		$columns = '';
		foreach ( array( __( 'Basic', 'cairn' ), __( 'Plus', 'cairn' ) ) as $title ) {
			$button   = get_comment_delimited_block_content( 'cairn/cta-button', array(), '<p class="wp-block-cairn-cta-button"><a href="#">' . esc_html__( 'Choose', 'cairn' ) . '</a></p>' );
			$columns .= get_comment_delimited_block_content( 'cairn/compare-column', array( 'title' => $title ), $button );
		}
		return get_comment_delimited_block_content(
			'cairn/compare-table',
			array(
				'source' => 'manual',
				'labels' => array( __( 'Price', 'cairn' ), __( 'What is in it', 'cairn' ), __( 'Support', 'cairn' ) ),
			),
			$columns
		);
	}
}
