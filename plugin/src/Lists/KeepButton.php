<?php

declare(strict_types=1);

namespace Cairn\Lists;

use Cairn\Blocks\Instance;
use Cairn\Blocks\LinkAppearance;
use Cairn\Blocks\Wrapper;
use WP_Block;

/**
 * What a button prints that keeps something on the visitor's list. The same bytes for everybody: whether the thing is
 * kept already is painted by the browser (blocks/lists), in the room that is there from the first paint.
 */
final class KeepButton {

	/** @var array<string, string>|null Drawings by name; read once a request. */
	private static ?array $icons = null;

	/**
	 * The button in its box.
	 *
	 * @param array<string, mixed>  $attributes Attributes from the block comment.
	 * @param WP_Block              $block      The block, with its context.
	 * @param string                $name       What is kept: the product's or page's title.
	 * @param string                $label      Text when the owner wrote none.
	 * @param array<string, string> $data       Attributes of the button: what it keeps.
	 */
	public static function html( array $attributes, WP_Block $block, string $name, string $label, array $data ): string {
		$written = trim( wp_strip_all_tags( self::string( $attributes, 'label' ) ) );
		$label   = '' === $written ? $label : $written;
		$saved   = trim( wp_strip_all_tags( self::string( $attributes, 'savedLabel' ) ) );
		$display = self::string( $attributes, 'display' );
		$look    = LinkAppearance::of( $attributes );
		$is_fill = in_array( 'is-style-fill', explode( ' ', self::string( $attributes, 'className' ) ), true );
		$classes = array_merge( array( 'cairn-keep' ), $is_fill ? array( 'wp-block-button__link', 'wp-element-button' ) : array(), $look->classes );

		$button = array(
			'type'  => 'button',
			'class' => implode( ' ', $classes ),
			'style' => $look->style,
		) + $data;

		$words = '';
		if ( '' !== $saved && 'icon' !== $display ) {
			// Both labels lie on the same spot, so that the longer one keeps the room for the other.
			$words = '<span class="cairn-keep__text"><span class="is-off">' . esc_html( $label ) . '</span><span class="is-on">' . esc_html( $saved ) . '</span></span><span class="screen-reader-text"> ' . esc_html( $name ) . '</span>';
		} else {
			$button['aria-pressed'] = 'false';
			/* translators: 1: what the button does, such as "Save", 2: name of a product or page. */
			$button['aria-label'] = trim( sprintf( _x( '%1$s %2$s', 'name of a button', 'cairn' ), $label, $name ) );
			if ( 'icon' !== $display ) {
				$words = '<span class="cairn-keep__text">' . esc_html( $label ) . '</span>';
			}
		}
		$icon = 'text' === $display ? '' : self::icon( self::string( $attributes, 'icon' ) );

		$html = '';
		foreach ( $button as $key => $value ) {
			$html .= '' === $value ? '' : ' ' . $key . '="' . esc_attr( $value ) . '"';
		}
		return '<div ' . Wrapper::attributes( $block, self::root( $attributes, $block, $is_fill ) ) . '><button' . $html . '>' . $icon . $words . '</button></div>';
	}

	/** Drawing of an icon; the heart for a name that is not known. */
	public static function icon( string $name ): string {
		if ( null === self::$icons ) {
			$file        = dirname( __DIR__, 2 ) . '/build/lists/icons.json';
			$read        = is_file( $file ) ? wp_json_file_decode( $file, array( 'associative' => true ) ) : null;
			self::$icons = is_array( $read ) ? array_filter( $read, 'is_string' ) : array();
		}
		$drawing = self::$icons[ $name ] ?? self::$icons['heart'] ?? '';
		return '<svg class="cairn-keep__icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false"><path d="' . esc_attr( $drawing ) . '"/></svg>';
	}

	/**
	 * @param array<string, mixed> $attributes Attributes.
	 * @param WP_Block             $block      The block.
	 * @param bool                 $is_fill    Whether it looks like the theme's buttons.
	 * @return array<string, string>
	 */
	private static function root( array $attributes, WP_Block $block, bool $is_fill ): array {
		$root = $is_fill ? array( 'class' => 'wp-block-button' ) : array();
		// WordPress prints the anchor by itself since 7.0.
		if ( '' !== self::string( $attributes, 'anchor' ) ) {
			$root['id'] = self::string( $attributes, 'anchor' );
		}
		return false === ( $attributes['record'] ?? true ) ? $root : $root + Instance::of( $attributes, $block )->attributes();
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
