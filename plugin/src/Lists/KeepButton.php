<?php

declare(strict_types=1);

namespace Cairn\Lists;

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
		return ( new KeepButtonTemplate( $attributes, $block, $label ) )->html( $name, $data, $block->context );
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
}
