<?php

declare(strict_types=1);

namespace Cairn\Blocks;

use Cairn\Contract\generated\EventType;
use WP_Block;
use WP_HTML_Tag_Processor;

/**
 * What a CTA button prints: the same bytes for every visitor, complete without JavaScript. The saved content is one
 * plain link (blocks/cta-button/save.tsx); text and address are read from it, everything else from the comment.
 */
final class CtaButton {

	private const SCHEMES = array( 'http', 'https', 'tel', 'sms', 'mailto' );

	/** Formatting a button's text may carry. */
	private const TEXT_TAGS = array(
		'b'      => array(),
		'strong' => array(),
		'i'      => array(),
		'em'     => array(),
		's'      => array(),
		'sub'    => array(),
		'sup'    => array(),
		'code'   => array(),
		'br'     => array(),
		'mark'   => array(
			'class' => true,
			'style' => true,
		),
		'span'   => array(
			'class' => true,
			'lang'  => true,
			'dir'   => true,
			'style' => true,
		),
	);

	/** Kinds and the event their click sends, as contract/src/cta-kinds.ts has them (a test compares). */
	public const EVENTS = array(
		'link'      => EventType::CTA_CLICK,
		'pricing'   => EventType::PRICING_CLICK,
		'demo'      => EventType::CTA_CLICK,
		'booking'   => EventType::CTA_CLICK,
		'affiliate' => EventType::AFFILIATE_CLICK,
		'download'  => EventType::RESOURCE_DOWNLOAD,
		'call'      => EventType::CONTACT_CLICK,
		'sms'       => EventType::CONTACT_CLICK,
		'mail'      => EventType::CONTACT_CLICK,
		'chat'      => EventType::CONTACT_CLICK,
		'map'       => EventType::CONTACT_CLICK,
	);

	private const WIDTHS = array( 25, 50, 75, 100 );

	/** Icons that point along the reading direction. */
	private const DIRECTIONAL = array( 'arrow', 'external' );

	/** @var array<string, string>|null Drawings by name; read once a request. */
	private static ?array $icons = null;

	/**
	 * The button's HTML, '' when it has no text.
	 *
	 * @param array<string, mixed> $attributes Attributes from the block comment.
	 * @param string               $content    The saved link.
	 * @param WP_Block             $block      The block, with its context.
	 */
	public static function html( array $attributes, string $content, WP_Block $block ): string {
		$text = trim( wp_kses( self::saved_text( $content ) ?? self::string( $attributes, 'text' ), self::TEXT_TAGS ) );
		if ( '' === trim( wp_strip_all_tags( $text ) ) ) {
			return '';
		}
		$url = esc_url( self::saved_url( $content ) ?? self::string( $attributes, 'url' ), self::SCHEMES );
		if ( is_feed() || doing_filter( 'get_the_excerpt' ) ) {
			return '<p class="wp-block-cairn-cta-button"><a' . ( '' === $url ? '' : ' href="' . $url . '"' ) . '>' . $text . '</a></p>';
		}

		$kind   = self::string( $attributes, 'kind' );
		$kind   = isset( self::EVENTS[ $kind ] ) ? $kind : 'link';
		$is_new = '_blank' === self::string( $attributes, 'linkTarget' );
		$icon   = self::icon( self::string( $attributes, 'icon' ) );
		$body   = '' === $icon ? $text : '<span class="wp-block-cairn-cta-button__text">' . $text . '</span>';
		$body   = 'end' === self::string( $attributes, 'iconPosition' ) ? $body . $icon : $icon . $body;
		if ( $is_new ) {
			$body .= '<span class="screen-reader-text"> ' . esc_html__( '(new tab)', 'cairn' ) . '</span>';
		}

		$look = LinkAppearance::of( $attributes );
		$link = array(
			'class'  => implode( ' ', array_merge( array( 'wp-block-button__link' ), '' === $icon ? array() : array( 'has-icon' ), $look->classes, array( 'wp-element-button' ) ) ),
			'href'   => $url,
			'target' => $is_new ? '_blank' : '',
			'rel'    => self::rel( self::string( $attributes, 'rel' ), $kind, $is_new ),
			'style'  => $look->style,
		);
		if ( false !== ( $attributes['record'] ?? true ) ) {
			$link['data-cairn-step'] = self::step( $kind, $url );
		}
		$html = '';
		foreach ( array_filter( $link, static fn ( string $value ): bool => '' !== $value ) as $name => $value ) {
			// The address is escaped already; escaping it twice would double its ampersands.
			$html .= ' ' . $name . '="' . ( 'href' === $name ? $value : esc_attr( $value ) ) . '"';
		}
		return '<div ' . get_block_wrapper_attributes( self::root( $attributes, $block ) ) . '><a' . $html . '>' . $body . '</a></div>';
	}

