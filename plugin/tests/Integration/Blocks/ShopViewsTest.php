<?php

declare(strict_types=1);

namespace Cairn\Tests\Integration\Blocks;

use Cairn\Settings\Settings;
use Cairn\Storefront\SearchTerm;
use Cairn\Tests\Integration\IntegrationTestCase;
use PHPUnit\Framework\Attributes\DataProvider;
use PHPUnit\Framework\Attributes\Group;

/** What a page says it is, for the browser to tell when somebody looks. */
final class ShopViewsTest extends IntegrationTestCase {

	/**
	 * Puts a page's main query in place.
	 *
	 * @param array<string, mixed> $query   Query variables.
	 * @param string               $address Path and query of the request.
	 * @return array<mixed> What the page prints for the module.
	 */
	private function page( array $query, string $address = '/' ): array {
		$_SERVER['REQUEST_URI']  = $address;
		$GLOBALS['wp_the_query'] = new \WP_Query();
		$GLOBALS['wp_query']     = $GLOBALS['wp_the_query'];
		$GLOBALS['wp_query']->query( $query );
		$GLOBALS['post'] = $GLOBALS['wp_query']->post;
		return (array) json_decode( (string) wp_json_encode( apply_filters( 'script_module_data_cairn/shop-views', array() ) ), true );
	}

	protected function tearDown(): void {
		$_SERVER['REQUEST_URI'] = '/';
		unset( $GLOBALS['wp']->query_vars['order-received'], $GLOBALS['post'] );
		parent::tearDown();
	}

	private function product( string $name, string $price = '18' ): \WC_Product {
		$product = new \WC_Product_Simple();
		$product->set_name( $name );
		$product->set_regular_price( $price );
		$product->save();
		return $product;
	}

	public function test_a_results_page_says_its_cleaned_term_and_its_own_number_of_results(): void {
		wp_insert_post( array( 'post_title' => 'Quuxword one', 'post_status' => 'publish' ) );
		wp_insert_post( array( 'post_title' => 'Quuxword two', 'post_status' => 'publish' ) );
		self::assertSame( array( array( 'search', array( 'term' => 'quuxword', 'results' => 2 ) ) ), $this->page( array( 's' => 'Quuxword' ) )['views'] );
		self::assertSame( array( array( 'search', array( 'term' => 'nothing like it', 'results' => 0 ) ) ), $this->page( array( 's' => 'nothing  like it' ) )['views'] );
		self::assertSame( array(), $this->page( array( 's' => 'Quuxword', 'paged' => 2 ) )['views'] );
	}

	/** @return array<string, array{string, string}> */
	public static function terms(): array {
		return array(
			'a mail address'  => array( 'order of jane.doe@example.com please', 'order of - please' ),
			'a phone number'  => array( 'call +49 (30) 123-4567', 'call -' ),
			'an order number' => array( 'Order 10048211', 'order -' ),
			'a size'          => array( 'Jacket XL 42', 'jacket xl 42' ),
			'markup'          => array( '<b>cap</b>', 'cap' ),
			'other scripts'   => array( 'КЕПКА  帽子', 'кепка 帽子' ),
		);
	}

	#[DataProvider( 'terms' )]
	public function test_a_term_leaves_without_what_may_name_a_person( string $typed, string $cleaned ): void {
		self::assertSame( $cleaned, SearchTerm::clean( $typed ) );
	}

	public function test_the_page_the_owner_named_says_that_it_is_the_one_with_the_prices(): void {
		( new Settings( pricing_path: '/our-prices' ) )->save();
		self::assertSame( array( array( 'view_pricing', array() ) ), $this->page( array(), '/our-prices/?utm_source=x' )['views'] );
		self::assertSame( array(), $this->page( array(), '/our-prices/more/' )['views'] );
	}

	public function test_the_settings_cost_a_page_no_query(): void {
		( new Settings( pricing_path: '/our-prices' ) )->save();
		self::assertArrayHasKey( Settings::OPTION, wp_load_alloptions( true ) );
	}

