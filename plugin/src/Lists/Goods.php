<?php

declare(strict_types=1);

namespace Cairn\Lists;

use WP_Post;
use WP_REST_Request;

/**
 * What a list shows of the things on it, in the visitor's language and ready to print: names, prices as the shop writes
 * them, stock, and whether they can go into the cart. Products are asked of WooCommerce's Store API, so that a list
 * never shows what the shop itself would hide.
 */
final class Goods {

	/** The Store API gives at most this many at once. */
	private const CHUNK = 100;

	private const PRODUCTS = '/wc/store/v1/products';

	/**
	 * A row for every id that is one, in the order of the ids. What is no longer sold or published is there too, marked
	 * as gone, so that its owner can take it off.
	 *
	 * @param list<string>          $ids   Such as `12`, `12.34`, `p7`.
	 * @param string                $lang  Language of the visitor's page, '' without a language plugin.
	 * @param array<string, string> $names Names of things when they were kept, by id.
	 * @return list<array<string, string|int|bool>>
	 */
	public function rows( array $ids, string $lang = '', array $names = array() ): array {
		$wanted = array();
		foreach ( array_slice( array_unique( $ids ), 0, ListStore::MOST_ITEMS ) as $id ) {
			$parsed = Entry::parse( $id );
			if ( null !== $parsed ) {
				list( $kind, $object, $variation ) = $parsed;
				$wanted[ $id ] = 'page' === $kind
					? array( 'page', OriginalLanguage::in( $object, (string) get_post_type( $object ), $lang ) )
					: array( $variation > 0 ? 'variation' : 'product', OriginalLanguage::in( $variation > 0 ? $variation : $object, $variation > 0 ? 'product_variation' : 'product', $lang ) );
			}
		}
		$products = $this->products( $this->ids_of( $wanted, 'product' ), '' ) + $this->products( $this->ids_of( $wanted, 'variation' ), 'variation' );
		$rows     = array();
		foreach ( $wanted as $id => list( $kind, $shown ) ) {
			$parent = $products[ $shown ]['parent'] ?? 0;
			$row    = 'page' === $kind ? $this->page( $shown ) : ( isset( $products[ $shown ] ) ? $this->product( $products[ $shown ] ) : null );
			$rows[] = array(
				'id' => (string) $id,
				'p'  => 'variation' === $kind && is_int( $parent ) && $parent > 0 ? $parent : $shown,
				'v'  => 'variation' === $kind ? $shown : 0,
			) + ( $row ?? array(
				'name' => $names[ $id ] ?? '',
				'gone' => true,
			) );
		}
		return $rows;
	}

	/**
	 * @param array<string, array{string, int}> $wanted Kind and id by list id.
	 * @param string                            $kind   Which kind.
	 * @return list<int>
	 */
	private function ids_of( array $wanted, string $kind ): array {
		return array_values( array_unique( array_map( static fn ( array $thing ): int => $thing[1], array_filter( $wanted, static fn ( array $thing ): bool => $kind === $thing[0] ) ) ) );
	}

	/**
	 * Products of the Store API by id. Variations come only when they are asked for as such; with no ids it would give
	 * the whole catalogue, so it is not asked then; and what a shop hides while it is sold out is missing from its lists,
	 * but answers by itself.
	 *
	 * @param list<int> $ids  Products or variations.
	 * @param string    $type '' or `variation`.
	 * @return array<int, array<mixed>>
	 */
	private function products( array $ids, string $type ): array {
		$found = array();
		foreach ( array_chunk( $ids, self::CHUNK ) as $chunk ) {
			$query = array(
				'include'  => $chunk,
				'orderby'  => 'include',
				'per_page' => self::CHUNK,
			);
			foreach ( $this->ask( self::PRODUCTS, '' === $type ? $query : $query + array( 'type' => $type ) ) as $product ) {
				if ( is_array( $product ) && is_int( $product['id'] ?? null ) ) {
					$found[ $product['id'] ] = $product;
				}
			}
		}
		foreach ( array_slice( array_diff( $ids, array_keys( $found ) ), 0, self::CHUNK ) as $id ) {
			$product = $this->ask( self::PRODUCTS . '/' . $id, array() );
			if ( ( $product['id'] ?? null ) === $id ) {
				$found[ $id ] = $product;
			}
		}
		return $found;
	}

