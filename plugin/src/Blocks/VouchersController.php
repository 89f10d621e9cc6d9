<?php

declare(strict_types=1);

namespace Cairn\Blocks;

use WP_REST_Request;
use WP_REST_Response;

/** `GET cairn/v1/vouchers/<coupon id>`: what a voucher would show, for the editor. Codes are told to who may edit coupons. */
final class VouchersController {

	/** Registers the route. */
	public function register(): void {
		register_rest_route(
			'cairn/v1',
			'/vouchers/(?P<id>\d{1,10})',
			array(
				'methods'             => 'GET',
				'callback'            => array( $this, 'show' ),
				'permission_callback' => static fn (): bool => current_user_can( 'edit_posts' ),
			)
		);
	}

	/**
	 * Its code, '' where that must not be told, and why it shows nothing, '' where it does.
	 *
	 * @param WP_REST_Request<array<string, mixed>> $request Which coupon.
	 */
	public function show( WP_REST_Request $request ): WP_REST_Response {
		$id    = $request->get_url_params()['id'] ?? 0;
		$found = VoucherCoupon::of( is_numeric( $id ) ? (int) $id : 0 );
		return new WP_REST_Response(
			array(
				'code'    => null !== $found->coupon && current_user_can( 'edit_shop_coupons' ) ? VoucherCoupon::code( $found->coupon ) : '',
				'problem' => VoucherWarning::words( $found->problem ),
			)
		);
	}
}
