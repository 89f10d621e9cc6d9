<?php

declare(strict_types=1);

namespace Cairn\Tests\Integration\Shop;

use Cairn\Blocks\WishlistButton;
use Cairn\Connection\ConnectionStore;
use Cairn\Shop\Money;
use Cairn\Shop\ProductSnapshot;
use Cairn\Storefront\ShopViews;
use Cairn\Sync\SiteFacts;
use PHPUnit\Framework\Attributes\DataProvider;
use PHPUnit\Framework\Attributes\Group;

/** One price is one number, whoever tells of it. */
#[Group( 'woocommerce' )]
final class MoneyTest extends ShopTestCase {

	/** @return array<string, array{string, int, string, int, int}> Currency, decimals shown, price, price in minor units, decimals of those. */
	public static function prices(): array {
		return array(
			'EUR with 2'                            => array( 'EUR', 2, '19.99', 1999, 2 ),
			'EUR shown without decimals'            => array( 'EUR', 0, '20', 2000, 2 ),
			'EUR counted finer than it is paid'     => array( 'EUR', 3, '19.995', 19995, 3 ),
			'JPY has none'                          => array( 'JPY', 0, '2000', 2000, 0 ),
			'KWD with 3'                            => array( 'KWD', 3, '19.995', 19995, 3 ),
			'KWD shown with 2, still has 3'         => array( 'KWD', 2, '19.99', 19990, 3 ),
			'JPY where the shop was left at 2'      => array( 'JPY', 2, '2000', 200000, 2 ),
		);
	}

	#[DataProvider( 'prices' )]
	public function test_page_button_cart_and_catalogue_say_the_same( string $currency, int $shown, string $price, int $minor, int $decimals ): void {
		self::need_block( 'wishlist-button' );
		update_option( 'woocommerce_currency', $currency );
		update_option( 'woocommerce_price_num_decimals', (string) $shown );
		$product = $this->product( (float) $price );
		WC()->cart->add_to_cart( $product->get_id() );
		$this->end_request();
		$GLOBALS['wp_query'] = $GLOBALS['wp_the_query'] = new \WP_Query( array( 'p' => $product->get_id(), 'post_type' => 'product' ) );
		$button              = new \WP_HTML_Tag_Processor( WishlistButton::for_product( $product->get_id() ) );
		self::assertTrue( $button->next_tag( 'button' ) );

		self::assertSame(
			array(
				'page'      => $minor,
				'button'    => (string) $minor,
				'cart'      => $minor,
				'catalogue' => $minor,
			),
			array(
				'page'      => ( new ShopViews( new ConnectionStore() ) )->data( array() )['views'][0][1]['price'],
				'button'    => $button->get_attribute( 'data-price' ),
				'cart'      => $this->events( 'add_to_cart' )[0]['props']['price'],
				'catalogue' => ( new ProductSnapshot() )->read( $product->get_id(), 1 )['price'] ?? null,
			)
		);
		self::assertSame( $currency, $button->get_attribute( 'data-cur' ) );
		self::assertSame( $decimals, Money::decimals( $currency ) );
		self::assertSame( $decimals, ( new SiteFacts() )->gather( null )['shop']['decimals'] ?? null, 'The service is told how to read them.' );
	}

	public function test_money_without_a_code_is_no_price(): void {
		self::need_block( 'wishlist-button' );
		add_filter( 'woocommerce_currency', static fn (): string => 'points' );
		$html = WishlistButton::for_product( $this->product()->get_id() );
		self::assertStringNotContainsString( 'data-price', $html );
		self::assertStringNotContainsString( 'data-cur', $html );
	}
}
