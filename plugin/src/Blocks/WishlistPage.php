<?php

declare(strict_types=1);

namespace Cairn\Blocks;

use Cairn\Lists\AccountPage;
use Cairn\Lists\OtherWishlists;
use WP_Block;

/**
 * What a wishlist page prints: the room for the list and the pattern of one row, which the browser fills. The same bytes
 * for everybody, a shared link's visitors too: what is on the list comes after the page has loaded.
 */
final class WishlistPage {

	private const SHOWN = array( 'price', 'stock', 'added' );

	/**
	 * The list's HTML, '' where another wishlist is in charge.
	 *
	 * @param array<string, mixed> $attributes Attributes from the block comment.
	 * @param string               $content    The empty state: the inner blocks.
	 * @param WP_Block             $block      The block, with its context.
	 */
	public static function html( array $attributes, string $content, WP_Block $block ): string {
		$is_goods = 'page' !== ( $attributes['kind'] ?? 'product' );
		if ( is_feed() || doing_filter( 'get_the_excerpt' ) || ( $is_goods && ( ! function_exists( 'WC' ) || OtherWishlists::is_one_active() ) ) ) {
			return '';
		}
		$is_table = 'table' === ( $attributes['view'] ?? 'grid' );
		$columns  = is_numeric( $attributes['columns'] ?? null ) ? max( 1, min( 6, (int) $attributes['columns'] ) ) : 3;
		$shown    = is_array( $attributes['show'] ?? null ) ? array_intersect( self::SHOWN, array_filter( $attributes['show'], 'is_string' ) ) : self::SHOWN;
		$root     = array(
			'class' => $is_table ? 'is-table' : 'is-grid',
			'style' => "--cairn-columns:$columns",
		);
		if ( is_string( $attributes['anchor'] ?? null ) && '' !== $attributes['anchor'] ) {
			$root['id'] = $attributes['anchor'];
		}
		if ( false !== ( $attributes['record'] ?? true ) ) {
			$root += Instance::of( $attributes, $block )->attributes();
		}
		$root += array(
			'data-wp-interactive'     => 'cairn',
			'data-wp-context'         => (string) wp_json_encode(
				array(
					'kind'   => $is_goods ? '' : 'p',
					'rows'   => array(),
					'said'   => '',
					'link'   => '',
					'title'  => '',
					'busy'   => true,
					'shared' => false,
				),
				JSON_HEX_TAG | JSON_HEX_AMP
			),
			'data-wp-init'            => 'callbacks.list.start',
			'data-wp-bind--aria-busy' => 'context.busy',
			'data-wp-class--is-shared' => 'context.shared',
			'aria-busy'               => 'true',
			'tabindex'                => '-1',
		);
		if ( is_string( $attributes['blockId'] ?? null ) ) {
			$root['data-wp-key'] = sanitize_key( $attributes['blockId'] );
		}
		return '<div ' . get_block_wrapper_attributes( $root ) . '>'
			. '<h2 class="cairn-list__title" data-wp-bind--hidden="!context.title" data-wp-text="context.title" hidden></h2>'
			. ( $is_table ? self::table( $is_goods, $shown ) : self::grid( $is_goods, $shown ) )
			. self::tools( $attributes, $is_goods )
			. '<div class="cairn-list__empty" data-wp-bind--hidden="context.rows.length">' . $content . '</div>'
			. '<p class="cairn-list__said" role="status" data-wp-text="context.said"></p>'
			. self::without_scripts( $is_goods )
			. '</div>';
	}

	/** @param array<string> $shown Fields to show. */
	private static function grid( bool $is_goods, array $shown ): string {
		return '<ul class="cairn-list" data-wp-bind--hidden="!context.rows.length" hidden><template data-wp-each--item="context.rows" data-wp-each-key="context.item.id"><li class="cairn-list__row">'
			. self::picture() . '<span class="cairn-list__name">' . self::name() . '</span>'
			. ( $is_goods ? implode( '', array_map( static fn ( string $field ): string => self::field( 'span', $field ), $shown ) ) . self::quantity() : '' )
			. '<span class="cairn-list__acts">' . self::acts( $is_goods ) . '</span></li></template></ul>';
	}

