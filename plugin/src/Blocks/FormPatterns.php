<?php

declare(strict_types=1);

namespace Cairn\Blocks;

use Cairn\Module;

/** Ready-made sections around forms. They carry no block ids: the editor gives each its own. */
final class FormPatterns implements Module {

	private bool $is_registered = false;

	public function hook(): void {
		// Where somebody edits, and after the category of our patterns is there.
		add_action( 'admin_init', array( $this, 'register' ), 11 );
		add_action( 'rest_api_init', array( $this, 'register' ), 11 );
	}

	/** Registers the patterns, once a request. */
	public function register(): void {
		if ( $this->is_registered || ! \WP_Block_Type_Registry::get_instance()->is_registered( 'cairn/form' ) ) {
			return;
		}
		$this->is_registered = true;
		foreach ( $this->patterns() as $name => list( $title, $description, $content ) ) {
			register_block_pattern(
				'cairn/' . $name,
				array(
					'title'       => $title,
					'description' => $description,
					'categories'  => array( BlockRegistry::CATEGORY, 'contact' ),
					'blockTypes'  => array( 'cairn/form' ),
					'content'     => $content,
				)
			);
		}
	}

	/** @return array<string, array{string, string, string}> Title, description and content. */
	private function patterns(): array {
		$email = array(
			'type'     => 'email',
			'key'      => 'email',
			'label'    => __( 'E-mail', 'cairn' ),
			'required' => true,
		);
		return array(
			'form-newsletter' => array(
				__( 'Newsletter: reason, address and consent', 'cairn' ),
				__( 'Says what people get, asks for the address alone, and sends a mail to confirm it.', 'cairn' ),
				$this->section(
					__( 'Good things, once a month', 'cairn' ),
					__( 'Say what is in the newsletter and why it is worth opening.', 'cairn' ),
					array(),
					array(
						$this->part( 'field', $email ),
						$this->part( 'consent', array( 'text' => __( 'I would like to get the newsletter by mail. I can unsubscribe in every mail.', 'cairn' ) ) ),
						$this->part( 'form-submit', array( 'text' => __( 'Send me news', 'cairn' ) ) ),
						$this->thanks( __( 'Almost done: we have sent you a mail. Please press the button on the page it links to.', 'cairn' ) ),
					)
				),
			),
			'form-contact'    => array(
				__( 'Contact: name, address and message', 'cairn' ),
				__( 'What is sent reaches you by mail at once.', 'cairn' ),
				$this->section(
					__( 'Write to us', 'cairn' ),
					__( 'Say who answers, and how soon.', 'cairn' ),
					array( 'purpose' => 'contact' ),
					array(
						$this->part(
							'field',
							array(
								'type'  => 'name',
								'key'   => 'name',
								'label' => __( 'Name', 'cairn' ),
							)
						),
						$this->part( 'field', $email ),
						$this->part(
							'field',
							array(
								'type'     => 'message',
								'key'      => 'message',
								'label'    => __( 'Message', 'cairn' ),
								'required' => true,
							)
						),
						$this->part( 'form-submit', array( 'text' => __( 'Send', 'cairn' ) ) ),
						$this->thanks( __( 'Thank you. We will be in touch soon.', 'cairn' ) ),
					)
				),
			),
		);
	}

	/**
	 * A heading, a sentence and a form.
	 *
	 * @param string               $title      Heading.
	 * @param string               $sentence   Sentence.
	 * @param array<string, mixed> $attributes Attributes of the form.
	 * @param list<string>         $parts      What stands in it, stored.
	 */
	private function section( string $title, string $sentence, array $attributes, array $parts ): string {
		return '<!-- wp:group {"layout":{"type":"constrained"}} --><div class="wp-block-group">'
			. '<!-- wp:heading --><h2 class="wp-block-heading">' . esc_html( $title ) . '</h2><!-- /wp:heading -->'
			. '<!-- wp:paragraph --><p>' . esc_html( $sentence ) . '</p><!-- /wp:paragraph -->'
			. get_comment_delimited_block_content( 'cairn/form', $attributes, implode( '', $parts ) )
			. '</div><!-- /wp:group -->';
	}

	private function thanks( string $sentence ): string {
		return get_comment_delimited_block_content( 'cairn/form-done', array(), '<!-- wp:paragraph --><p>' . esc_html( $sentence ) . '</p><!-- /wp:paragraph -->' );
	}

	/** @param array<string, mixed> $attributes Attributes. */
	private function part( string $name, array $attributes ): string {
		return get_comment_delimited_block_content( 'cairn/' . $name, $attributes, '' );
	}
}
