<?php

declare(strict_types=1);

namespace Cairn\Blocks;

use WC_Coupon;

/** The coupon behind a voucher, and whether a customer could use it now. */
final class VoucherCoupon {

	/** Why a coupon gives nothing: also the words that an editor sees, see {@see VoucherWarning}. */
	public const PROBLEMS = array( 'no-shop', 'missing', 'ended', 'used-up' );

	/**
	 * @param WC_Coupon|null $coupon  The coupon, where there is one.
	 * @param string         $problem One of PROBLEMS; '' for none.
	 */
	private function __construct(
		public readonly ?WC_Coupon $coupon,
		public readonly string $problem,
	) {
	}

	/** The coupon by its id. */
	public static function of( int $id ): self {
		if ( ! function_exists( 'wc_coupons_enabled' ) || ! wc_coupons_enabled() ) {
			return new self( null, 'no-shop' );
		}
		// WooCommerce takes a number that is no coupon for the code of one.
		if ( $id < 1 || 'shop_coupon' !== get_post_type( $id ) || 'publish' !== get_post_status( $id ) ) {
			return new self( null, 'missing' );
		}
		$coupon = new WC_Coupon( $id );
		$until  = $coupon->get_date_expires();
		$most   = $coupon->get_usage_limit();
		return new self(
			$coupon,
			match ( true ) {
				null !== $until && $until->getTimestamp() <= time() => 'ended',
				$most > 0 && $coupon->get_usage_count() >= $most => 'used-up',
				default => '',
			}
		);
	}

	/** The coupon where it can be used now, else null. */
	public static function usable( int $id ): ?WC_Coupon {
		$found = self::of( $id );
		return '' === $found->problem ? $found->coupon : null;
	}

	/** A code as people read it; the shop takes it in any case. */
	public static function code( WC_Coupon $coupon ): string {
		return mb_strtoupper( $coupon->get_code() );
	}
}
