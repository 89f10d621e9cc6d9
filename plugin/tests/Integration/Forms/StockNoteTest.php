<?php

declare(strict_types=1);

namespace Cairn\Tests\Integration\Forms;

use Cairn\Blocks\Instance;
use Cairn\Forms\FormConfig;
use Cairn\Forms\FormDoor;
use Cairn\Forms\ProductNotices;
use PHPUnit\Framework\Attributes\Group;

/** The form in an availability block: when it shows, which variation it is about, and who is told that it is back. */
#[Group( 'woocommerce' )]
final class StockNoteTest extends FormTestCase {

	private const NOTE = 'wp-block-cairn-availability__note';

	protected function setUp(): void {
		parent::setUp();
		Instance::begin_page();
		self::need_block( 'availability' );
		update_option( 'woocommerce_customer_stock_notifications_allow_signups', 'no' );
	}

	private static function cap( string $status ): \WC_Product_Simple {
		$product = new \WC_Product_Simple();
		$product->set_props( array( 'name' => 'Cap', 'regular_price' => '18', 'stock_status' => $status, 'status' => 'publish' ) );
		$product->save();
		return $product;
	}

	/**
	 * A shirt in two sizes.
	 *
	 * @param string $large How it stands with the large one: `instock`, `outofstock`.
	 * @return array{\WC_Product_Variable, \WC_Product_Variation, \WC_Product_Variation} Shirt, small one, large one.
	 */
	private static function shirt( string $large = 'outofstock' ): array {
		$size = new \WC_Product_Attribute();
		$size->set_name( 'Size' );
		$size->set_options( array( 'Small', 'Large & wide' ) );
		$size->set_variation( true );
		$shirt = new \WC_Product_Variable();
		$shirt->set_props( array( 'name' => 'Shirt', 'status' => 'publish' ) );
		$shirt->set_attributes( array( $size ) );
		$shirt->save();
		$sizes = array();
		foreach ( array( 'Small' => 'instock', 'Large & wide' => $large ) as $name => $status ) {
			$variation = new \WC_Product_Variation();
			$variation->set_props( array( 'parent_id' => $shirt->get_id(), 'regular_price' => '30', 'stock_status' => $status, 'status' => 'publish' ) );
			$variation->set_attributes( array( 'size' => $name ) );
			$variation->save();
			$sizes[] = $variation;
		}
		\WC_Product_Variable::sync( $shirt->get_id() );
		return array( self::fresh( $shirt->get_id() ), $sizes[0], $sizes[1] );
	}

	private static function fresh( int $id ): \WC_Product_Variable {
		$product = wc_get_product( $id );
		self::assertInstanceOf( \WC_Product_Variable::class, $product );
		return $product;
	}

	/** @param array<string, mixed> $attributes Of the availability block. */
	private static function stored( \WC_Product $product, array $attributes = array(), string $purpose = 'back-in-stock' ): string {
		return get_comment_delimited_block_content( 'cairn/availability', $attributes + array( 'blockId' => 'abcdefghik', 'productId' => $product->get_id() ), self::form( array( 'purpose' => $purpose ) ) );
	}

	/** @param array<string, mixed> $attributes Of the availability block. */
	private static function printed( \WC_Product $product, array $attributes = array(), string $purpose = 'back-in-stock' ): string {
		Instance::begin_page();
		return do_blocks( self::stored( $product, $attributes, $purpose ) );
	}

	private static function is_hidden( string $html ): bool {
		$tags = new \WP_HTML_Tag_Processor( $html );
		self::assertTrue( $tags->next_tag( array( 'class_name' => self::NOTE ) ) );
		return null !== $tags->get_attribute( 'hidden' );
	}

	public function test_the_form_shows_where_the_product_is_out_of_stock_and_stands_ready_where_it_is_not(): void {
		self::assertFalse( self::is_hidden( self::printed( self::cap( 'outofstock' ) ) ) );
		// The page may be days old: a fresh look opens it.
		self::assertTrue( self::is_hidden( self::printed( self::cap( 'instock' ) ) ) );
		self::assertTrue( self::is_hidden( self::printed( self::cap( 'onbackorder' ) ) ) );
	}

	public function test_a_block_without_a_form_or_that_offers_none_has_no_place_for_it(): void {
		$cap = self::cap( 'outofstock' );
		self::assertStringNotContainsString( self::NOTE, self::printed( $cap, array( 'notify' => false ) ) );
		self::assertStringNotContainsString( self::NOTE, do_blocks( '<!-- wp:cairn/availability {"blockId":"abcdefghik","productId":' . $cap->get_id() . '} /-->' ) );
	}

