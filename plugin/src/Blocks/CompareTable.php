<?php

declare(strict_types=1);

namespace Cairn\Blocks;

use Cairn\Placement\ComparePage;
use WP_Block;

/**
 * What a comparison table prints. What a visitor chose stands in the address, so the table is made here, complete without
 * JavaScript, and the same for everybody who opens that address.
 */
final class CompareTable {

	/** Most columns of a table: more than an event can name would not be counted. */
	private const MOST = 20;

	/**
	 * The table's HTML.
	 *
	 * @param array<string, mixed> $attributes Attributes from the block comment.
	 * @param WP_Block             $block      The block.
	 */
	public static function html( array $attributes, WP_Block $block ): string {
		$by_hand = CompareColumn::take();
		$source  = self::choice( $attributes, 'source', array( 'visitor', 'fixed', 'manual' ) );
		$asked   = 'visitor' === $source ? ComparePage::asked() : self::ids( $attributes );
		if ( 'manual' === $source ) {
			$columns = array_slice( $by_hand, 0, self::MOST );
			$labels  = self::labels_by_hand( $attributes, $columns );
		} else {
			$products = ComparedProducts::of( $asked, self::rows( $attributes ) );
			$columns  = $products->columns;
			$labels   = $products->labels;
		}
		if ( array() === $columns && ( 'visitor' !== $source || is_feed() ) ) {
			return '';
		}

		$only = true === ( $attributes['differencesOnly'] ?? false ) && count( $columns ) > 1;
		$root = array(
			'class'                    => implode( ' ', array_filter( array( $only ? 'is-differences-only' : '', false !== ( $attributes['sticky'] ?? true ) ? 'is-sticky' : '' ) ) ),
			'data-cairn-compare-table' => 'visitor' === $source ? 'visitor' : 'fixed',
		);
		if ( false !== ( $attributes['record'] ?? true ) ) {
			$root += Instance::of( $attributes, $block )->attributes();
		}
		if ( is_string( $attributes['anchor'] ?? null ) && '' !== $attributes['anchor'] ) {
			$root['id'] = $attributes['anchor'];
		}
		return '<div ' . get_block_wrapper_attributes( $root ) . '>' . ( array() === $columns ? self::nothing() : self::table( $columns, $labels, $attributes, 'visitor' === $source, $only ) ) . '</div>';
	}

	/** What stands there before anything was chosen. */
	private static function nothing(): string {
		$shop = function_exists( 'wc_get_page_permalink' ) ? wc_get_page_permalink( 'shop' ) : home_url( '/' );
		return '<p class="wp-block-cairn-compare-table__nothing">' . esc_html__( 'Nothing to compare yet. Choose “Compare” beside two products, and they stand here side by side.', 'cairn' )
			. ' <a href="' . esc_url( $shop ) . '">' . esc_html__( 'To the shop', 'cairn' ) . '</a></p>';
	}

	/**
	 * @param list<ComparedColumn>  $columns    Columns, at least one.
	 * @param array<string, string> $labels     Names of the rows.
	 * @param array<string, mixed>  $attributes Attributes.
	 * @param bool                  $can_remove Whether the visitor chose the columns.
	 * @param bool                  $only       Equal rows are hidden at first.
	 */
	private static function table( array $columns, array $labels, array $attributes, bool $can_remove, bool $only ): string {
		$given   = $attributes['caption'] ?? '';
		$caption = is_string( $given ) && '' !== trim( $given ) ? $given : __( 'Comparison', 'cairn' );
		$id      = wp_unique_id( 'cairn-compare-' );
		$head    = '';
		foreach ( $columns as $column ) {
			$name  = esc_html( $column->name );
			$head .= '<th scope="col"' . self::mark( $column ) . '>'
				. ( '' === $column->url ? '<span data-name>' . $name . '</span>' : '<a data-name href="' . esc_url( $column->url ) . '">' . $name . '</a>' )
				. ( $can_remove ? self::remove( $column, $columns ) : '' ) . '</th>';
		}
		$body      = '';
		$with_same = false;
		foreach ( $labels as $row => $label ) {
			$plain     = array_map( static fn ( ComparedColumn $column ): string => $column->plain[ $row ] ?? '', $columns );
			$is_same   = count( $columns ) > 1 && ! in_array( $row, array( 'image', 'add', CompareColumn::ACTION ), true ) && 1 === count( array_unique( $plain ) );
			$with_same = $with_same || $is_same;
			$best      = 'best' === ( $attributes['highlight'] ?? '' ) ? self::best( $columns, $row ) : array();
			$cells     = '';
			foreach ( $columns as $n => $column ) {
				$is_best = in_array( $n, $best, true );
				$html    = $column->cells[ $row ] ?? '';
				$cells  .= '<td' . self::mark( $column ) . ( $is_best ? ' class="is-best"' : '' ) . '>'
					. ( '' === $html ? '<span aria-hidden="true">–</span><span class="screen-reader-text">' . esc_html__( 'not given', 'cairn' ) . '</span>' : $html )
					. ( $is_best ? ' <span class="wp-block-cairn-compare-table__best">' . esc_html( self::best_word( $row ) ) . '</span>' : '' ) . '</td>';
			}
			$body .= '<tr' . ( $is_same ? ' data-same' : '' ) . '><th scope="row">' . esc_html( $label ) . '</th>' . $cells . '</tr>';
		}
		$toggle = $with_same ? '<p class="wp-block-cairn-compare-table__tools"><button type="button" aria-pressed="' . ( $only ? 'true' : 'false' ) . '" data-cairn-differences>' . esc_html__( 'Differences only', 'cairn' ) . '</button></p>' : '';
		return $toggle . '<div class="wp-block-cairn-compare-table__scroll" role="region" tabindex="0" aria-labelledby="' . esc_attr( $id ) . '"><table><caption id="' . esc_attr( $id ) . '">' . esc_html( $caption ) . '</caption>'
			. '<thead><tr><td></td>' . $head . '</tr></thead><tbody>' . $body . '</tbody></table></div>';
	}