	#[Group( 'woocommerce' )]
	public function test_a_products_page_says_its_product_with_the_price_it_shows(): void {
		update_option( 'woocommerce_currency', 'EUR' );
		$product = $this->product( 'Cap', '18.5' );
		$data    = $this->page( array( 'p' => $product->get_id(), 'post_type' => 'product' ) );
		self::assertSame( array( array( 'view_product', array( 'product_id' => $product->get_id(), 'price' => 1850, 'currency' => 'EUR' ) ) ), $data['views'] );
		self::assertSame( array( 'product', $product->get_id() ), array( $data['list'], $data['product'] ) );
		$product->set_regular_price( '' );
		$product->save();
		$data = $this->page( array( 'p' => $product->get_id(), 'post_type' => 'product' ) );
		self::assertSame( array( array( 'view_product', array( 'product_id' => $product->get_id() ) ) ), $data['views'] );
	}

	#[Group( 'woocommerce' )]
	public function test_guest_and_member_get_the_same_bytes(): void {
		$product = $this->product( 'Cap' );
		$query   = array( 'p' => $product->get_id(), 'post_type' => 'product' );
		$guest   = $this->page( $query );
		$this->act_as( 'administrator' );
		self::assertSame( $guest, $this->page( $query ) );
	}

	#[Group( 'woocommerce' )]
	public function test_what_a_products_page_says_costs_no_query(): void {
		global $wpdb;
		$product = $this->product( 'Cap' );
		$this->page( array( 'p' => $product->get_id(), 'post_type' => 'product' ) );
		// What the page itself asks for while it prints.
		wc_get_product( $product->get_id() )->get_price_html();
		$before = $wpdb->num_queries;
		apply_filters( 'script_module_data_cairn/shop-views', array() );
		self::assertSame( $before, $wpdb->num_queries );
	}

	#[Group( 'woocommerce' )]
	public function test_a_category_the_cart_and_the_checkout_say_what_they_are(): void {
		$term = wp_insert_term( 'Hats', 'product_cat' );
		self::assertIsArray( $term );
		self::assertSame( array( array( 'view_category', array( 'term_id' => (int) $term['term_id'] ) ) ), $this->page( array( 'product_cat' => 'hats' ) )['views'] );
		// WooCommerce asks only once a request which page this is.
		foreach ( array( 'cart' => 'view_cart', 'checkout' => 'begin_checkout' ) as $page => $event ) {
			add_filter( "woocommerce_is_$page", '__return_true' );
			self::assertSame( array( array( $event, array() ) ), $this->page( array( 'pagename' => $page ) )['views'], $page );
			if ( 'cart' === $page ) {
				remove_filter( 'woocommerce_is_cart', '__return_true' );
			}
		}
		$GLOBALS['wp']->query_vars['order-received'] = 5;
		self::assertSame( array(), $this->page( array( 'pagename' => 'checkout' ) )['views'] );
	}

	#[Group( 'woocommerce' )]
	public function test_a_search_with_one_result_takes_its_term_along_to_the_product(): void {
		$this->connect();
		$product = $this->product( 'Xyzzyhat' );
		$this->page( array( 's' => 'Xyzzyhat', 'post_type' => 'product' ) );
		self::assertSame( array( 'search', array( 'term' => 'xyzzyhat', 'results' => 1 ) ), ( (array) apply_filters( 'script_module_data_cairn/shop-views', array() ) )['views'][0] );
		// WooCommerce's own redirect ends the request, so only ours is asked what it would make of it.
		self::module()->mark_redirected_search();
		$link = (string) get_permalink( $product->get_id() );
		self::assertSame( add_query_arg( 'cairn-s', '1', $link ) . '#cairn-s=xyzzyhat', apply_filters( 'wp_redirect', $link, 302 ) );
		self::assertSame( 'https://shop.example/elsewhere', apply_filters( 'wp_redirect', 'https://shop.example/elsewhere', 301 ) );
	}

	/** The plugin's own module. */
	private static function module(): \Cairn\Storefront\ShopViews {
		foreach ( $GLOBALS['wp_filter']['template_redirect']->callbacks[9] as $callback ) {
			if ( is_array( $callback['function'] ) && $callback['function'][0] instanceof \Cairn\Storefront\ShopViews ) {
				return $callback['function'][0];
			}
		}
		self::fail( 'ShopViews is not hooked.' );
	}
}
