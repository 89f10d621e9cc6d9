<?php

declare(strict_types=1);

namespace Cairn\Blocks;

use Cairn\Module;

/** Ready-made sections around a voucher and a gate. They carry no block ids: the editor gives each its own. */
final class OfferPatterns implements Module {

	private bool $is_registered = false;

	public function hook(): void {
		// Where somebody edits, and after the category of our patterns is there.
		add_action( 'admin_init', array( $this, 'register' ), 11 );
		add_action( 'rest_api_init', array( $this, 'register' ), 11 );
	}

	/** Registers the patterns, once a request. */
	public function register(): void {
		$blocks = \WP_Block_Type_Registry::get_instance();
		if ( $this->is_registered || ! $blocks->is_registered( 'cairn/gate' ) || ! $blocks->is_registered( 'cairn/voucher' ) ) {
			return;
		}
		$this->is_registered = true;
		foreach ( $this->patterns() as $name => list( $block, $title, $description, $content ) ) {
			register_block_pattern(
				'cairn/' . $name,
				array(
					'title'       => $title,
					'description' => $description,
					'categories'  => array( BlockRegistry::CATEGORY, 'call-to-action' ),
					'blockTypes'  => array( $block ),
					'content'     => $content,
				)
			);
		}
	}

	/** @return array<string, array{string, string, string, string}> Block, title, description and content. */
	private function patterns(): array {
		$form = get_comment_delimited_block_content(
			'cairn/form',
			array( 'purpose' => 'download' ),
			$this->part(
				'field',
				array(
					'type'     => 'email',
					'key'      => 'email',
					'label'    => __( 'E-mail', 'cairn' ),
					'required' => true,
				)
			) . $this->part( 'form-submit', array( 'text' => __( 'Send me the guide', 'cairn' ) ) )
		);
		return array(
			'voucher-offer' => array(
				'cairn/voucher',
				__( 'Voucher: headline, reason and code', 'cairn' ),
				__( 'Says what the code is for; choose the coupon at the voucher.', 'cairn' ),
				$this->group(
					$this->heading( __( 'A little off your first order', 'cairn' ) )
					. $this->paragraph( __( 'Say for whom it is, and what it is good for.', 'cairn' ) )
					. $this->part( 'voucher', array( 'text' => __( 'Show the code', 'cairn' ) ) )
				),
			),
			'gate-guide'    => array(
				'cairn/gate',
				__( 'Guide for an address: teaser, form and content', 'cairn' ),
				__( 'The teaser and the headings stand on the page; the rest opens for who signs up.', 'cairn' ),
				get_comment_delimited_block_content(
					'cairn/gate',
					array( 'mode' => 'content' ),
					$this->heading( __( 'The guide to choosing well', 'cairn' ) )
					. $this->paragraph( __( 'What it answers, and how long it takes to read.', 'cairn' ) )
					. $form
					. get_comment_delimited_block_content( 'cairn/gate-content', array(), $this->heading( __( 'First chapter', 'cairn' ) ) . $this->paragraph( __( 'What only those read who signed up.', 'cairn' ) ) )
				),
			),
		);
	}

	private function group( string $inner ): string {
		return '<!-- wp:group {"layout":{"type":"constrained"}} --><div class="wp-block-group">' . $inner . '</div><!-- /wp:group -->';
	}

	private function heading( string $text ): string {
		return '<!-- wp:heading --><h2 class="wp-block-heading">' . esc_html( $text ) . '</h2><!-- /wp:heading -->';
	}

	private function paragraph( string $text ): string {
		return '<!-- wp:paragraph --><p>' . esc_html( $text ) . '</p><!-- /wp:paragraph -->';
	}

	/** @param array<string, mixed> $attributes Attributes. */
	private function part( string $name, array $attributes ): string {
		return get_comment_delimited_block_content( 'cairn/' . $name, $attributes, '' );
	}
}