	/**
	 * @param string               $route A route of the Store API.
	 * @param array<string, mixed> $query Its parameters.
	 * @return array<mixed> Empty when it refused, or where there is no shop.
	 */
	private function ask( string $route, array $query ): array {
		if ( ! function_exists( 'WC' ) ) {
			return array();
		}
		$request = new WP_REST_Request( 'GET', $route );
		$request->set_query_params( $query );
		$answer = rest_do_request( $request );
		$data   = $answer->is_error() ? null : json_decode( (string) wp_json_encode( rest_get_server()->response_to_data( $answer, false ) ), true );
		return is_array( $data ) ? $data : array();
	}

	/**
	 * @param array<mixed> $product As the Store API describes it.
	 * @return array<string, string|int|bool>
	 */
	private function product( array $product ): array {
		$id      = is_int( $product['id'] ?? null ) ? $product['id'] : 0;
		$choice  = self::text( $product['variation'] ?? '' );
		$images  = is_array( $product['images'] ?? null ) ? $product['images'] : array();
		$image   = is_array( $images[0] ?? null ) ? ( $images[0]['thumbnail'] ?? '' ) : '';
		$stock   = is_array( $product['stock_availability'] ?? null ) ? self::text( $product['stock_availability']['text'] ?? '' ) : '';
		$is_here = true === ( $product['is_in_stock'] ?? null );
		$can_buy = $is_here && true === ( $product['is_purchasable'] ?? null );
		if ( '' === $stock ) {
			$stock = $is_here ? __( 'In stock', 'cairn' ) : __( 'Out of stock', 'cairn' );
		}
		return array(
			'name'    => self::text( $product['name'] ?? '' ) . ( '' === $choice ? '' : ' – ' . $choice ),
			'url'     => self::address( $product['permalink'] ?? '' ),
			'image'   => self::address( $image ),
			'price'   => $this->price( is_array( $product['prices'] ?? null ) ? $product['prices'] : array() ),
			'stock'   => $stock,
			'is_here' => $is_here,
			// A thing with options is chosen on its own page.
			'buy'     => $can_buy && true !== ( $product['has_options'] ?? null ) ? $id : 0,
			'choose'  => $can_buy && true === ( $product['has_options'] ?? null ),
		);
	}

	/**
	 * The price as the shop writes it, without markup.
	 *
	 * @param array<mixed> $prices Of the Store API.
	 */
	private function price( array $prices ): string {
		$digits = is_int( $prices['currency_minor_unit'] ?? null ) ? $prices['currency_minor_unit'] : 2;
		$amount = static fn ( mixed $minor ): float => is_numeric( $minor ) ? (float) $minor / 10 ** $digits : 0.0;
		$range  = is_array( $prices['price_range'] ?? null ) ? $prices['price_range'] : null;
		if ( null === $range && ! is_numeric( $prices['price'] ?? null ) ) {
			return '';
		}
		$html = null === $range
			? wc_price( $amount( $prices['price'] ) )
			: wc_price( $amount( $range['min_amount'] ?? 0 ) ) . ' – ' . wc_price( $amount( $range['max_amount'] ?? 0 ) );
		return self::text( $html );
	}

	/**
	 * A page that everybody may read, null for any other.
	 *
	 * @return array<string, string|int|bool>|null
	 */
	private function page( int $id ): ?array {
		$post = get_post( $id );
		if ( ! $post instanceof WP_Post || 'publish' !== $post->post_status || '' !== $post->post_password || ! is_post_type_viewable( $post->post_type ) ) {
			return null;
		}
		return array(
			'name'  => self::text( get_the_title( $post ) ),
			'url'   => (string) get_permalink( $post ),
			'image' => (string) get_the_post_thumbnail_url( $post, 'thumbnail' ),
		);
	}

	private static function text( mixed $html ): string {
		return is_string( $html ) ? trim( html_entity_decode( wp_strip_all_tags( $html ), ENT_QUOTES | ENT_HTML5, 'UTF-8' ) ) : '';
	}

	private static function address( mixed $url ): string {
		return is_string( $url ) ? esc_url_raw( $url, array( 'http', 'https' ) ) : '';
	}
}
