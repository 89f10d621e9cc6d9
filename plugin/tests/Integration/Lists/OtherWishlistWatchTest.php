<?php

declare(strict_types=1);

namespace Cairn\Tests\Integration\Lists;

use Cairn\Tests\Integration\Shop\ShopTestCase;
use PHPUnit\Framework\Attributes\DataProvider;
use PHPUnit\Framework\Attributes\Group;

/** What people want is told from other wishlists, too: by the actions that those document. */
#[Group( 'woocommerce' )]
final class OtherWishlistWatchTest extends ShopTestCase {

	/** @return list<array<string, mixed>> */
	private function props( string $type ): array {
		return array_map( static fn ( array $event ): array => $event['props'], $this->events( $type ) );
	}

	public function test_yith_tells_what_was_added_and_removed(): void {
		$id = $this->product()->get_id();
		do_action( 'yith_wcwl_added_to_wishlist', $id, 3, 1 );
		do_action( 'yith_wcwl_removed_from_wishlist', $id, 3, 1 );
		self::assertSame( array( array( 'product_id' => $id ) ), $this->props( 'add_to_wishlist' ) );
		self::assertSame( array( array( 'product_id' => $id ) ), $this->props( 'remove_from_wishlist' ) );
	}

	public function test_ti_tells_variations_with_their_product(): void {
		$parent = new \WC_Product_Variable();
		$parent->set_name( 'Shirt' );
		$parent->save();
		$variation = new \WC_Product_Variation();
		$variation->set_parent_id( $parent->get_id() );
		$variation->save();
		do_action( 'tinvwl_product_added', array( 'product_id' => $parent->get_id(), 'variation_id' => $variation->get_id(), 'quantity' => 1 ) );
		self::assertSame( array( array( 'product_id' => $parent->get_id(), 'variation_id' => $variation->get_id() ) ), $this->props( 'add_to_wishlist' ) );
	}

	/** Asks WooCommerce's own list as its blocks do, in a request of its own. */
	private function shops_own( string $method, string $path, array $body = array() ): \WP_REST_Response {
		return $this->store_api( $method, "/shopper-lists/$path", $body );
	}

	/** @return array<string, array{string}> */
	public static function shops_own_lists(): array {
		return array(
			'the wishlist'       => array( 'wishlist' ),
			'saved for later'    => array( 'saved-for-later' ),
		);
	}

	#[DataProvider( 'shops_own_lists' )]
	public function test_the_shops_own_list_tells_what_it_took_and_what_was_taken_off( string $list ): void {
		update_option( 'woocommerce_product_wishlist_enabled', 'yes' );
		update_option( 'woocommerce_cart_save_for_later_enabled', 'yes' );
		$this->act_as( 'customer' );
		$id = $this->product()->get_id();
		self::assertGreaterThanOrEqual( 400, $this->shops_own( 'POST', "$list/items", array( 'product_id' => 999999 ) )->get_status() );
		self::assertSame( array(), $this->props( 'add_to_wishlist' ), 'A refused one is none.' );

		$taken = $this->shops_own( 'POST', "$list/items", array( 'product_id' => $id ) );
		self::assertSame( 201, $taken->get_status(), (string) wp_json_encode( $taken->get_data() ) );
		self::assertSame( array( array( 'product_id' => $id ) ), $this->props( 'add_to_wishlist' ) );
		$this->shops_own( 'POST', "$list/items", array( 'product_id' => $id ) );
		self::assertCount( 1, $this->props( 'add_to_wishlist' ), 'Another piece of it is no new wish.' );

		$key = (string) $taken->get_data()['key'];
		self::assertSame( 204, $this->shops_own( 'DELETE', "$list/items/$key" )->get_status() );
		$this->shops_own( 'DELETE', "$list/items/$key" );
		self::assertSame( array( array( 'product_id' => $id ) ), $this->props( 'remove_from_wishlist' ) );
	}

	public function test_what_is_no_product_is_left_alone(): void {
		do_action( 'yith_wcwl_added_to_wishlist', null, 3, 1 );
		do_action( 'tinvwl_product_added', 'x' );
		self::assertSame( array(), $this->props( 'add_to_wishlist' ) );
	}
}
