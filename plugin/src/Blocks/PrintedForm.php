<?php

declare(strict_types=1);

namespace Cairn\Blocks;

use Cairn\Forms\FormConsent;
use Cairn\Forms\FormDoor;
use Cairn\Forms\FormField;
use Cairn\Forms\Given;
use WP_Block;

/**
 * The form whose parts are being printed. A part that is no part of the form's published state (in a synced pattern, or
 * left without a form) prints nothing: what it asked would be refused.
 */
final class PrintedForm {

	/** @var list<self> Forms that are being printed, the innermost last. */
	private static array $open = array();

	/** What stands there once the form was sent; printed by the part that says it, put behind the form. */
	public string $done = '';

	/** Whether the button was printed. */
	public bool $has_button = false;

	private int $next_field = 0;

	private int $next_consent = 0;

	private function __construct(
		public readonly FormDoor $door,
		private readonly int $pos,
	) {
	}

	/**
	 * Begins a form; what is printed until {@see end()} belongs to it.
	 *
	 * @param FormDoor $door What it needs so that it can be sent.
	 * @param int      $pos  Which appearance on the page.
	 */
	public static function begin( FormDoor $door, int $pos ): self {
		$form         = new self( $door, $pos );
		self::$open[] = $form;
		return $form;
	}

	/** Ends the innermost form. */
	public static function end(): void {
		array_pop( self::$open );
	}

	/** The innermost form; null outside of all. */
	public static function current(): ?self {
		return self::$open[ count( self::$open ) - 1 ] ?? null;
	}

	/** HTML id of a part. */
	public function id( string $part ): string {
		return $this->door->id( $part, $this->pos );
	}

	/** The published question that a block stands for. Blocks come in the order of the published state; one that another plugin hides is passed over. */
	public function field( WP_Block $block ): ?FormField {
		$attributes = self::stored( $block );
		$fields     = $this->door->config->fields;
		for ( $place = $this->next_field; $place < count( $fields ); $place++ ) {
			$key = $fields[ $place ]->key;
			if ( FormField::of_attributes( $attributes, $key )->with_key( $key )->to_array() === $fields[ $place ]->to_array() ) {
				$this->next_field = $place + 1;
				return $fields[ $place ];
			}
		}
		return null;
	}

	/**
	 * The published consent that a block stands for, with its place among them.
	 *
	 * @return array{int, FormConsent}|null
	 */
	public function consent( WP_Block $block ): ?array {
		$wanted   = FormConsent::of_attributes( self::stored( $block ), $this->door->config->list )->to_array();
		$consents = $this->door->config->consents;
		for ( $place = $this->next_consent; $place < count( $consents ); $place++ ) {
			if ( $wanted === $consents[ $place ]->to_array() ) {
				$this->next_consent = $place + 1;
				return array( $place, $consents[ $place ] );
			}
		}
		return null;
	}

	/** The sentence above the button, as it is proven where it is the consent. */
	public function note( WP_Block $block ): string {
		foreach ( $this->door->config->consents as $consent ) {
			if ( ! $consent->is_box ) {
				return '' === Given::of( self::stored( $block ) )->line( 'note', 5000 ) ? '' : $consent->html;
			}
		}
		return FormConsent::of_attributes( array( 'text' => Given::of( self::stored( $block ) )->line( 'note', 5000 ) ), '' )->html;
	}

	/** Attributes as the published state was read from: those of the comment, before defaults. */
	private static function stored( WP_Block $block ): mixed {
		return $block->parsed_block['attrs'] ?? null;
	}
}
