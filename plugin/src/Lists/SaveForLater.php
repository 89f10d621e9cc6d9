<?php

declare(strict_types=1);

namespace Cairn\Lists;

use Cairn\Blocks\WishlistButton;
use WC_Product;

/**
 * "Save for later" in the cart of a classic theme: keeps the product on the visitor's list; taking it out of the cart
 * stays the cart's own link beside it. WooCommerce's block cart offers no place beside a line to other plugins: there
 * the wishlist button stands on the product's page.
 */
final class SaveForLater {

	/**
	 * Prints the button below a line's name.
	 *
	 * @param mixed $line A line of the cart.
	 */
	public function show( mixed $line ): void {
		$product = is_array( $line ) ? ( $line['data'] ?? null ) : null;
		if ( ! $product instanceof WC_Product || ! is_cart() ) {
			return;
		}
		// phpcs:ignore WordPress.Security.EscapeOutput.OutputNotEscaped -- escaped where it is put together.
		echo WishlistButton::for_product( $product->is_type( 'variation' ) ? $product->get_parent_id() : $product->get_id(), array( 'label' => __( 'Save for later', 'cairn' ) ) );
	}
}
