<?php

declare(strict_types=1);

namespace Cairn\Blocks;

use WC_Product;

/** Columns of a comparison made of products of the shop, and the names of their rows. */
final class ComparedProducts {

	/** Rows an owner can choose, in their usual order. */
	public const ROWS = array( 'image', 'price', 'rating', 'stock', 'attributes', 'add' );

	/**
	 * @param list<ComparedColumn>  $columns Columns, in the order asked for.
	 * @param array<string, string> $labels  Name of each row by its key, in order.
	 */
	private function __construct(
		public readonly array $columns,
		public readonly array $labels,
	) {
	}

	/**
	 * Reads products that a visitor may see; others are left out.
	 *
	 * @param list<int>    $ids  Products, in order.
	 * @param list<string> $rows Rows of {@see self::ROWS}, in order.
	 */
	public static function of( array $ids, array $rows ): self {
		if ( array() === $ids || ! function_exists( 'wc_get_product' ) ) {
			return new self( array(), array() );
		}
		_prime_post_caches( $ids );
		$products = array();
		foreach ( $ids as $id ) {
			$product = 'product' === get_post_type( $id ) && ! post_password_required( $id ) ? wc_get_product( $id ) : null;
			if ( $product instanceof WC_Product && 'publish' === $product->get_status() ) {
				$products[] = $product;
			}
		}
		// Pictures of all columns in one query.
		_prime_post_caches( array_values( array_filter( array_map( static fn ( WC_Product $product ): int => (int) $product->get_image_id(), $products ) ) ), false );
		$labels = array();
		foreach ( $rows as $row ) {
			$labels += 'attributes' === $row ? self::attribute_labels( $products ) : self::label( $row );
		}
		return new self( array_map( static fn ( WC_Product $product ): ComparedColumn => self::column( $product, array_keys( $labels ) ), $products ), $labels );
	}

	/** @return array<string, string> */
	private static function label( string $row ): array {
		return match ( $row ) {
			'image'  => array( 'image' => __( 'Picture', 'cairn' ) ),
			'price'  => array( 'price' => __( 'Price', 'cairn' ) ),
			'rating' => wc_review_ratings_enabled() ? array( 'rating' => __( 'Rating', 'cairn' ) ) : array(),
			'stock'  => array( 'stock' => __( 'Availability', 'cairn' ) ),
			'add'    => array( 'add' => __( 'Buy', 'cairn' ) ),
			default  => array(),
		};
	}

	/**
	 * Rows for what the products say of themselves: weight, size, and each attribute shown on a product's page.
	 *
	 * @param list<WC_Product> $products Products.
	 * @return array<string, string>
	 */
	private static function attribute_labels( array $products ): array {
		$labels = array();
		foreach ( $products as $product ) {
			if ( $product->has_weight() ) {
				$labels['weight'] = __( 'Weight', 'cairn' );
			}
			if ( $product->has_dimensions() ) {
				$labels['dimensions'] = __( 'Size', 'cairn' );
			}
			foreach ( $product->get_attributes() as $attribute ) {
				if ( $attribute instanceof \WC_Product_Attribute && $attribute->get_visible() ) {
					$labels[ 'attribute:' . $attribute->get_name() ] = wc_attribute_label( $attribute->get_name(), $product );
				}
			}
		}
		return $labels;
	}

	/**
	 * @param WC_Product   $product A product.
	 * @param list<string> $rows    Keys of the rows.
	 */
	private static function column( WC_Product $product, array $rows ): ComparedColumn {
		$cells = array();
		$worth = array();
		foreach ( $rows as $row ) {
			$cells[ $row ] = self::cell( $product, $row );
		}
		if ( is_numeric( $product->get_price() ) ) {
			$worth['price'] = - (float) wc_get_price_to_display( $product );
		}
		if ( $product->get_review_count() > 0 ) {
			$worth['rating'] = (float) $product->get_average_rating();
		}
		$worth['stock'] = $product->is_in_stock() ? 1.0 : 0.0;
		$plain          = array_map( static fn ( string $html ): string => trim( (string) preg_replace( '/\s+/', ' ', wp_strip_all_tags( $html ) ) ), $cells );
		return new ComparedColumn( $product->get_id(), $product->get_name(), $product->get_permalink(), $cells, $plain, $worth );
	}

	private static function cell( WC_Product $product, string $row ): string {
		return match ( $row ) {
			'image'      => '<a href="' . esc_url( $product->get_permalink() ) . '" tabindex="-1" aria-hidden="true">' . wp_kses_post( $product->get_image( 'woocommerce_thumbnail', array( 'alt' => '' ) ) ) . '</a>',
			'price'      => wp_kses_post( $product->get_price_html() ),
			'rating'     => self::rating( $product ),
			'stock'      => esc_html( StockWords::of( $product ) ),
			'weight'     => $product->has_weight() ? esc_html( wc_format_weight( (float) $product->get_weight() ) ) : '',
			'dimensions' => $product->has_dimensions() ? esc_html( html_entity_decode( wc_format_dimensions( array_map( 'strval', (array) $product->get_dimensions( false ) ) ) ) ) : '',
			'add'        => self::buy( $product ),
			// Values the owner typed come with bars between them, those of the shop's lists with commas.
			default      => esc_html( str_replace( ' | ', ', ', $product->get_attribute( substr( $row, strlen( 'attribute:' ) ) ) ) ),
		};
	}

	private static function rating( WC_Product $product ): string {
		$count = $product->get_review_count();
		return $count > 0
			/* translators: 1: stars, such as 4.5, 2: number of reviews. */
			? esc_html( sprintf( _n( '%1$s of 5 (%2$s review)', '%1$s of 5 (%2$s reviews)', $count, 'cairn' ), number_format_i18n( (float) $product->get_average_rating(), 1 ), number_format_i18n( $count ) ) )
			: '';
	}

	/** WooCommerce's own link: into the cart, or to the page where there is something to choose. */
	private static function buy( WC_Product $product ): string {
		$is_ajax = $product->supports( 'ajax_add_to_cart' ) && $product->is_purchasable() && $product->is_in_stock();
		return sprintf(
			'<a class="wp-element-button button add_to_cart_button product_type_%1$s%2$s" href="%3$s" data-product_id="%4$d" data-quantity="1" aria-label="%5$s" rel="nofollow">%6$s</a>',
			esc_attr( $product->get_type() ),
			$is_ajax && 'yes' === get_option( 'woocommerce_enable_ajax_add_to_cart' ) ? ' ajax_add_to_cart' : '',
			esc_url( $product->add_to_cart_url() ),
			$product->get_id(),
			esc_attr( wp_strip_all_tags( $product->add_to_cart_description() ) ),
			esc_html( $product->add_to_cart_text() )
		);
	}
}
