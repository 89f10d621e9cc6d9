<?php

declare(strict_types=1);

namespace Cairn\Tests\Integration\Lists;

use Cairn\Tests\Integration\Shop\ShopTestCase;
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

	public function test_the_shops_own_wishlist_is_heard_when_it_took_the_product(): void {
		$id      = $this->product()->get_id();
		$request = new \WP_REST_Request( 'POST', '/wc/store/v1/shopper-lists/wishlist/items' );
		$request->set_body_params( array( 'product_id' => $id ) );
		apply_filters( 'rest_request_after_callbacks', new \WP_REST_Response( array(), 400 ), array(), $request );
		self::assertSame( array(), $this->props( 'add_to_wishlist' ) );
		apply_filters( 'rest_request_after_callbacks', new \WP_REST_Response( array(), 201 ), array(), $request );
		self::assertSame( array( array( 'product_id' => $id ) ), $this->props( 'add_to_wishlist' ) );
	}

	public function test_what_is_no_product_is_left_alone(): void {
		do_action( 'yith_wcwl_added_to_wishlist', null, 3, 1 );
		do_action( 'tinvwl_product_added', 'x' );
		self::assertSame( array(), $this->props( 'add_to_wishlist' ) );
	}
}
