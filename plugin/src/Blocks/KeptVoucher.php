<?php

declare(strict_types=1);

namespace Cairn\Blocks;

use Cairn\Module;

/**
 * A code that a visitor wanted to use with an empty cart: the browser keeps it in a cookie, made by the visitor's own
 * press, and it is used with the first product, wherever that is put into the cart. What the coupon asks for may come
 * later (an amount, a product), so a code that does not hold yet is kept without a word.
 */
final class KeptVoucher implements Module {

	/** Name of the cookie. */
	private const COOKIE = 'cairn_voucher';

	/** How long it is kept. */
	private const SECONDS = 7 * DAY_IN_SECONDS;

	public function hook(): void {
		// After WooCommerce has added up the cart (20).
		add_action( 'woocommerce_add_to_cart', array( $this, 'use_it' ), 30, 0 );
	}

	/**
	 * What a browser writes to keep a code.
	 *
	 * @param string $code The code.
	 */
	public static function cookie( string $code ): string {
		return self::COOKIE . '=' . rawurlencode( $code ) . ';path=' . ( COOKIEPATH ?: '/' ) . ';max-age=' . self::SECONDS . ';samesite=lax';
	}

	/** Says to consent plugins what is kept at the visitor. */
	public function describe(): void {
		if ( ! function_exists( 'wp_add_cookie_info' ) ) {
			return;
		}
		wp_add_cookie_info( self::COOKIE, 'Cairn', 'functional', __( 'Seven days, or until it is used', 'cairn' ), __( 'The code of a voucher that the visitor wanted to use while the cart was empty. Kept only after the visitor pressed the button.', 'cairn' ), __( 'A code', 'cairn' ) );
	}

	/** Something was put into the cart. */
	public function use_it(): void {
		// phpcs:ignore WordPress.Security.ValidatedSanitizedInput.InputNotSanitized -- WooCommerce's own cleaning of codes follows.
		$kept = isset( $_COOKIE[ self::COOKIE ] ) ? wp_unslash( $_COOKIE[ self::COOKIE ] ) : '';
		$cart = WC()->cart;
		if ( ! is_string( $kept ) || '' === $kept || strlen( $kept ) > 200 || ! $cart instanceof \WC_Cart || $cart->is_empty() ) {
			return;
		}
		$code = wc_format_coupon_code( $kept );
		if ( ! $cart->has_discount( $code ) ) {
			$coupon = new \WC_Coupon( $code );
			if ( 0 === $coupon->get_id() ) {
				$this->forget();
				return;
			}
			if ( true !== ( new \WC_Discounts( $cart ) )->is_coupon_valid( $coupon ) ) {
				return;
			}
			$cart->apply_coupon( $code );
		}
		$this->forget();
	}

	private function forget(): void {
		unset( $_COOKIE[ self::COOKIE ] );
		if ( ! headers_sent() ) {
			setcookie(
				self::COOKIE,
				'',
				array(
					'expires'  => 1,
					'path'     => COOKIEPATH ?: '/',
					'samesite' => 'Lax',
				)
			);
		}
	}
}