	/** @param array<string> $shown Fields to show. */
	private static function table( bool $is_goods, array $shown ): string {
		$heads = array(
			'price' => __( 'Price', 'cairn' ),
			'stock' => __( 'Availability', 'cairn' ),
			'added' => __( 'Added', 'cairn' ),
		);
		$head  = static fn ( string $text ): string => '<th scope="col">' . esc_html( $text ) . '</th>';
		$title = $is_goods ? __( 'Wishlist', 'cairn' ) : __( 'Bookmarks', 'cairn' );
		return '<div class="cairn-list__scroll" role="region" tabindex="0" aria-label="' . esc_attr( $title ) . '" data-wp-bind--hidden="!context.rows.length" hidden><table class="cairn-list"><caption class="screen-reader-text">' . esc_html( $title ) . '</caption><thead><tr>'
			. $head( __( 'Name', 'cairn' ) )
			. ( $is_goods ? implode( '', array_map( static fn ( string $field ): string => $head( $heads[ $field ] ?? '' ), $shown ) ) . $head( __( 'Quantity', 'cairn' ) ) : '' )
			. $head( __( 'Actions', 'cairn' ) )
			. '</tr></thead><tbody><template data-wp-each--item="context.rows" data-wp-each-key="context.item.id"><tr class="cairn-list__row"><th scope="row"><span class="cairn-list__name">' . self::picture() . self::name() . '</span></th>'
			. ( $is_goods ? implode( '', array_map( static fn ( string $field ): string => self::field( 'td', $field ), $shown ) ) . '<td>' . self::quantity() . '</td>' : '' )
			. '<td><span class="cairn-list__acts">' . self::acts( $is_goods ) . '</span></td></tr></template></tbody></table></div>';
	}

	private static function picture(): string {
		return '<span class="cairn-list__picture" data-wp-bind--hidden="!context.item.image"><img alt="" width="300" height="300" loading="lazy" data-wp-bind--src="context.item.image"></span>';
	}

	private static function name(): string {
		return '<a data-wp-bind--href="context.item.url" data-wp-text="context.item.name"></a><small data-wp-bind--hidden="!context.item.gone"> ' . esc_html__( '(no longer available)', 'cairn' ) . '</small>';
	}

	private static function field( string $tag, string $field ): string {
		$text = 'added' === $field && 'td' !== $tag
			/* translators: %s: a date. */
			? sprintf( esc_html__( 'Added %s', 'cairn' ), '<span data-wp-text="context.item.added"></span>' )
			: '<span data-wp-text="context.item.' . $field . '"></span>';
		return '<' . $tag . ' class="cairn-list__' . $field . '"' . ( 'td' === $tag ? '' : ' data-wp-bind--hidden="!context.item.' . $field . '"' ) . '>' . $text . '</' . $tag . '>';
	}

	private static function quantity(): string {
		return '<label class="cairn-list__quantity is-own" data-wp-bind--hidden="context.item.gone"><span class="screen-reader-text">' . esc_html__( 'Quantity', 'cairn' ) . ' <span data-wp-text="context.item.name"></span></span><input type="number" min="1" max="9999" inputmode="numeric" autocomplete="off" data-wp-bind--value="context.item.q" data-wp-on--change="actions.list.count"></label>';
	}

	private static function acts( bool $is_goods ): string {
		$act = static fn ( string $class, string $when, string $action, string $text ): string => '<button type="button" class="' . $class . '"' . ( '' === $when ? '' : ' data-wp-bind--hidden="!context.item.' . $when . '"' ) . ' data-wp-on--click="actions.list.' . $action . '">' . esc_html( $text ) . '<span class="screen-reader-text">: <span data-wp-text="context.item.name"></span></span></button>';
		return ( $is_goods
			? $act( 'wp-element-button', 'buy', 'buy', __( 'To cart', 'cairn' ) ) . '<a class="wp-element-button" data-wp-bind--hidden="!context.item.choose" data-wp-bind--href="context.item.url">' . esc_html__( 'Choose', 'cairn' ) . '<span class="screen-reader-text">: <span data-wp-text="context.item.name"></span></span></a>'
			: '' )
			. $act( 'cairn-list__quiet is-own', '', 'remove', __( 'Remove', 'cairn' ) );
	}

	/** @param array<string, mixed> $attributes Attributes. */
	private static function tools( array $attributes, bool $is_goods ): string {
		$tools = '';
		if ( $is_goods && false !== ( $attributes['moveAll'] ?? true ) ) {
			$tools .= '<button type="button" class="wp-element-button" data-wp-on--click="actions.list.buy">' . esc_html__( 'All to cart', 'cairn' ) . '</button>';
		}
		if ( $is_goods && false !== ( $attributes['share'] ?? true ) ) {
			$tools .= '<button type="button" class="cairn-list__quiet is-own" data-wp-on--click="actions.list.share">' . esc_html__( 'Share this list', 'cairn' ) . '</button><label class="cairn-list__link" data-wp-bind--hidden="!context.link" hidden>' . esc_html__( 'Link to this list', 'cairn' ) . ' <input type="text" readonly data-wp-bind--value="context.link"></label>';
		}
		return '' === $tools ? '' : '<p class="cairn-list__tools" data-wp-bind--hidden="!context.rows.length" hidden>' . $tools . '</p>';
	}

	private static function without_scripts( bool $is_goods ): string {
		$url = $is_goods ? AccountPage::url() : '';
		return '<noscript><p>' . esc_html__( 'This list needs JavaScript.', 'cairn' )
			. ( '' === $url ? '' : ' <a href="' . esc_url( $url ) . '">' . esc_html__( 'Members find theirs in their account.', 'cairn' ) . '</a>' ) . '</p></noscript>';
	}
}
