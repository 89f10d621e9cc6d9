<?php

declare(strict_types=1);

namespace Cairn\Tests\Integration\Lists;

use Cairn\Blocks\Instance;
use Cairn\Blocks\WishlistButton;
use Cairn\Lists\Goods;
use PHPUnit\Framework\Attributes\Group;
use WC_Product_Attribute;
use WC_Product_Simple;
use WC_Product_Variable;
use WC_Product_Variation;

/** Wished-for goods on a real WooCommerce: what the list shows of them, and the button beside them. */
#[Group( 'woocommerce' )]
final class GoodsTest extends ListTestCase {

	protected function setUp(): void {
		parent::setUp();
		Instance::begin_page();
		update_option( 'woocommerce_currency', 'EUR' );
		update_option( 'woocommerce_price_num_decimals', '2' );
	}

	private function product( string $name, string $price = '18', string $status = 'publish', string $stock = 'instock' ): int {
		$product = new WC_Product_Simple();
		$product->set_name( $name );
		$product->set_regular_price( $price );
		$product->set_status( $status );
		$product->set_stock_status( $stock );
		return $product->save();
	}

	/** @return array{int, int} Product and variation. */
	private function hoodie(): array {
		$size = new WC_Product_Attribute();
		$size->set_name( 'Size' );
		$size->set_options( array( 'S', 'M' ) );
		$size->set_variation( true );
		$parent = new WC_Product_Variable();
		$parent->set_name( 'Hoodie' );
		$parent->set_attributes( array( $size ) );
		$parent->set_status( 'publish' );
		$id        = $parent->save();
		$variation = new WC_Product_Variation();
		$variation->set_parent_id( $id );
		$variation->set_attributes( array( 'size' => 'M' ) );
		$variation->set_regular_price( '42' );
		$variation->set_status( 'publish' );
		$chosen = $variation->save();
		WC_Product_Variable::sync( $id );
		return array( $id, $chosen );
	}

	public function test_products_and_variations_come_in_the_order_of_the_list_ready_to_print(): void {
		$beanie             = $this->product( 'Beanie & scarf' );
		list( $parent, $m ) = $this->hoodie();
		$rows               = ( new Goods() )->rows( array( "$parent.$m", (string) $beanie, (string) $parent ) );
		self::assertSame( array( "$parent.$m", (string) $beanie, (string) $parent ), array_column( $rows, 'id' ) );
		self::assertSame( array( 'Hoodie – Size: M', 'Beanie & scarf', 'Hoodie' ), array_column( $rows, 'name' ) );
		self::assertSame( array( $m, $beanie, 0 ), array_column( $rows, 'buy' ) );
		self::assertSame( array( false, false, true ), array_column( $rows, 'choose' ) );
		self::assertSame( array( array( $parent, $m ), array( $beanie, 0 ), array( $parent, 0 ) ), array_map( static fn ( array $row ): array => array( $row['p'], $row['v'] ), $rows ) );
		self::assertSame( '€18.00', $rows[1]['price'] );
	}

	public function test_sold_out_goods_stay_on_the_list_where_the_shop_hides_them(): void {
		update_option( 'woocommerce_hide_out_of_stock_items', 'yes' );
		$id  = $this->product( 'Lamp', '9', 'publish', 'outofstock' );
		$row = ( new Goods() )->rows( array( (string) $id ) )[0];
		self::assertSame( array( 'Lamp', 0, 'Out of stock' ), array( $row['name'], $row['buy'], $row['stock'] ) );
	}

	public function test_what_is_not_sold_is_gone_and_no_ids_never_mean_the_whole_catalogue(): void {
		$this->product( 'Beanie' );
		$private = $this->product( 'Sample', '5', 'private' );
		$rows    = ( new Goods() )->rows( array( (string) $private ), '', array( (string) $private => 'What it was called' ) );
		self::assertSame( array( true, 'What it was called' ), array( $rows[0]['gone'], $rows[0]['name'] ) );
		self::assertSame( array(), ( new Goods() )->rows( array() ) );
	}

	public function test_more_than_a_hundred_things_are_asked_for_in_pieces(): void {
		$ids = array();
		for ( $n = 0; $n < 103; $n++ ) {
			$ids[] = (string) $this->product( "Thing $n" );
		}
		$rows = ( new Goods() )->rows( $ids );
		self::assertSame( $ids, array_column( $rows, 'id' ) );
		self::assertSame( array(), array_filter( $rows, static fn ( array $row ): bool => isset( $row['gone'] ) ) );
	}

	public function test_the_button_says_what_it_keeps_with_the_price_as_shown(): void {
		$id   = $this->product( 'Beanie "XL"' );
		$html = WishlistButton::for_product( $id, array( 'blockId' => 'abcdefghij' ) );
		$tags = new \WP_HTML_Tag_Processor( $html );
		self::assertTrue( $tags->next_tag( 'div' ) );
		self::assertSame( array( 'abcdefghij', "product:$id" ), array( $tags->get_attribute( 'data-cairn' ), $tags->get_attribute( 'data-cairn-object' ) ) );
		self::assertTrue( $tags->next_tag( 'button' ) );
		self::assertSame( array( 'button', (string) $id, '1800', 'EUR', 'false', 'Save Beanie "XL"' ), array_map( array( $tags, 'get_attribute' ), array( 'type', 'data-cairn-keep', 'data-price', 'data-cur', 'aria-pressed', 'aria-label' ) ) );
	}

