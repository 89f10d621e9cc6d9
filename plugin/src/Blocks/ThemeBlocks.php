<?php

declare(strict_types=1);

namespace Cairn\Blocks;

use Cairn\Placement\ShopButtons;
use WP_Block_Template;

/**
 * What reports call the blocks that stand in the theme and have no id of their own: nobody could give them a name, and
 * the place that their id is made of ("theme/single-product") is no word for a person.
 */
final class ThemeBlocks {

	/** Stands for the theme where the service is told of posts. */
	public const POST_ID = 0;

	/** Switch and block type of the buttons that stand beside every product. */
	private const BESIDE_PRODUCTS = array(
		'wishlist' => 'cairn/wishlist-button',
		'compare'  => 'cairn/compare-button',
	);

	/** WooCommerce's block that prints a whole classic template, hooks and all. */
	private const CLASSIC = '<!-- wp:woocommerce/legacy-template';

	/** Most blocks the service takes at once. */
	private const MOST = 500;

	/** Whether the owner had buttons put into the theme at all. */
	public function are_there(): bool {
		return array() !== $this->switched_on();
	}

	/**
	 * Every such block as the service is told of it, named in the site's language.
	 *
	 * @return list<array{block_id: string, block_type: string, name: string, stage: null}>
	 */
	public function all(): array {
		$is_switched = switch_to_locale( get_locale() );
		$names       = $this->names();
		if ( $is_switched ) {
			restore_previous_locale();
		}
		$all = array();
		foreach ( array_slice( $names, 0, self::MOST, true ) as $id => $name ) {
			$all[] = array(
				'block_id'   => $id,
				'block_type' => 'cairn/' . explode( ':', $id )[1],
				'name'       => mb_substr( $name, 0, 200 ),
				'stage'      => null,
			);
		}
		return $all;
	}

	/** @return array<string, string> Name by derived id. */
	private function names(): array {
		$names = array();
		if ( ! wp_is_block_theme() ) {
			// All classic pages are one place.
			foreach ( $this->switched_on() as $type ) {
				$names[ Instance::id_in_theme( $type, 'page', 1 ) ] = $this->label( $type );
			}
			return $names;
		}
		foreach ( get_block_templates() as $template ) {
			$found = array();
			$this->count( resolve_pattern_blocks( parse_blocks( $template->content ) ), $found );
			foreach ( str_contains( $template->content, self::CLASSIC ) ? $this->switched_on() : array() as $type ) {
				$found[ $type ] ??= array( '' => 1 );
			}
			foreach ( $found as $type => $numbers ) {
				foreach ( $numbers as $number ) {
					/* translators: 1: a block such as "Wishlist button, beside every product", 2: the template it stands in, such as "Single Product". */
					$names[ Instance::id_in_theme( $type, $this->slug( $template ), $number ) ] = sprintf( __( '%1$s (%2$s)', 'cairn' ), $this->label( $type ), $this->title( $template ) . ( $number > 1 ? ', ' . number_format_i18n( $number ) : '' ) );
				}
			}
		}
		return $names;
	}

	/**
	 * Numbers the different blocks of each type, as {@see Instance} does while they are printed.
	 *
	 * @param array<mixed>                      $blocks Parsed blocks.
	 * @param array<string, array<string, int>> $found  Number by type and by what tells one block from another.
	 */
	private function count( array $blocks, array &$found ): void {
		foreach ( $blocks as $block ) {
			if ( ! is_array( $block ) ) {
				continue;
			}
			$type       = is_string( $block['blockName'] ?? null ) ? $block['blockName'] : '';
			$attributes = is_array( $block['attrs'] ?? null ) ? $block['attrs'] : array();
			if ( str_starts_with( $type, 'cairn/' ) && ! isset( $attributes['blockId'] ) ) {
				$print = BlockIdentity::print_of( $block );

				$found[ $type ][ $print ] ??= count( $found[ $type ] ?? array() ) + 1;
			}
			if ( is_array( $block['innerBlocks'] ?? null ) ) {
				$this->count( $block['innerBlocks'], $found );
			}
		}
	}

	private function slug( WP_Block_Template $template ): string {
		return explode( '//', $template->id )[1] ?? $template->slug;
	}

	private function title( WP_Block_Template $template ): string {
		$title = trim( wp_strip_all_tags( (string) $template->title ) );
		return '' === $title ? $this->slug( $template ) : $title;
	}

	/** What a person calls a block of this type in a theme. */
	private function label( string $type ): string {
		return match ( $type ) {
			'cairn/wishlist-button' => __( 'Wishlist button, beside every product', 'cairn' ),
			'cairn/compare-button'  => __( 'Compare button, beside every product', 'cairn' ),
			'cairn/compare-tray'    => __( 'Tray of compared products', 'cairn' ),
			'cairn/wishlist-count'  => __( 'Wishlist counter', 'cairn' ),
			'cairn/wishlist-page'   => __( 'Wishlist', 'cairn' ),
			'cairn/compare-table'   => __( 'Comparison', 'cairn' ),
			'cairn/compare-column'  => __( 'Column of a comparison', 'cairn' ),
			'cairn/bookmark'        => __( 'Bookmark', 'cairn' ),
			'cairn/availability'    => __( 'Availability', 'cairn' ),
			'cairn/search'          => __( 'Search', 'cairn' ),
			'cairn/form'            => __( 'Form', 'cairn' ),
			'cairn/voucher'         => __( 'Voucher', 'cairn' ),
			'cairn/gate'            => __( 'Gate', 'cairn' ),
			default                 => __( 'Button', 'cairn' ),
		};
	}

	/** @return list<string> Types of the buttons the owner switched on. */
	private function switched_on(): array {
		$switches = ShopButtons::read();
		return array_values(
			array_filter(
				self::BESIDE_PRODUCTS,
				static fn ( string $button ): bool => 'wishlist' === $button ? $switches->wishlist : $switches->compare,
				ARRAY_FILTER_USE_KEY
			)
		);
	}
}