	public function test_the_form_is_about_the_product_of_its_block_on_any_page(): void {
		$cap  = self::cap( 'outofstock' );
		$html = self::printed( $cap );
		self::assertStringContainsString( 'name="cairn_entity" value="product:' . $cap->get_id() . '"', $html );
		self::assertStringContainsString( 'name="cairn_variation" value=""', $html );
	}

	public function test_where_woocommerce_takes_the_requests_ours_is_not_shown(): void {
		if ( ! defined( 'WOOCOMMERCE_BIS_ALPHA_ENABLED' ) ) {
			define( 'WOOCOMMERCE_BIS_ALPHA_ENABLED', true );
		}
		$cap = self::cap( 'outofstock' );
		update_option( 'woocommerce_customer_stock_notifications_allow_signups', 'yes' );
		self::assertStringNotContainsString( self::NOTE, self::printed( $cap ) );
		self::assertStringContainsString( 'Out of stock', self::printed( $cap ) );
		update_option( 'woocommerce_customer_stock_notifications_allow_signups', 'no' );
		self::assertFalse( self::is_hidden( self::printed( $cap ) ) );
	}

	public function test_without_a_script_one_chooses_among_the_variations_that_are_missing(): void {
		list( $shirt, $small, $large ) = self::shirt();
		$html                          = self::printed( $shirt );
		self::assertTrue( self::is_hidden( $html ), 'One size can be had.' );
		self::assertStringContainsString( ' data-some', $html );
		self::assertSame( 1, preg_match( '#<noscript>.*name="cairn_variation".*</noscript>#s', $html, $choice ) );
		self::assertStringContainsString( '<option value="' . $large->get_id() . '">Large &amp; wide</option>', $choice[0] );
		self::assertStringNotContainsString( '"' . $small->get_id() . '"', $choice[0] );
	}

	public function test_for_a_lower_price_one_chooses_among_all_variations(): void {
		list( $shirt, $small, $large ) = self::shirt( 'instock' );
		self::assertStringNotContainsString( 'data-some', self::printed( $shirt ) );
		$html = self::printed( $shirt, array(), 'price-drop' );
		foreach ( array( $small, $large ) as $one ) {
			self::assertStringContainsString( '<option value="' . $one->get_id() . '">', $html );
		}
	}

	public function test_a_variation_that_was_switched_off_is_not_offered(): void {
		list( $shirt, , $large ) = self::shirt();
		$large->set_status( 'private' );
		$large->save();
		self::assertStringNotContainsString( '"' . $large->get_id() . '"', self::printed( self::fresh( $shirt->get_id() ) ) );
	}

	public function test_a_product_without_variations_asks_for_none(): void {
		self::assertStringNotContainsString( 'noscript', self::printed( self::cap( 'outofstock' ) ) );
	}

	/** Somebody signs up on the page of the product and confirms; gives how it was kept. */
	private function sign_up( \WC_Product $product, string $email, int $variation, string $purpose = 'back-in-stock' ): \Cairn\Forms\SignUpRow {
		$form   = FormConfig::all_in( parse_blocks( self::stored( $product, array(), $purpose ) ) )[0];
		$before = count( $this->mails );
		$this->ask( 'POST', '/cairn/v1/forms/' . self::ID, array( 'field' => array( 'email' => $email ), 'cairn_variation' => (string) $variation ) + ( new FormDoor( $form, 'product:' . $product->get_id(), $this->clock ) )->hidden_fields(), array( 'Accept' => 'application/json' ) );
		self::assertCount( $before + 1, $this->mails );
		$this->follow( $this->link( $before, 'confirm' ), 'POST' );
		$facts = $this->facts( 'submission' );
		$row   = ( new \Cairn\Forms\SignUpTable() )->find( end( $facts )['submission_id'] );
		self::assertNotNull( $row );
		return $row;
	}

	/** @return list<string> Who was told since then. */
	private function told( int $before ): array {
		return array_map( static fn ( array $mail ): string => $mail['to'][0], array_slice( $this->mails, $before ) );
	}

	private function publish_form( \WC_Product $product, string $purpose = 'back-in-stock' ): void {
		$this->connect_with_key();
		$this->give_local_key();
		$this->publish( self::stored( $product, array(), $purpose ) );
	}

