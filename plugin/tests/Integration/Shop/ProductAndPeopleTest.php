<?php

declare(strict_types=1);

namespace Cairn\Tests\Integration\Shop;

use Cairn\Outbox\OutboxTable;
use Cairn\Shop\ProductSnapshot;
use PHPUnit\Framework\Attributes\Group;

#[Group( 'woocommerce' )]
final class ProductAndPeopleTest extends ShopTestCase {

	private function forget(): void {
		global $wpdb;
		$this->end_request();
		$wpdb->query( 'DELETE FROM ' . ( new OutboxTable() )->name() );
	}

	public function test_a_product_is_told_as_it_is(): void {
		$product = $this->product( 18.5, 'Beanie &amp; scarf' );
		self::assertSame(
			array( 'product_id' => $product->get_id(), 'parent_id' => null, 'name' => 'Beanie & scarf', 'price' => 1850, 'stock' => 'in', 'for_sale' => true ),
			( new ProductSnapshot() )->read( $product->get_id(), 1 )
		);
		$product->set_manage_stock( true );
		$product->set_stock_quantity( 1 );
		$product->set_low_stock_amount( 2 );
		$product->save();
		self::assertSame( 'low', ( new ProductSnapshot() )->read( $product->get_id(), 1 )['stock'] ?? '' );
		$product->set_stock_quantity( 0 );
		$product->set_status( 'draft' );
		$product->save();
		$told = ( new ProductSnapshot() )->read( $product->get_id(), 1 ) ?? array();
		self::assertSame( array( 'out', false ), array( $told['stock'], $told['for_sale'] ) );
	}

	public function test_each_change_of_a_product_is_told(): void {
		$product = $this->product();
		$key     = array( "product:{$product->get_id()}" );
		$this->end_request();
		self::assertSame( $key, $this->waiting( 'product' ) );
		$changes = array(
			'a price' => static function () use ( $product ): void {
				$product->set_regular_price( '20' );
				$product->save();
			},
			'stock'   => static function () use ( $product ): void {
				$product->set_manage_stock( true );
				$product->save();
				wc_update_product_stock( $product, 3 );
			},
			'trash'   => static fn () => wp_trash_post( $product->get_id() ),
			'restore' => static fn () => wp_untrash_post( $product->get_id() ),
			'delete'  => static fn () => wp_delete_post( $product->get_id(), true ),
		);
		foreach ( $changes as $what => $change ) {
			$this->forget();
			$change();
			$this->end_request();
			self::assertSame( $key, $this->waiting( 'product' ), $what );
		}
		global $wpdb;
		$last = json_decode( (string) $wpdb->get_var( 'SELECT payload FROM ' . ( new OutboxTable() )->name() . " WHERE kind = 'product'" ), true );
		self::assertSame( array( $product->get_id(), false ), array( $last['product_id'], $last['for_sale'] ) );
	}

	public function test_an_account_made_in_the_shop_is_told_once_and_without_a_name(): void {
		$id = wc_create_new_customer( 'ada@example.com', 'ada' . wp_rand(), 'secret-secret' );
		self::assertIsInt( $id );
		do_action( 'register_new_user', $id );
		$told = $this->events( 'create_account' );
		self::assertCount( 1, $told );
		self::assertSame( 'account', $told[0]['props']['source'] );
		self::assertStringNotContainsString( 'ada', (string) wp_json_encode( $told ) );
	}

	public function test_an_account_made_with_an_order_says_so_and_where_the_cart_was(): void {
		WC()->cart->add_to_cart( $this->product()->get_id() );
		$this->next_request();
		do_action( 'woocommerce_checkout_process' );
		wc_create_new_customer( 'bea@example.com', 'bea' . wp_rand(), 'secret-secret' );
		$this->end_request();
		$told = $this->events( 'create_account' );
		self::assertSame( array( 'checkout', 'account' ), array( $told[0]['props']['source'], $told[0]['cart']['step'] ) );
	}

	public function test_a_login_is_told(): void {
		$user = get_user_by( 'id', $this->act_as( 'customer' ) );
		do_action( 'wp_login', 'name', $user );
		self::assertCount( 1, $this->events( 'login' ) );
		self::assertStringNotContainsString( '"name":"name"', (string) wp_json_encode( $this->events() ) );
	}

	public function test_a_login_of_the_shops_own_people_is_marked_although_they_become_the_present_user_later(): void {
		$owner    = get_user_by( 'id', $this->act_as( 'administrator' ) );
		$customer = get_user_by( 'id', $this->act_as( 'customer' ) );
		wp_set_current_user( 0 );
		do_action( 'wp_login', 'owner', $owner );
		do_action( 'wp_login', 'customer', $customer );
		$told = $this->events( 'login' );
		self::assertSame( array( 1, null ), array( $told[0]['staff'] ?? null, $told[1]['staff'] ?? null ) );
	}
}
