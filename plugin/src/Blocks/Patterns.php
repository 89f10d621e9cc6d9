<?php

declare(strict_types=1);

namespace Cairn\Blocks;

use Cairn\Module;

/**
 * Ready-made sections around our blocks, in the theme's own colours and spacing. They carry no block ids: the editor
 * gives each insertion its own.
 */
final class Patterns implements Module {

	private bool $is_registered = false;

	public function hook(): void {
		// Where somebody edits; a visitor's page has no use for them.
		add_action( 'admin_init', array( $this, 'register' ) );
		add_action( 'rest_api_init', array( $this, 'register' ) );
	}

	/** Registers the patterns, once a request. */
	public function register(): void {
		if ( $this->is_registered ) {
			return;
		}
		$this->is_registered = true;
		if ( ! \WP_Block_Type_Registry::get_instance()->is_registered( 'cairn/cta-button' ) ) {
			return;
		}
		register_block_pattern_category( BlockRegistry::CATEGORY, array( 'label' => 'Cairn' ) );
		foreach ( $this->patterns() as $name => $pattern ) {
			register_block_pattern(
				'cairn/' . $name,
				$pattern + array(
					'categories' => array( BlockRegistry::CATEGORY, 'call-to-action' ),
					'blockTypes' => array( 'cairn/cta-button' ),
					'keywords'   => array( 'cta', __( 'button', 'cairn' ) ),
				)
			);
		}
	}

	/** @return array<string, array{title: string, description: string, content: string}> */
	private function patterns(): array {
		return array(
			'cta-banner'  => array(
				'title'       => __( 'Call to action: headline, sentence and two buttons', 'cairn' ),
				'description' => __( 'A centred section that asks for one thing, with a quieter second choice.', 'cairn' ),
				'content'     => '<!-- wp:group {"align":"wide","style":{"spacing":{"padding":{"top":"var:preset|spacing|60","bottom":"var:preset|spacing|60","left":"var:preset|spacing|40","right":"var:preset|spacing|40"}}},"layout":{"type":"constrained"}} -->
<div class="wp-block-group alignwide" style="padding-top:var(--wp--preset--spacing--60);padding-right:var(--wp--preset--spacing--40);padding-bottom:var(--wp--preset--spacing--60);padding-left:var(--wp--preset--spacing--40)"><!-- wp:heading {"textAlign":"center"} -->
<h2 class="wp-block-heading has-text-align-center">' . esc_html__( 'Ready when you are', 'cairn' ) . '</h2>
<!-- /wp:heading -->

<!-- wp:paragraph {"align":"center"} -->
<p class="has-text-align-center">' . esc_html__( 'Say in one sentence what people get, and what happens after the click.', 'cairn' ) . '</p>
<!-- /wp:paragraph -->

<!-- wp:buttons {"layout":{"type":"flex","justifyContent":"center"}} -->
<div class="wp-block-buttons">' . $this->button( __( 'Start now', 'cairn' ), '#', array() ) . $this->button(
	__( 'See prices', 'cairn' ),
	'#',
	array(
		'kind'      => 'pricing',
		'className' => 'is-style-outline',
	)
) . '</div>
<!-- /wp:buttons --></div>
<!-- /wp:group -->',
			),
			'cta-contact' => array(
				'title'       => __( 'Contact: call, write or visit', 'cairn' ),
				'description' => __( 'Three ways to reach you in one row, each counted by itself.', 'cairn' ),
				'content'     => '<!-- wp:group {"layout":{"type":"constrained"}} -->
<div class="wp-block-group"><!-- wp:heading {"level":3} -->
<h3 class="wp-block-heading">' . esc_html__( 'Talk to us', 'cairn' ) . '</h3>
<!-- /wp:heading -->

<!-- wp:buttons -->
<div class="wp-block-buttons">' . $this->button(
	__( 'Call us', 'cairn' ),
	'tel:+10000000000',
	array(
		'kind' => 'call',
		'icon' => 'phone',
	)
) . $this->button(
	__( 'Write to us', 'cairn' ),
	'mailto:hello@example.com',
	array(
		'kind'      => 'mail',
		'icon'      => 'mail',
		'className' => 'is-style-outline',
	)
) . $this->button(
	__( 'Find us', 'cairn' ),
	'https://www.openstreetmap.org/',
	array(
		'kind'      => 'map',
		'icon'      => 'pin',
		'className' => 'is-style-outline',
	)
) . '</div>
<!-- /wp:buttons --></div>
<!-- /wp:group -->',
			),
			'cta-download' => array(
				'title'       => __( 'Offer a file: reason and download button', 'cairn' ),
				'description' => __( 'A short reason beside the button that hands out a guide or price list.', 'cairn' ),
				'content'     => '<!-- wp:columns {"verticalAlignment":"center"} -->
<div class="wp-block-columns are-vertically-aligned-center"><!-- wp:column {"verticalAlignment":"center","width":"66.66%"} -->
<div class="wp-block-column is-vertically-aligned-center" style="flex-basis:66.66%"><!-- wp:heading {"level":3} -->
<h3 class="wp-block-heading">' . esc_html__( 'The guide to choosing well', 'cairn' ) . '</h3>
<!-- /wp:heading -->

<!-- wp:paragraph -->
<p>' . esc_html__( 'What it answers, how long it takes to read, and which format it has.', 'cairn' ) . '</p>
<!-- /wp:paragraph --></div>
<!-- /wp:column -->

<!-- wp:column {"verticalAlignment":"center","width":"33.33%"} -->
<div class="wp-block-column is-vertically-aligned-center" style="flex-basis:33.33%">' . $this->button(
	__( 'Download the guide', 'cairn' ),
	'#',
	array(
		'kind' => 'download',
		'icon' => 'download',
	)
) . '</div>
<!-- /wp:column --></div>
<!-- /wp:columns -->',
			),
		);
	}

	/**
	 * A CTA button as the editor stores it, without an id.
	 *
	 * @param string               $text       Text.
	 * @param string               $url        Address.
	 * @param array<string, mixed> $attributes Attributes that stand in the comment.
	 */
	private function button( string $text, string $url, array $attributes ): string {
		return get_comment_delimited_block_content( 'cairn/cta-button', $attributes, '<p class="wp-block-cairn-cta-button"><a href="' . esc_url( $url, array( 'http', 'https', 'tel', 'mailto' ) ) . '">' . esc_html( $text ) . '</a></p>' );
	}
}