	/**
	 * Attributes of the root besides those WordPress adds.
	 *
	 * @param array<string, mixed> $attributes Attributes.
	 * @param WP_Block             $block      The block.
	 * @return array<string, string>
	 */
	private static function root( array $attributes, WP_Block $block ): array {
		$width   = is_numeric( $attributes['width'] ?? null ) ? (int) $attributes['width'] : 0;
		$classes = array( 'wp-block-button' );
		if ( in_array( $width, self::WIDTHS, true ) ) {
			array_push( $classes, 'has-custom-width', 'wp-block-button__width', "wp-block-button__width-$width" );
		}
		$root = array( 'class' => implode( ' ', $classes ) );
		if ( in_array( $width, self::WIDTHS, true ) ) {
			$root['style'] = "--wp--block-button--width:$width";
		}
		// WordPress prints the anchor by itself since 7.0.
		if ( '' !== self::string( $attributes, 'anchor' ) ) {
			$root['id'] = self::string( $attributes, 'anchor' );
		}
		if ( false === ( $attributes['record'] ?? true ) ) {
			return $root;
		}
		return $root + Instance::of( $attributes, $block )->attributes();
	}

	/**
	 * The step a click is, for the storefront module: name and fields. Never the address, number or page itself, only the
	 * host of a web address; the browser adds whether the pointer was a finger.
	 */
	private static function step( string $kind, string $url ): string {
		$event = self::EVENTS[ $kind ];
		if ( EventType::CONTACT_CLICK === $event ) {
			return (string) wp_json_encode( array( $event, array( 'method' => $kind ) ) );
		}
		$host   = wp_parse_url( $url, PHP_URL_HOST );
		$scheme = wp_parse_url( $url, PHP_URL_SCHEME );
		if ( ! is_string( $host ) && ! is_string( $scheme ) ) {
			$host = wp_parse_url( home_url(), PHP_URL_HOST );
		}
		$props = array( 'kind' => $kind ) + ( is_string( $host ) ? array( 'href_host' => strtolower( $host ) ) : array() );
		return (string) wp_json_encode( array( $event, EventType::RESOURCE_DOWNLOAD === $event ? array( 'gated' => 0 ) + $props : $props ), JSON_UNESCAPED_SLASHES );
	}

	/** Words of `rel`: what the owner wrote, and what a paid or foreign link must say. */
	private static function rel( string $rel, string $kind, bool $is_new ): string {
		$words = preg_split( '/\s+/', $rel, -1, PREG_SPLIT_NO_EMPTY );
		$words = false === $words ? array() : $words;
		if ( 'affiliate' === $kind ) {
			array_push( $words, 'sponsored', 'nofollow' );
		}
		if ( $is_new ) {
			$words[] = 'noopener';
		}
		return implode( ' ', array_unique( $words ) );
	}

	/** The drawing of an icon, '' for none or one that is not known. */
	private static function icon( string $name ): string {
		self::$icons ??= self::read_icons();
		if ( '' === $name || ! isset( self::$icons[ $name ] ) ) {
			return '';
		}
		$class = 'wp-block-cairn-cta-button__icon' . ( in_array( $name, self::DIRECTIONAL, true ) ? ' is-directional' : '' );
		return '<svg class="' . esc_attr( $class ) . '" viewBox="0 0 24 24" aria-hidden="true" focusable="false"><path d="' . esc_attr( self::$icons[ $name ] ) . '"/></svg>';
	}

	/** @return array<string, string> */
	private static function read_icons(): array {
		$file = dirname( __DIR__, 2 ) . '/build/cta-button/icons.json';
		$read = is_file( $file ) ? wp_json_file_decode( $file, array( 'associative' => true ) ) : null;
		return is_array( $read ) ? array_filter( $read, 'is_string' ) : array();
	}

	/** Inner HTML of the saved link, null when the content holds no link. */
	private static function saved_text( string $content ): ?string {
		return 1 === preg_match( '~<a\b[^>]*>(.*)</a>~is', $content, $match ) ? $match[1] : null;
	}

	/** Address of the saved link, null when the content holds no link. */
	private static function saved_url( string $content ): ?string {
		$tags = new WP_HTML_Tag_Processor( $content );
		if ( ! $tags->next_tag( array( 'tag_name' => 'a' ) ) ) {
			return null;
		}
		$url = $tags->get_attribute( 'href' );
		return is_string( $url ) ? $url : '';
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
