<?php

declare(strict_types=1);

namespace Cairn\Lists;

use Cairn\Blocks\BlockIdentity;
use Cairn\Blocks\Instance;
use Cairn\Blocks\LinkAppearance;
use Cairn\Blocks\Wrapper;
use WP_Block;

/** A button that keeps something, but for what it keeps: all that its block's attributes decide. */
final class KeepButtonTemplate {

	/** What ids, prices and currencies are made of, and nothing that has to be escaped. */
	private const PLAIN = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZp';

	/** Attributes of its box, escaped. */
	private readonly string $box;

	/** Attributes of the button itself, escaped. */
	private readonly string $button;

	private readonly string $icon;

	/** The text beside the icon, '' for none. */
	private readonly string $text;

	private readonly string $label;

	/** Whether the button has a second label, for when the thing is kept. */
	private readonly bool $has_two_labels;

	/** What to count it as, null where the owner wants no record. */
	private readonly ?BlockIdentity $identity;

	/**
	 * @param array<string, mixed> $attributes Attributes from the block comment.
	 * @param WP_Block             $block      The block.
	 * @param string               $label      Text when the owner wrote none.
	 */
	public function __construct( array $attributes, WP_Block $block, string $label ) {
		$written = trim( wp_strip_all_tags( self::string( $attributes, 'label' ) ) );
		$saved   = trim( wp_strip_all_tags( self::string( $attributes, 'savedLabel' ) ) );
		$display = self::string( $attributes, 'display' );
		$look    = LinkAppearance::of( $attributes );
		$is_fill = in_array( 'is-style-fill', explode( ' ', self::string( $attributes, 'className' ) ), true );
		$classes = array_merge( array( 'cairn-keep' ), $is_fill ? array( 'wp-block-button__link', 'wp-element-button' ) : array(), $look->classes );
		$box     = $is_fill ? array( 'class' => 'wp-block-button' ) : array();
		// WordPress prints the anchor by itself since 7.0.
		if ( '' !== self::string( $attributes, 'anchor' ) ) {
			$box['id'] = self::string( $attributes, 'anchor' );
		}

		$this->label          = '' === $written ? $label : $written;
		$this->has_two_labels = '' !== $saved && 'icon' !== $display;
		$this->box            = Wrapper::attributes( $block, $box );
		$this->button         = 'type="button" class="' . esc_attr( implode( ' ', $classes ) ) . '"' . ( '' === $look->style ? '' : ' style="' . esc_attr( $look->style ) . '"' );
		$this->icon           = 'text' === $display ? '' : KeepButton::icon( self::string( $attributes, 'icon' ) );
		$this->identity       = false === ( $attributes['record'] ?? true ) ? null : BlockIdentity::of( $attributes, $block );
		$this->text           = match ( true ) {
			// Both labels lie on the same spot, so that the longer one keeps the room for the other.
			$this->has_two_labels => '<span class="cairn-keep__text"><span class="is-off">' . esc_html( $this->label ) . '</span><span class="is-on">' . esc_html( $saved ) . '</span></span>',
			'icon' === $display   => '',
			default               => '<span class="cairn-keep__text">' . esc_html( $this->label ) . '</span>',
		};
	}

	/**
	 * The button in its box.
	 *
	 * @param string                $name    What is kept: the product's or page's title.
	 * @param array<string, string> $data    Attributes of the button: what it keeps. Without those that are ''.
	 * @param array<mixed>          $context What the block stands beside.
	 */
	public function html( string $name, array $data, array $context ): string {
		$button = $this->button;
		$text   = $this->text;
		foreach ( $data as $key => $value ) {
			if ( '' !== $value ) {
				$button .= ' ' . $key . '="' . ( strlen( $value ) === strspn( $value, self::PLAIN ) ? $value : esc_attr( $value ) ) . '"';
			}
		}
		if ( $this->has_two_labels ) {
			$text .= '<span class="screen-reader-text"> ' . esc_html( $name ) . '</span>';
		} else {
			/* translators: 1: what the button does, such as "Save", 2: name of a product or page. */
			$button .= ' aria-pressed="false" aria-label="' . esc_attr( trim( sprintf( _x( '%1$s %2$s', 'name of a button', 'cairn' ), $this->label, $name ) ) ) . '"';
		}
		$counted = null === $this->identity ? '' : Instance::here( $this->identity, $context )->html();
		return "<div {$this->box}$counted><button $button>{$this->icon}$text</button></div>";
	}

	/**
	 * @param array<string, mixed> $attributes Attributes.
	 * @param string               $name       Which one.
	 */
	private static function string( array $attributes, string $name ): string {
		$value = $attributes[ $name ] ?? '';
		return is_string( $value ) ? $value : '';
	}
}
