<?php

declare(strict_types=1);

namespace Cairn\Blocks;

use Cairn\Lists\KeepButton;
use Cairn\Lists\ListsModule;
use Cairn\Lists\OtherWishlists;
use WP_Block;

/**
 * What a wishlist counter prints: a link to the list with room for a number. The browser writes the number and the
 * link's name, "Wishlist, 3 items"; PHP knows nobody's list.
 */
final class WishlistCount {

	/** A number for each plural form that a language can have. */
	private const SAMPLES = array( 1, 2, 3, 5, 0, 11, 21, 100, 101, 102 );

	/**
	 * The counter's HTML, '' where there is no list to lead to.
	 *
	 * @param array<string, mixed> $attributes Attributes from the block comment.
	 * @param WP_Block             $block      The block, with its context.
	 */
	public static function html( array $attributes, WP_Block $block ): string {
		$url = ListsModule::page_url();
		if ( '' === $url || OtherWishlists::is_one_active() || is_feed() || doing_filter( 'get_the_excerpt' ) ) {
			return '';
		}
		$label = is_string( $attributes['label'] ?? null ) ? trim( wp_strip_all_tags( $attributes['label'] ) ) : '';
		$icon  = is_string( $attributes['icon'] ?? null ) ? $attributes['icon'] : 'heart';
		$look  = LinkAppearance::of( $attributes );
		$name  = '' === $label ? __( 'Wishlist', 'cairn' ) : $label;
		$root  = array( 'class' => false === ( $attributes['hideZero'] ?? true ) ? '' : 'hides-zero' );
		if ( is_string( $attributes['anchor'] ?? null ) && '' !== $attributes['anchor'] ) {
			$root['id'] = $attributes['anchor'];
		}
		if ( false !== ( $attributes['record'] ?? true ) ) {
			$root += Instance::of( $attributes, $block )->attributes();
		}
		$link = array(
			'class'            => trim( 'cairn-count ' . implode( ' ', $look->classes ) ),
			'style'            => $look->style,
			'href'             => $url,
			'aria-label'       => $name,
			'data-cairn-count' => self::names( $name ),
		);
		$html = '';
		foreach ( array_filter( $link, static fn ( string $value ): bool => '' !== $value ) as $key => $value ) {
			$html .= ' ' . $key . '="' . ( 'href' === $key ? esc_url( $value ) : esc_attr( $value ) ) . '"';
		}
		return '<div ' . get_block_wrapper_attributes( array_filter( $root ) ) . '><a' . $html . ' data-empty>' . KeepButton::icon( $icon ) . ( '' === $label ? '' : '<span>' . esc_html( $label ) . '</span>' ) . '<b></b></a></div>';
	}

	/** The link's name for every plural form, by a number that takes it; `%s` is where the number goes. */
	private static function names( string $name ): string {
		$forms = array();
		foreach ( self::SAMPLES as $sample ) {
			/* translators: 1: "Wishlist", 2: number of things on it. */
			$forms[] = array( $sample, sprintf( _n( '%1$s, %2$s item', '%1$s, %2$s items', $sample, 'cairn' ), $name, '%s' ) );
		}
		return (string) wp_json_encode( $forms );
	}
}
