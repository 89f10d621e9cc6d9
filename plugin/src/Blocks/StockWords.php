<?php

declare(strict_types=1);

namespace Cairn\Blocks;

use WC_Product;

/** Whether a product can be had, in words that are the same wherever a block of ours says it. */
final class StockWords {

	/** In stock, out of stock, or to be ordered. */
	public static function of( WC_Product $product ): string {
		$words = self::all();
		return match ( true ) {
			! $product->is_in_stock()     => $words['out'],
			$product->is_on_backorder( 1 ) => $words['backorder'],
			default                       => $words['in'],
		};
	}

	/**
	 * All of them, by the result a check can have.
	 *
	 * @return array{in: string, out: string, backorder: string}
	 */
	public static function all(): array {
		return array(
			'in'        => __( 'In stock', 'cairn' ),
			'out'       => __( 'Out of stock', 'cairn' ),
			'backorder' => __( 'Can be ordered, arrives later', 'cairn' ),
		);
	}
}
