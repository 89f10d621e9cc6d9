<?php

declare(strict_types=1);

namespace Cairn\Tests\Integration\Admin;

use Cairn\Admin\OrderBox;
use Cairn\Admin\ProductColumn;
use Cairn\Connection\ConnectionStore;
use Cairn\Tests\Integration\IntegrationTestCase;
use PHPUnit\Framework\Attributes\DataProvider;

/** The box on an order and the column on the list of products. */
final class SmallPlacesTest extends IntegrationTestCase {

	protected function setUp(): void {
		parent::setUp();
		unset( $GLOBALS['wp_meta_boxes'] );
		$this->connect();
	}

	protected function tearDown(): void {
		unset( $GLOBALS['wp_meta_boxes'] );
		parent::tearDown();
	}

	/** @return list<string> Ids of the boxes on a screen. */
	private function boxes( string $screen ): array {
		( new OrderBox( new ConnectionStore() ) )->add( $screen );
		$found = array();
		foreach ( (array) ( $GLOBALS['wp_meta_boxes'][ $screen ] ?? array() ) as $priorities ) {
			foreach ( (array) $priorities as $boxes ) {
				array_push( $found, ...array_map( 'strval', array_keys( array_filter( (array) $boxes ) ) ) );
			}
		}
		return $found;
	}

	public function test_an_order_has_the_box_however_it_is_kept(): void {
		$this->act_as( 'administrator' );
		self::assertContains( 'cairn-order', $this->boxes( 'shop_order' ) );
		if ( function_exists( 'wc_get_page_screen_id' ) ) {
			self::assertContains( 'cairn-order', $this->boxes( wc_get_page_screen_id( 'shop-order' ) ) );
		}
		self::assertNotContains( 'cairn-order', $this->boxes( 'post' ) );
	}

	#[DataProvider( 'strangers' )]
	public function test_nobody_else_sees_what_a_buyer_did( string $role ): void {
		$this->act_as( $role );
		self::assertSame( array(), $this->boxes( 'shop_order' ) );
		self::assertSame( array( 'name' => 'Name' ), ( new ProductColumn( new ConnectionStore() ) )->add( array( 'name' => 'Name' ) ) );
	}

	/** @return array<string, array{string}> */
	public static function strangers(): array {
		return array( 'an editor' => array( 'editor' ), 'an author' => array( 'author' ), 'a visitor' => array( 'anonymous' ) );
	}

	public function test_a_site_that_is_not_connected_has_neither(): void {
		delete_option( 'cairn_connection' );
		$this->act_as( 'administrator' );
		self::assertSame( array(), $this->boxes( 'shop_order' ) );
		self::assertSame( array(), ( new ProductColumn( new ConnectionStore() ) )->add( array() ) );
	}

	public function test_the_screen_of_an_order_waits_for_nobody(): void {
		$this->act_as( 'administrator' );
		$post = get_post( wp_insert_post( array( 'post_title' => 'Order', 'post_status' => 'publish' ) ) );
		self::assertInstanceOf( \WP_Post::class, $post );
		ob_start();
		( new OrderBox( new ConnectionStore() ) )->render( $post );
		$html = (string) ob_get_clean();

		self::assertStringContainsString( 'data-path="/cairn/v1/reports/order?order_id=' . $post->ID . '"', $html );
		self::assertStringContainsString( '&quot;page_view&quot;:&quot;Page viewed&quot;', $html );
		self::assertSame( array(), $this->sent );
	}

	public function test_the_list_of_products_has_one_empty_cell_a_product_and_waits_for_nobody(): void {
		$this->act_as( 'administrator' );
		$column = new ProductColumn( new ConnectionStore() );
		self::assertSame( array( 'name', 'cairn' ), array_keys( (array) $column->add( array( 'name' => 'Name' ) ) ) );
		ob_start();
		$column->render( 'cairn', 42 );
		$column->render( 'price', 42 );
		self::assertSame( '<span class="cairn-product-column" data-product="42">…</span>', ob_get_clean() );
		self::assertSame( array(), $this->sent );
	}

	public function test_the_columns_script_comes_only_to_the_list_of_products(): void {
		$this->act_as( 'administrator' );
		set_current_screen( 'edit-post' );
		( new ProductColumn( new ConnectionStore() ) )->enqueue();
		self::assertFalse( wp_script_is( 'cairn-product-column' ) );
		set_current_screen( 'edit-product' );
		( new ProductColumn( new ConnectionStore() ) )->enqueue();
		self::assertTrue( wp_script_is( 'cairn-product-column' ) );
		wp_dequeue_script( 'cairn-product-column' );
		set_current_screen( 'front' );
	}
}
