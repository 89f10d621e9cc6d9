<?php

declare(strict_types=1);

namespace Cairn\Admin;

/** What the screens need of WooCommerce; `ShopBoot` of plugin/admin/boot.ts. */
final class ShopData {

	/** @return array{money: array<string, string>, productUrl: string, openUrl: string}|null Null without WooCommerce. */
	public static function read(): ?array {
		if ( ! class_exists( 'WooCommerce', false ) || ! function_exists( 'get_woocommerce_currency_symbol' ) ) {
			return null;
		}
		return array(
			'money'      => self::money(),
			// WordPress sends it on to the product's own address; a short one, because it is built for every row.
			'productUrl' => home_url( '/?post_type=product&p=' ),
			'openUrl'    => self::product_to_open(),
		);
	}

	/** @return array<string, string> How WooCommerce writes prices. */
	private static function money(): array {
		// The shop's own currency, not one that a plugin shows to this person.
		$base     = get_option( 'woocommerce_currency' );
		$currency = is_string( $base ) && '' !== $base ? $base : get_woocommerce_currency();
		$position = get_option( 'woocommerce_currency_pos' );
		return array(
			'currency'          => $currency,
			'symbol'            => html_entity_decode( get_woocommerce_currency_symbol( $currency ), ENT_QUOTES, 'UTF-8' ),
			'position'          => in_array( $position, array( 'left', 'right', 'left_space', 'right_space' ), true ) ? $position : 'left',
			'decimalSeparator'  => wc_get_price_decimal_separator(),
			'thousandSeparator' => wc_get_price_thousand_separator(),
		);
	}

	/** Address of the newest product, or of the shop while it has none. */
	private static function product_to_open(): string {
		$newest = get_posts(
			array(
				'post_type'        => 'product',
				'post_status'      => 'publish',
				'numberposts'      => 1,
				'fields'           => 'ids',
				'suppress_filters' => false,
			)
		);
		$link   = isset( $newest[0] ) ? get_permalink( $newest[0] ) : wc_get_page_permalink( 'shop' );
		return is_string( $link ) ? $link : home_url( '/' );
	}
}
