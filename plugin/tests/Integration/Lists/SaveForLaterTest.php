<?php

declare(strict_types=1);

namespace Cairn\Tests\Integration\Lists;

use Cairn\Lists\SaveForLater;
use Cairn\Placement\ShopButtons;
use Cairn\Tests\Integration\Shop\ShopTestCase;
use PHPUnit\Framework\Attributes\Group;

/** What both carts are given for "Save for later". */
#[Group( 'woocommerce' )]
final class SaveForLaterTest extends ShopTestCase {

	protected function setUp(): void {
		parent::setUp();
		self::need_built_file( 'save-for-later/index.js' );
		add_filter( 'woocommerce_is_cart', '__return_true' );
		add_filter( 'cairn_other_wishlist', '__return_null' );
		( new ShopButtons( wishlist: true ) )->save();
		update_option( 'woocommerce_cart_save_for_later_enabled', 'no' );
	}

	private function variation(): \WC_Product_Variation {
		$parent = new \WC_Product_Variable();
		$parent->set_name( 'Shirt' );
		$parent->set_status( 'publish' );
		$parent->save();
		$variation = new \WC_Product_Variation();
		$variation->set_parent_id( $parent->get_id() );
		$variation->set_regular_price( '25' );
		$variation->set_status( 'publish' );
		$variation->save();
		return $variation;
	}

	/** What a line of the classic cart prints below its name. */
	private function printed(): string {
		ob_start();
		foreach ( WC()->cart->get_cart() as $key => $line ) {
			do_action( 'woocommerce_after_cart_item_name', $line, $key );
		}
		return (string) ob_get_clean();
	}

	public function test_a_line_of_the_classic_cart_has_a_button_that_names_its_product(): void {
		$product = $this->product( 18.5, 'Beanie & <b>scarf</b>' );
		WC()->cart->add_to_cart( $product->get_id(), 3 );
		$tags = new \WP_HTML_Tag_Processor( $this->printed() );
		self::assertTrue( $tags->next_tag( 'div' ) );
		self::assertSame( array( 'x:wishlist-button:cart:1', "product:{$product->get_id()}" ), array( $tags->get_attribute( 'data-cairn' ), $tags->get_attribute( 'data-cairn-object' ) ) );
		self::assertTrue( $tags->next_tag( 'button' ) );
		self::assertSame( 'Save for later: Beanie & scarf', $tags->get_attribute( 'aria-label' ) );
		self::assertSame(
			array( 'id' => (string) $product->get_id(), 'p' => $product->get_id(), 'v' => 0, 'product_id' => $product->get_id(), 'variation_id' => 0, 'price' => 1850, 'currency' => 'EUR', 'q' => 3, 'name' => 'Beanie & scarf' ),
			json_decode( (string) $tags->get_attribute( 'data-cairn-later' ), true )
		);
		self::assertContains( SaveForLater::MODULE, array_keys( $this->modules() ) );
	}

	public function test_a_line_of_the_store_api_says_what_it_would_be_on_a_list(): void {
		$variation = $this->variation();
		WC()->cart->add_to_cart( $variation->get_parent_id(), 1, $variation->get_id() );
		$answer = $this->store_api( 'GET', '/cart' );
		$line   = json_decode( (string) wp_json_encode( $answer->get_data() ), true )['items'][0];
		$id     = $variation->get_parent_id();
		self::assertSame(
			array( 'id' => "$id.{$variation->get_id()}", 'p' => $id, 'v' => $variation->get_id(), 'product_id' => $id, 'variation_id' => $variation->get_id(), 'price' => 2500, 'currency' => 'EUR' ),
			$line['extensions']['cairn']
		);
	}

	public function test_nothing_is_offered_without_a_list_or_where_another_offers_it(): void {
		WC()->cart->add_to_cart( $this->product()->get_id() );
		self::assertStringContainsString( 'data-cairn-later', $this->printed() );
		( new ShopButtons() )->save();
		self::assertSame( '', $this->printed(), 'No list.' );
		( new ShopButtons( wishlist: true ) )->save();
		update_option( 'woocommerce_cart_save_for_later_enabled', 'yes' );
		self::assertSame( '', $this->printed(), 'WooCommerce’s own.' );
		update_option( 'woocommerce_cart_save_for_later_enabled', 'no' );
		add_filter( 'cairn_other_wishlist', static fn (): string => 'yith' );
		self::assertSame( '', $this->printed(), 'Another wishlist.' );
	}

	/** @return array<string, mixed> Script modules of this page. */
	private function modules(): array {
		$registered = new \ReflectionProperty( \WP_Script_Modules::class, 'registered' );
		return (array) $registered->getValue( wp_script_modules() );
	}
}