	public function test_guest_and_member_get_the_same_bytes_and_no_nonce(): void {
		$id    = $this->product( 'Beanie' );
		$print = static function () use ( $id ): string {
			Instance::begin_page();
			return do_blocks( '<!-- wp:cairn/wishlist-button {"blockId":"abcdefghij","productId":' . $id . '} /--><!-- wp:cairn/wishlist-count {"blockId":"abcdefghik"} /--><!-- wp:cairn/wishlist-page {"blockId":"abcdefghil"} --><p>x</p><!-- /wp:cairn/wishlist-page -->' );
		};
		$this->act_as( 'anonymous' );
		$guest = $print();
		$user  = $this->act_as( 'customer' );
		$this->store->take_over( $user, array( new \Cairn\Lists\Entry( 'product', $id, 0, 1, null, '', '', 5, null ) ), false );
		self::assertSame( $guest, $print() );
		self::assertStringNotContainsString( wp_create_nonce( 'wp_rest' ), $guest );
		self::assertStringNotContainsString( 'nonce', $guest );
		$module = apply_filters( 'script_module_data_cairn/lists', array() );
		self::assertStringNotContainsString( 'nonce', (string) wp_json_encode( $module ) );
	}

	public function test_two_labels_lie_on_one_spot_and_carry_no_pressed_state(): void {
		$html = WishlistButton::for_product( $this->product( 'Beanie' ), array( 'savedLabel' => 'On your list' ) );
		self::assertStringContainsString( '<span class="is-off">Save</span><span class="is-on">On your list</span>', $html );
		self::assertStringNotContainsString( 'aria-pressed', $html );
		self::assertStringNotContainsString( 'aria-label', $html );
	}

	public function test_hostile_attributes_print_no_markup(): void {
		$evil = '"><script>alert(1)</script>';
		$id   = $this->product( $evil );
		foreach ( array( array( 'label' => $evil, 'savedLabel' => $evil, 'icon' => $evil, 'display' => $evil, 'anchor' => $evil, 'className' => $evil, 'blockId' => $evil ), array( 'label' => array(), 'savedLabel' => 5, 'icon' => array(), 'display' => null, 'productId' => 'x', 'style' => 'y', 'record' => 'z' ) ) as $attributes ) {
			$html = WishlistButton::for_product( $id, $attributes ) . render_block( array( 'blockName' => 'cairn/wishlist-count', 'attrs' => $attributes, 'innerBlocks' => array(), 'innerHTML' => '', 'innerContent' => array() ) ) . render_block( array( 'blockName' => 'cairn/wishlist-page', 'attrs' => $attributes + array( 'show' => $evil, 'columns' => $evil, 'view' => $evil, 'kind' => $evil ), 'innerBlocks' => array(), 'innerHTML' => '', 'innerContent' => array() ) );
			self::assertStringContainsString( '<button', $html );
			self::assertStringNotContainsString( '<script', $html );
		}
	}

	public function test_without_a_product_and_where_another_wishlist_is_in_charge_nothing_is_printed(): void {
		self::assertSame( '', trim( do_blocks( '<!-- wp:cairn/wishlist-button /-->' ) ) );
		$id = $this->product( 'Beanie' );
		add_filter( 'cairn_other_wishlist', static fn (): string => 'yith' );
		self::assertSame( '', WishlistButton::for_product( $id ) );
		self::assertSame( '', trim( do_blocks( '<!-- wp:cairn/wishlist-page --><p>x</p><!-- /wp:cairn/wishlist-page --><!-- wp:cairn/wishlist-count /-->' ) ) );
	}

	public function test_a_product_in_two_languages_is_one_wish_shown_in_the_visitors_language(): void {
		$english = $this->product( 'Beanie' );
		$german  = $this->product( 'Mütze' );
		// As WPML answers.
		add_filter( 'wpml_default_language', static fn (): string => 'en' );
		add_filter( 'wpml_object_id', static fn ( mixed $id, string $type, bool $original, string $code ): mixed => in_array( $id, array( $english, $german ), true ) ? array( 'en' => $english, 'de' => $german )[ $code ] : $id, 10, 4 );
		$button = WishlistButton::for_product( $german );
		self::assertStringContainsString( 'data-cairn-keep="' . $english . '"', $button );
		self::assertStringContainsString( 'value="' . $german . '"', $button );
		$row = ( new Goods() )->rows( array( (string) $english ), 'de' )[0];
		self::assertSame( array( (string) $english, 'Mütze', $german ), array( $row['id'], $row['name'], $row['buy'] ) );
	}

	public function test_an_owner_who_wants_nothing_left_keeps_nothing(): void {
		do_action( 'cairn_delete_data' );
		self::assertFalse( get_option( \Cairn\Lists\ListTables::VERSION_OPTION ) );
		self::assertFalse( get_option( \Cairn\Lists\ListsModule::PAGE_OPTION ) );
	}

	public function test_a_feed_carries_no_button(): void {
		global $wp_query;
		$id                = $this->product( 'Beanie' );
		$wp_query->is_feed = true;
		$html              = WishlistButton::for_product( $id );
		$wp_query->is_feed = false;
		self::assertSame( '', $html );
	}

	public function test_a_customers_lists_are_shown_to_who_runs_the_shop_and_to_nobody_else(): void {
		$id   = $this->product( 'Beanie' );
		$user = $this->act_as( 'customer' );
		$this->store->take_over( $user, array( new \Cairn\Lists\Entry( 'product', $id, 0, 2, null, '', '', $this->ago( 60 ), null ) ), false );
		$lists = new \Cairn\Lists\CustomerLists( $this->store );
		$seen  = static function () use ( $lists, $user ): string {
			ob_start();
			$lists->on_user( get_userdata( $user ) );
			return (string) ob_get_clean();
		};
		self::assertSame( '', $seen() );
		$this->act_as( 'editor' );
		self::assertSame( '', $seen() );
		$this->act_as( 'administrator' );
		self::assertStringContainsString( 'Beanie</a> × 2', $seen() );
	}
}
