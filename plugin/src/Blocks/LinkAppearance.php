<?php

declare(strict_types=1);

namespace Cairn\Blocks;

/**
 * Colours, type, border, padding and shadow that a person chose for a button, as classes and inline style of its
 * link. WordPress would put them on the block's root; a button is its link, as with core's own.
 */
final class LinkAppearance {

	/** Attributes that say how it looks. */
	private const READ = array( 'style' => 1, 'textColor' => 1, 'backgroundColor' => 1, 'gradient' => 1, 'borderColor' => 1, 'fontSize' => 1, 'fontFamily' => 1 );

	/**
	 * @param list<string> $classes Class names.
	 * @param string       $style   Inline style, '' for none.
	 */
	private function __construct(
		public readonly array $classes,
		public readonly string $style,
	) {
	}

	/**
	 * Reads the attributes that the block supports leave to the block.
	 *
	 * @param array<string, mixed> $attributes The block's attributes.
	 */
	public static function of( array $attributes ): self {
		if ( array() === array_intersect_key( $attributes, self::READ ) ) {
			return new self( array(), '' );
		}
		$style  = self::section( $attributes, 'style' );
		$colour = self::section( $style, 'color' );
		$border = self::section( $style, 'border' );
		$type   = self::section( $style, 'typography' );
		unset( $colour['duotone'], $type['textAlign'] );

		$colour = self::preset( $attributes, 'textColor', 'color' , 'text', $colour );
		$colour = self::preset( $attributes, 'backgroundColor', 'color', 'background', $colour );
		$colour = self::preset( $attributes, 'gradient', 'gradient', 'gradient', $colour );
		$border = self::preset( $attributes, 'borderColor', 'color', 'color', $border );
		$type   = self::preset( $attributes, 'fontSize', 'font-size', 'fontSize', $type );
		$type   = self::preset( $attributes, 'fontFamily', 'font-family', 'fontFamily', $type );
		$size = $type['fontSize'] ?? null;
		if ( ( is_string( $size ) && ! str_starts_with( $size, 'var:' ) ) || is_int( $size ) || is_float( $size ) ) {
			$type['fontSize'] = wp_get_typography_font_size_value( array( 'size' => $size ) );
		}
		if ( is_numeric( $border['radius'] ?? null ) ) {
			$border['radius'] .= 'px';
		}

		// A preset of colour or type has a class; spacing, shadow and the rest of a border have only a variable.
		$named = wp_style_engine_get_styles(
			array_filter(
				array(
					'color'      => $colour,
					'typography' => $type,
					'border'     => array_intersect_key( $border, array( 'color' => true ) ),
				)
			),
			array( 'convert_vars_to_classnames' => true )
		);
		$plain = wp_style_engine_get_styles(
			array_filter(
				array(
					'border'  => array_diff_key( $border, array( 'color' => true ) ),
					'spacing' => array_intersect_key( self::section( $style, 'spacing' ), array( 'padding' => true ) ),
					'shadow'  => is_string( $style['shadow'] ?? null ) ? $style['shadow'] : null,
				)
			)
		);

		$gap = self::gap( self::section( $style, 'spacing' )['blockGap'] ?? null );
		return new self(
			array_values( array_unique( array_merge( self::words( $named['classnames'] ?? '' ), self::words( $plain['classnames'] ?? '' ) ) ) ),
			implode( ' ', array_filter( array( $named['css'] ?? '', $plain['css'] ?? '', '' === $gap ? '' : "--cairn-cta-gap:$gap;" ) ) )
		);
	}

	/** @return list<string> */
	private static function words( string $text ): array {
		return array_values( array_filter( explode( ' ', $text ), static fn ( string $word ): bool => '' !== $word ) );
	}

	/** The space between icon and text: the block's only inner gap. */
	private static function gap( mixed $value ): string {
		if ( ! is_string( $value ) ) {
			return '';
		}
		if ( 1 === preg_match( '/^var:preset\|spacing\|([a-z0-9-]+)$/', $value, $match ) ) {
			return "var(--wp--preset--spacing--{$match[1]})";
		}
		return 1 === preg_match( '/^\d*\.?\d+(px|em|rem|%|vw|vh)$/', $value ) ? $value : '';
	}

	/**
	 * @param array<string, mixed> $from Attributes or a part of them.
	 * @param string               $key  Which part.
	 * @return array<string, mixed> Empty when it is not there.
	 */
	private static function section( array $from, string $key ): array {
		$part = $from[ $key ] ?? null;
		return is_array( $part ) ? $part : array();
	}

	/**
	 * A preset chosen by its slug, in the spelling of the style engine; it wins over a custom value.
	 *
	 * @param array<string, mixed> $attributes Attributes with the slug.
	 * @param string               $attribute  Attribute that holds it.
	 * @param string               $kind       Kind of preset.
	 * @param string               $key        Key in the section.
	 * @param array<string, mixed> $section    Section to add to.
	 * @return array<string, mixed>
	 */
	private static function preset( array $attributes, string $attribute, string $kind, string $key, array $section ): array {
		$slug = $attributes[ $attribute ] ?? null;
		if ( is_string( $slug ) && 1 === preg_match( '/^[A-Za-z0-9_-]+$/', $slug ) ) {
			$section[ $key ] = "var:preset|$kind|$slug";
		}
		return $section;
	}
}