	public function test_who_waits_for_a_size_is_told_of_it_and_of_no_other(): void {
		list( $shirt, $small, $large ) = self::shirt();
		$small->set_stock_status( 'outofstock' );
		$small->save();
		$this->publish_form( $shirt );
		self::assertSame( $large->get_id(), $this->sign_up( $shirt, 'large@example.com', $large->get_id() )->variation_id );
		self::assertSame( $small->get_id(), $this->sign_up( $shirt, 'small@example.com', $small->get_id() )->variation_id );
		self::assertSame( 0, $this->sign_up( $shirt, 'any@example.com', 0 )->variation_id );
		$before = count( $this->mails );
		wp_clear_scheduled_hook( ProductNotices::CRON_HOOK, array( $shirt->get_id() ) );
		$small->set_stock_status( 'instock' );
		$small->save();
		self::assertNotFalse( wp_next_scheduled( ProductNotices::CRON_HOOK, array( $shirt->get_id() ) ), 'The variation asks on behalf of its product.' );
		do_action( ProductNotices::CRON_HOOK, $shirt->get_id() );
		self::assertEqualsCanonicalizing( array( 'small@example.com', 'any@example.com' ), $this->told( $before ) );
		$large->set_stock_status( 'instock' );
		$large->save();
		do_action( ProductNotices::CRON_HOOK, $shirt->get_id() );
		do_action( ProductNotices::CRON_HOOK, $shirt->get_id() );
		self::assertSame( array( 'large@example.com' ), array_slice( $this->told( $before ), 2 ) );
		$mail = $this->mails[ count( $this->mails ) - 1 ];
		self::assertStringContainsString( 'Shirt - Large & wide', $mail['subject'] );
		self::assertStringContainsString( 'attribute_size=', $mail['message'], 'The link leads to the size.' );
	}

	public function test_another_products_variation_is_not_taken_for_one_of_this(): void {
		list( $shirt )        = self::shirt();
		list( , , $anothers ) = self::shirt();
		$cap                  = self::cap( 'outofstock' );
		$this->publish_form( $shirt );
		foreach ( array( $anothers->get_id(), $cap->get_id(), $shirt->get_id(), 4294967295 ) as $number => $id ) {
			self::assertSame( 0, $this->sign_up( $shirt, "reader$number@example.com", $id )->variation_id );
		}
	}

	public function test_a_size_that_was_switched_off_is_not_back_whatever_its_stock(): void {
		list( $shirt, , $large ) = self::shirt();
		$this->publish_form( $shirt );
		$this->sign_up( $shirt, 'large@example.com', $large->get_id() );
		$before = count( $this->mails );
		$large->set_props( array( 'stock_status' => 'instock', 'status' => 'private' ) );
		$large->save();
		do_action( ProductNotices::CRON_HOOK, $shirt->get_id() );
		self::assertSame( array(), $this->told( $before ) );
		$large->set_status( 'publish' );
		$large->save();
		do_action( ProductNotices::CRON_HOOK, $shirt->get_id() );
		self::assertSame( array( 'large@example.com' ), $this->told( $before ) );
	}

	public function test_what_came_back_before_the_address_was_confirmed_is_told_all_the_same(): void {
		$cap = self::cap( 'instock' );
		$this->publish_form( $cap );
		// A page from a cache still said that it is missing.
		$this->sign_up( $cap, 'late@example.com', 0 );
		self::assertNotFalse( wp_next_scheduled( ProductNotices::CRON_HOOK, array( $cap->get_id() ) ) );
		$before = count( $this->mails );
		do_action( ProductNotices::CRON_HOOK, $cap->get_id() );
		self::assertSame( array( 'late@example.com' ), $this->told( $before ) );
	}

	public function test_a_lower_price_of_one_size_is_told_to_who_waits_for_that_size(): void {
		list( $shirt, $small, $large ) = self::shirt( 'instock' );
		$this->publish_form( $shirt, 'price-drop' );
		$this->sign_up( $shirt, 'large@example.com', $large->get_id(), 'price-drop' );
		$before = count( $this->mails );
		$small->set_sale_price( '20' );
		$small->save();
		do_action( ProductNotices::CRON_HOOK, $shirt->get_id() );
		self::assertSame( array(), $this->told( $before ) );
		$large->set_sale_price( '25' );
		$large->save();
		do_action( ProductNotices::CRON_HOOK, $shirt->get_id() );
		self::assertSame( array( 'large@example.com' ), $this->told( $before ) );
		self::assertStringContainsString( '25.00', $this->mails[ $before ]['message'] );
	}
}
