<?php

declare(strict_types=1);

namespace Cairn\Forms;

/**
 * Makes a WooCommerce coupon after the pattern of another: the same discount and limits, a code that nobody guesses, good
 * for one order. It names nobody.
 */
final class Vouchers {

	/** Without characters that are taken for one another. */
	private const LETTERS = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';

	/**
	 * Makes one.
	 *
	 * @param int $pattern Id of the coupon it is made after.
	 * @return string Its code; '' where there is no such coupon.
	 */
	public function make( int $pattern ): string {
		$coupon = function_exists( 'WC' ) && $pattern > 0 && 'shop_coupon' === get_post_type( $pattern ) ? new \WC_Coupon( $pattern ) : null;
		if ( null === $coupon || $coupon->get_id() !== $pattern || 'trash' === get_post_status( $pattern ) ) {
			return '';
		}
		$until = $coupon->get_date_expires();
		if ( null !== $until && $until->getTimestamp() < time() ) {
			return '';
		}
		$one = new \WC_Coupon();
		$one->set_props(
			array(
				'code'                        => $this->code(),
				'discount_type'               => $coupon->get_discount_type( 'edit' ),
				'amount'                      => $coupon->get_amount( 'edit' ),
				'date_expires'                => $until,
				'individual_use'              => $coupon->get_individual_use( 'edit' ),
				'product_ids'                 => $coupon->get_product_ids( 'edit' ),
				'excluded_product_ids'        => $coupon->get_excluded_product_ids( 'edit' ),
				'limit_usage_to_x_items'      => $coupon->get_limit_usage_to_x_items( 'edit' ),
				'free_shipping'               => $coupon->get_free_shipping( 'edit' ),
				'product_categories'          => $coupon->get_product_categories( 'edit' ),
				'excluded_product_categories' => $coupon->get_excluded_product_categories( 'edit' ),
				'exclude_sale_items'          => $coupon->get_exclude_sale_items( 'edit' ),
				'minimum_amount'              => $coupon->get_minimum_amount( 'edit' ),
				'maximum_amount'              => $coupon->get_maximum_amount( 'edit' ),
				'usage_limit'                 => 1,
				'usage_limit_per_user'        => 1,
				/* translators: %s: code of a coupon. */
				'description'                 => sprintf( __( 'Made by a Cairn form after the coupon %s.', 'cairn' ), $coupon->get_code( 'edit' ) ),
			)
		);
		$one->save();
		return $one->get_id() > 0 ? strtoupper( $one->get_code( 'edit' ) ) : '';
	}

	private function code(): string {
		$code = '';
		for ( $i = 0; $i < 12; $i++ ) {
			$code .= ( 0 < $i && 0 === $i % 4 ? '-' : '' ) . self::LETTERS[ random_int( 0, strlen( self::LETTERS ) - 1 ) ];
		}
		return $code;
	}
}
