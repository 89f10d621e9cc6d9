<?php

declare(strict_types=1);

namespace Cairn\Tests\Integration\Admin;

use Cairn\Admin\ShopData;
use Cairn\Tests\Integration\IntegrationTestCase;
use PHPUnit\Framework\Attributes\Group;

/** The screens write money as WooCommerce does. */
#[Group( 'woocommerce' )]
final class ShopDataTest extends IntegrationTestCase {

	public function test_the_screens_learn_how_the_shop_writes_prices(): void {
		update_option( 'woocommerce_currency', 'EUR' );
		update_option( 'woocommerce_currency_pos', 'right_space' );
		update_option( 'woocommerce_price_decimal_sep', ',' );
		update_option( 'woocommerce_price_thousand_sep', '.' );

		self::assertSame(
			array(
				'currency'          => 'EUR',
				'symbol'            => '€',
				'position'          => 'right_space',
				'decimalSeparator'  => ',',
				'thousandSeparator' => '.',
			),
			ShopData::read()['money'] ?? null
		);
	}

	public function test_a_currency_that_a_plugin_shows_to_a_person_is_not_the_shops(): void {
		update_option( 'woocommerce_currency', 'EUR' );
		add_filter( 'woocommerce_currency', static fn (): string => 'USD' );
		self::assertSame( array( 'EUR', '€' ), array_slice( array_values( ShopData::read()['money'] ?? array() ), 0, 2 ) );
	}

	public function test_an_empty_screen_leads_to_the_newest_product(): void {
		$product = new \WC_Product_Simple();
		$product->set_name( 'Newest of all' );
		$product->set_status( 'publish' );
		$product->set_date_created( (string) ( time() - 1 ) );
		$product->save();
		self::assertSame( get_permalink( $product->get_id() ), ShopData::read()['openUrl'] ?? null );
	}
}
