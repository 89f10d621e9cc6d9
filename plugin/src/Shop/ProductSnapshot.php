<?php

declare(strict_types=1);

namespace Cairn\Shop;

use Cairn\Outbox\FactKind;
use Cairn\Outbox\SnapshotReader;

/** A product as it is now: name, price, stock (contract/src/orders.ts, `productFactSchema`). */
final class ProductSnapshot implements SnapshotReader {

	public function kind(): FactKind {
		return FactKind::Product;
	}

	public function is_able(): bool {
		return function_exists( 'wc_get_product' );
	}

	public function read( int $id, int $version ): ?array {
		$product = wc_get_product( $id );
		return $product instanceof \WC_Product ? self::of( $product ) : null;
	}

	/**
	 * A product as it is now.
	 *
	 * @param \WC_Product $product The product or variation.
	 * @param bool        $is_last It is about to be deleted.
	 * @return array<string, mixed>|null Null for what is no product yet.
	 */
	public static function of( \WC_Product $product, bool $is_last = false ): ?array {
		if ( $product->get_id() < 1 || 'auto-draft' === $product->get_status() ) {
			return null;
		}
		$base  = Money::base();
		$price = $product->get_price( 'edit' );
		return array(
			'product_id' => $product->get_id(),
			'parent_id'  => $product->get_parent_id() > 0 ? $product->get_parent_id() : null,
			'name'       => mb_substr( trim( html_entity_decode( wp_strip_all_tags( $product->get_name() ), ENT_QUOTES, 'UTF-8' ) ), 0, 300 ),
			'price'      => is_numeric( $price ) && null !== $base ? Money::minor( wc_get_price_to_display( $product ), Money::decimals( $base ) ) : null,
			'stock'      => self::stock( $product ),
			'for_sale'   => ! $is_last && 'publish' === $product->get_status() && self::is_parent_published( $product ),
		);
	}

	/** @return 'in'|'low'|'out'|'backorder' */
	private static function stock( \WC_Product $product ): string {
		$status = $product->get_stock_status();
		if ( 'outofstock' === $status ) {
			return 'out';
		}
		if ( 'onbackorder' === $status ) {
			return 'backorder';
		}
		$left = $product->managing_stock() ? $product->get_stock_quantity() : null;
		return null !== $left && $left <= (int) wc_get_low_stock_amount( $product ) ? 'low' : 'in';
	}

	private static function is_parent_published( \WC_Product $product ): bool {
		return ! $product instanceof \WC_Product_Variation || 'publish' === get_post_status( $product->get_parent_id() );
	}
}
