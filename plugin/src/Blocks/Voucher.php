<?php

declare(strict_types=1);

namespace Cairn\Blocks;

use WC_Coupon;
use WP_Block;

/**
 * What a voucher prints: its code to open, copy and put on the cart, or the form by which one person gets one code. The
 * same bytes for everybody; nothing where the coupon cannot be used, since a promise that fails at the till is worse.
 */
final class Voucher {

	/**
	 * The block's HTML.
	 *
	 * @param array<string, mixed> $attributes Attributes from the block comment.
	 * @param string               $content    What the inner blocks printed.
	 * @param WP_Block             $block      The block, with its context.
	 */
	public static function html( array $attributes, string $content, WP_Block $block ): string {
		$id     = $attributes['couponId'] ?? 0;
		$coupon = doing_filter( 'get_the_excerpt' ) ? null : VoucherCoupon::usable( is_numeric( $id ) ? (int) $id : 0 );
		if ( null === $coupon ) {
			return '';
		}
		$text   = $attributes['text'] ?? '';
		$text   = is_string( $text ) && '' !== trim( $text ) ? $text : __( 'Show the voucher code', 'cairn' );
		$single = 'single' === ( $attributes['source'] ?? 'public' );
		if ( is_feed() ) {
			return $single ? $content : '<p>' . esc_html( $text ) . ': <code>' . esc_html( VoucherCoupon::code( $coupon ) ) . '</code></p>';
		}
		$anchor = $attributes['anchor'] ?? '';
		$root   = is_string( $anchor ) && '' !== $anchor ? array( 'id' => $anchor ) : array();
		if ( false !== ( $attributes['record'] ?? true ) ) {
			$root += Instance::of( $attributes, $block )->attributes();
		}
		if ( $single ) {
			return '' === trim( $content ) ? '' : '<div ' . get_block_wrapper_attributes( $root ) . '>' . $content . '</div>';
		}
		$root['data-voucher'] = (string) wp_json_encode( self::data( $coupon ), JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE );
		return '<div ' . get_block_wrapper_attributes( $root ) . '>'
			. '<details class="wp-block-cairn-voucher__box"' . ( true === ( $attributes['reveal'] ?? false ) ? ' open data-open="1"' : '' ) . '>'
			. '<summary class="wp-block-cairn-voucher__summary">' . esc_html( $text ) . '</summary>'
			. '<p class="wp-block-cairn-voucher__line"><code class="wp-block-cairn-voucher__code">' . esc_html( VoucherCoupon::code( $coupon ) ) . '</code> '
			. self::button( 'copy', __( 'Copy the code', 'cairn' ) ) . ( false === ( $attributes['apply'] ?? true ) ? '' : self::button( 'apply', __( 'Use it in the cart', 'cairn' ) ) ) . '</p>'
			. self::limits( $coupon ) . '</details><p class="wp-block-cairn-voucher__said" role="status"></p></div>';
	}

	/**
	 * What the view module needs: `Voucher` in blocks/voucher/view.ts.
	 *
	 * @return list<string|int>
	 */
	private static function data( WC_Coupon $coupon ): array {
		return array(
			VoucherCoupon::code( $coupon ),
			$coupon->get_id(),
			rest_url( 'wc/store/v1/cart' ),
			KeptVoucher::cookie( VoucherCoupon::code( $coupon ) ),
			__( 'The code is copied.', 'cairn' ),
			__( 'The code is selected: copy it by hand.', 'cairn' ),
			__( 'The code is used in your cart.', 'cairn' ),
			__( 'Your cart is empty. The code is kept, and used as soon as something is in it.', 'cairn' ),
			__( 'The shop could not be asked. Try again in a moment.', 'cairn' ),
		);
	}

	/** @param 'copy'|'apply' $does What it does. */
	private static function button( string $does, string $label ): string {
		return '<button type="button" class="wp-block-cairn-voucher__do wp-element-button" data-' . $does . '="1">' . esc_html( $label ) . '</button> ';
	}

	/** What the coupon asks for, as the shop has it. */
	private static function limits( WC_Coupon $coupon ): string {
		$until = $coupon->get_date_expires();
		$words = array();
		if ( null !== $until ) {
			// It ends when its day begins: the last day it is good for is the one before.
			$is_day = '00:00' === $until->date( 'H:i' );
			$format = self::format( 'date_format', 'F j, Y' ) . ( $is_day ? '' : ' ' . self::format( 'time_format', 'H:i' ) );
			/* translators: %s: date. */
			$words[] = sprintf( __( 'Until %s.', 'cairn' ), (string) wp_date( $format, $until->getTimestamp() - ( $is_day ? 1 : 0 ), wp_timezone() ) );
		}
		if ( (float) $coupon->get_minimum_amount() > 0 ) {
			/* translators: %s: amount of money. */
			$words[] = sprintf( __( 'For orders from %s.', 'cairn' ), self::money( $coupon->get_minimum_amount() ) );
		}
		if ( (float) $coupon->get_maximum_amount() > 0 ) {
			/* translators: %s: amount of money. */
			$words[] = sprintf( __( 'For orders up to %s.', 'cairn' ), self::money( $coupon->get_maximum_amount() ) );
		}
		if ( $coupon->get_exclude_sale_items() ) {
			$words[] = __( 'Not for products on sale.', 'cairn' );
		}
		if ( 1 === $coupon->get_usage_limit_per_user() ) {
			$words[] = __( 'Once per customer.', 'cairn' );
		}
		if ( $coupon->get_individual_use() ) {
			$words[] = __( 'Not together with other codes.', 'cairn' );
		}
		return array() === $words ? '' : '<p class="wp-block-cairn-voucher__limits">' . esc_html( implode( ' ', $words ) ) . '</p>';
	}

	private static function format( string $option, string $otherwise ): string {
		$format = get_option( $option );
		return is_string( $format ) && '' !== $format ? $format : $otherwise;
	}

	private static function money( string $amount ): string {
		return html_entity_decode( wp_strip_all_tags( wc_price( (float) $amount ) ), ENT_QUOTES | ENT_HTML5, 'UTF-8' );
	}
}
