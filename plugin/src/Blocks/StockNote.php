<?php

declare(strict_types=1);

namespace Cairn\Blocks;

use WP_Block;

/**
 * The form in an availability block, by which somebody is told when what is missing is there again. Printed where the
 * product can be had, too, but hidden: the page may be days old, and of a product with variations some may be missing.
 */
final class StockNote {

	/**
	 * The slot with the form; '' where there is none, or where the shop takes such requests itself.
	 *
	 * @param WP_Block $block  The availability block, its context already that of the product.
	 * @param bool     $is_out Whether the product is out of stock as far as the page knows.
	 */
	public static function html( WP_Block $block, bool $is_out ): string {
		$html = '';
		foreach ( self::shop_takes_requests() ? array() : $block->inner_blocks as $inner ) {
			// Built anew: the block around it may be about another product than the page.
			$html .= $inner instanceof WP_Block ? ( new WP_Block( $inner->parsed_block, $block->context ) )->render() : '';
		}
		if ( '' === trim( $html ) ) {
			return '';
		}
		return '<div class="wp-block-cairn-availability__note"' . ( str_contains( $html, VariationChoice::MARK ) ? ' data-some' : '' ) . ( $is_out ? '' : ' hidden' ) . ">$html</div>";
	}

	/** Whether WooCommerce's own back-in-stock requests are on. */
	public static function shop_takes_requests(): bool {
		return defined( 'WOOCOMMERCE_BIS_ALPHA_ENABLED' ) && true === WOOCOMMERCE_BIS_ALPHA_ENABLED && 'yes' === get_option( 'woocommerce_customer_stock_notifications_allow_signups', 'no' );
	}
}