	/** Says which product a cell is of, for what is chosen in it. */
	private static function mark( ComparedColumn $column ): string {
		return $column->product_id > 0 ? ' data-cairn-column="' . $column->product_id . '"' : '';
	}

	/**
	 * The way to the same comparison without a column; a link, so that it needs no JavaScript.
	 *
	 * @param ComparedColumn       $column  The column.
	 * @param list<ComparedColumn> $columns All of them.
	 */
	private static function remove( ComparedColumn $column, array $columns ): string {
		$rest = array_filter( array_map( static fn ( ComparedColumn $other ): int => $other->product_id, $columns ), static fn ( int $id ): bool => $id !== $column->product_id );
		$here = remove_query_arg( ComparePage::ARGUMENT, (string) get_permalink() );
		$url  = array() === $rest ? $here : add_query_arg( ComparePage::ARGUMENT, implode( ',', $rest ), $here );
		return ' <a class="wp-block-cairn-compare-table__remove" rel="nofollow" href="' . esc_url( $url ) . '" data-cairn-uncompare="' . $column->product_id . '"><span aria-hidden="true">×</span><span class="screen-reader-text">'
			/* translators: %s: name of a product. */
			. esc_html( sprintf( __( 'Remove %s from the comparison', 'cairn' ), $column->name ) ) . '</span></a>';
	}

	/**
	 * Columns that are best in a row; none where all are equal or nothing can be better.
	 *
	 * @param list<ComparedColumn> $columns Columns.
	 * @param string               $row     Key of the row.
	 * @return list<int> Their numbers.
	 */
	private static function best( array $columns, string $row ): array {
		$worth = array();
		foreach ( $columns as $n => $column ) {
			if ( isset( $column->worth[ $row ] ) ) {
				$worth[ $n ] = $column->worth[ $row ];
			}
		}
		if ( count( $worth ) < 2 || min( $worth ) === max( $worth ) ) {
			return array();
		}
		return array_keys( $worth, max( $worth ), true );
	}

	private static function best_word( string $row ): string {
		return match ( $row ) {
			'price'  => __( 'Lowest price', 'cairn' ),
			'rating' => __( 'Best rated', 'cairn' ),
			default  => __( 'Available', 'cairn' ),
		};
	}

	/**
	 * @param array<string, mixed> $attributes Attributes.
	 * @return list<int>
	 */
	private static function ids( array $attributes ): array {
		$given = is_array( $attributes['products'] ?? null ) ? $attributes['products'] : array();
		$ids   = array_map( 'intval', array_filter( $given, 'is_numeric' ) );
		return array_slice( array_values( array_unique( array_filter( $ids, static fn ( int $id ): bool => $id > 0 ) ) ), 0, self::MOST );
	}

	/**
	 * @param array<string, mixed> $attributes Attributes.
	 * @return list<string>
	 */
	private static function rows( array $attributes ): array {
		$given = is_array( $attributes['rows'] ?? null ) ? $attributes['rows'] : ComparedProducts::ROWS;
		return array_values( array_intersect( array_filter( $given, 'is_string' ), ComparedProducts::ROWS ) );
	}

	/**
	 * @param array<string, mixed> $attributes Attributes.
	 * @param list<ComparedColumn> $columns    Columns.
	 * @return array<string, string>
	 */
	private static function labels_by_hand( array $attributes, array $columns ): array {
		$labels = array();
		foreach ( array_values( is_array( $attributes['labels'] ?? null ) ? $attributes['labels'] : array() ) as $row => $label ) {
			if ( is_string( $label ) ) {
				$labels[ 'row' . $row ] = trim( wp_strip_all_tags( $label ) );
			}
		}
		foreach ( $columns as $column ) {
			if ( '' !== trim( $column->cells[ CompareColumn::ACTION ] ) ) {
				return $labels + array( CompareColumn::ACTION => __( 'Next step', 'cairn' ) );
			}
		}
		return $labels;
	}

	/**
	 * @param array<string, mixed>   $attributes Attributes.
	 * @param string                 $name       Which one.
	 * @param non-empty-list<string> $choices    What it can be; the first is usual.
	 */
	private static function choice( array $attributes, string $name, array $choices ): string {
		$value = $attributes[ $name ] ?? '';
		return is_string( $value ) && in_array( $value, $choices, true ) ? $value : $choices[0];
	}
}
