<?php

declare(strict_types=1);

namespace Cairn\Tests\Integration\Blocks;

use Cairn\Blocks\Instance;
use Cairn\Placement\ShopButtons;
use Cairn\Tests\Integration\IntegrationTestCase;
use PHPUnit\Framework\Attributes\DataProvider;
use PHPUnit\Framework\Attributes\Group;

/** What compare buttons, trays and tables print. */
final class CompareTest extends IntegrationTestCase {

	private const BY_HAND = '<!-- wp:cairn/compare-table {"blockId":"abcdefghij","source":"manual","labels":["Price","Support"],"caption":"Plans"} --><!-- wp:cairn/compare-column {"blockId":"abcdefghik","title":"Basic","values":["10","by <strong>mail</strong>"]} --><!-- wp:cairn/cta-button {"blockId":"abcdefghil"} --><p class="wp-block-cairn-cta-button"><a href="/basic/">Choose</a></p><!-- /wp:cairn/cta-button --><!-- /wp:cairn/compare-column --><!-- wp:cairn/compare-column {"blockId":"abcdefghim","title":"Plus","values":["10"]} /--><!-- /wp:cairn/compare-table -->';

	protected function setUp(): void {
		parent::setUp();
		Instance::begin_page();
		self::need_block( 'compare-table' );
	}

	protected function tearDown(): void {
		$_GET = array();
		parent::tearDown();
	}

	/** @param array<string, mixed> $attributes Attributes. */
	private function printed( string $block, array $attributes = array() ): string {
		return trim( do_blocks( get_comment_delimited_block_content( 'cairn/' . $block, $attributes + array( 'blockId' => 'abcdefghij' ), '' ) ) );
	}

	private function product( string $name, string $price ): \WC_Product_Simple {
		$product = new \WC_Product_Simple();
		$product->set_name( $name );
		$product->set_regular_price( $price );
		$product->save();
		return $product;
	}

	/** @return list<string> Text of all elements of this kind. */
	private function texts( string $html, string $query ): array {
		$page = new \DOMDocument();
		$page->loadHTML( '<?xml encoding="utf-8"?>' . $html, LIBXML_NOERROR );
		$found = ( new \DOMXPath( $page ) )->query( $query );
		return array_map( static fn ( \DOMNode $node ): string => trim( (string) preg_replace( '/\s+/u', ' ', $node->textContent ) ), $found ? iterator_to_array( $found, false ) : array() );
	}

	public function test_plans_written_by_hand_stand_side_by_side_without_a_shop(): void {
		$html = do_blocks( self::BY_HAND );
		self::assertSame( array( 'Plans' ), $this->texts( $html, '//caption' ) );
		self::assertSame( array( 'Basic', 'Plus' ), $this->texts( $html, '//thead//th[@scope="col"]' ) );
		self::assertSame( array( 'Price', 'Support', 'Next step' ), $this->texts( $html, '//tbody//th[@scope="row"]' ) );
		self::assertSame( array( '10', '10', 'by mail', '–not given', 'Choose', '–not given' ), $this->texts( $html, '//tbody//td' ) );
		self::assertStringContainsString( '<strong>mail</strong>', $html );
		self::assertSame( 1, substr_count( $html, 'data-cairn="abcdefghil"' ) );
	}

	public function test_the_table_can_be_scrolled_and_named_by_keyboard_and_screen_reader(): void {
		$tags = new \WP_HTML_Tag_Processor( do_blocks( self::BY_HAND ) );
		$tags->next_tag( array( 'class_name' => 'wp-block-cairn-compare-table__scroll' ) );
		$name = $tags->get_attribute( 'aria-labelledby' );
		self::assertSame( array( 'region', '0' ), array( $tags->get_attribute( 'role' ), $tags->get_attribute( 'tabindex' ) ) );
		$tags->next_tag( 'caption' );
		self::assertSame( $name, $tags->get_attribute( 'id' ) );
	}

	public function test_rows_in_which_all_are_equal_can_be_hidden(): void {
		$html = do_blocks( self::BY_HAND );
		self::assertSame( array( 'Price' ), $this->texts( $html, '//tr[@data-same]/th' ) );
		self::assertSame( array( 'Differences only' ), $this->texts( $html, '//button[@aria-pressed="false"]' ) );
		self::assertStringContainsString( 'is-differences-only', do_blocks( str_replace( '"source":"manual"', '"source":"manual","differencesOnly":true', self::BY_HAND ) ) );
	}

	/** @return array<string, array{array<string, mixed>}> */
	public static function hostile_attributes(): array {
		$evil = '"><script>alert(1)</script>';
		return array(
			'text in wrong types' => array( array( 'source' => array(), 'products' => 'x', 'rows' => 5, 'labels' => null, 'caption' => array(), 'highlight' => 1, 'label' => array(), 'display' => 7, 'productId' => 'x', 'record' => 'no' ) ),
			'markup'              => array( array( 'source' => 'manual', 'labels' => array( $evil, array() ), 'caption' => $evil, 'anchor' => $evil, 'blockId' => $evil, 'label' => $evil, 'savedLabel' => $evil, 'className' => $evil, 'title' => $evil, 'values' => array( $evil ) ) ),
			'foreign products'    => array( array( 'source' => 'fixed', 'products' => array( -1, 'abc', 1e30, array(), 999999 ) ) ),
		);
	}

	/** @param array<string, mixed> $attributes Attributes. */
	#[DataProvider( 'hostile_attributes' )]
	public function test_hostile_attributes_print_no_markup_and_no_notice( array $attributes ): void {
		$column = get_comment_delimited_block_content( 'cairn/compare-column', $attributes, '' );
		$html   = do_blocks( get_comment_delimited_block_content( 'cairn/compare-table', $attributes, $column ) ) . $this->printed( 'compare-button', $attributes ) . $this->printed( 'compare-tray', $attributes );
		self::assertStringNotContainsString( '<script', $html );
	}

	public function test_without_products_a_visitors_table_says_how_to_begin_and_others_are_nothing(): void {
		self::assertStringContainsString( 'Nothing to compare yet', $this->printed( 'compare-table' ) );
		self::assertSame( '', $this->printed( 'compare-table', array( 'source' => 'fixed' ) ) );
	}

	#[Group( 'woocommerce' )]
	public function test_the_address_says_what_is_compared(): void {
		$cap  = $this->product( 'Cap', '18' );
		$hat  = $this->product( 'Hat & Co', '25' );
		$_GET = array( 'cairn-compare' => "{$hat->get_id()},{$cap->get_id()},{$hat->get_id()},999999" );
		$html = $this->printed( 'compare-table', array( 'highlight' => 'best' ) );
		self::assertSame( array( 'Hat & Co ×Remove Hat & Co from the comparison', 'Cap ×Remove Cap from the comparison' ), $this->texts( $html, '//thead//th' ) );
		self::assertCount( 1, $this->texts( $html, '//td[contains(., "18.00") and contains(., "Lowest price")]' ) );
		self::assertStringContainsString( 'cairn-compare=' . $cap->get_id() . '" data-cairn-uncompare="' . $hat->get_id() . '"', $html );
		$robots = apply_filters( 'wp_robots', array( 'index' => true ) );
		self::assertTrue( $robots['noindex'] );
		self::assertArrayNotHasKey( 'index', $robots );
	}

	/** @return array<string, array{string}> */
	public static function hostile_addresses(): array {
		return array(
			'markup'    => array( '"><script>' ),
			'negative'  => array( '-5' ),
			'no number' => array( 'a,b' ),
			'too long'  => array( str_repeat( '1,', 500 ) . '1' ),
		);
	}

	#[DataProvider( 'hostile_addresses' )]
	public function test_an_address_that_names_no_products_compares_nothing( string $asked ): void {
		$_GET = array( 'cairn-compare' => $asked );
		self::assertStringContainsString( 'Nothing to compare yet', $this->printed( 'compare-table' ) );
	}

	#[Group( 'woocommerce' )]
	public function test_no_more_columns_than_the_owner_allows_and_none_that_is_not_public(): void {
		( new ShopButtons( compare_max: 2 ) )->save();
		$ids     = array_map( fn ( string $name ): int => $this->product( $name, '5' )->get_id(), array( 'A', 'B', 'C' ) );
		$_GET    = array( 'cairn-compare' => implode( ',', $ids ) );
		self::assertCount( 2, $this->texts( $this->printed( 'compare-table' ), '//thead//th' ) );
		wp_update_post( array( 'ID' => $ids[0], 'post_status' => 'draft' ) );
		self::assertStringNotContainsString( 'Remove A', $this->printed( 'compare-table' ) );
	}

	#[Group( 'woocommerce' )]
	public function test_attributes_of_any_product_are_a_row_and_missing_ones_are_said(): void {
		update_option( 'woocommerce_weight_unit', 'kg' );
		$cap       = $this->product( 'Cap', '18' );
		$attribute = new \WC_Product_Attribute();
		$attribute->set_name( 'Material' );
		$attribute->set_options( array( 'Wool', 'Silk' ) );
		$attribute->set_visible( true );
		$cap->set_attributes( array( $attribute ) );
		$cap->set_weight( '0.2' );
		$cap->save();
		$hat  = $this->product( 'Hat', '25' );
		$html = $this->printed( 'compare-table', array( 'source' => 'fixed', 'products' => array( $cap->get_id(), $hat->get_id() ), 'rows' => array( 'attributes', 'no-such-row' ) ) );
		self::assertSame( array( 'Weight', 'Material' ), $this->texts( $html, '//tbody//th' ) );
		self::assertSame( array( '0.2 kg', '–not given', 'Wool, Silk', '–not given' ), $this->texts( $html, '//tbody//td' ) );
		self::assertStringNotContainsString( 'data-cairn-uncompare', $html );
	}

	#[Group( 'woocommerce' )]
	public function test_a_button_names_its_product_and_never_whether_it_was_chosen(): void {
		$cap    = $this->product( 'Cap', '18' );
		$guest  = $this->printed( 'compare-button', array( 'productId' => $cap->get_id() ) );
		$button = $this->texts( $guest, '//button[@type="button"][@aria-pressed="false"]' );
		self::assertSame( array( 'Compare Cap' ), $button );
		Instance::begin_page();
		$this->act_as( 'administrator' );
		$_GET = array( 'cairn-compare' => (string) $cap->get_id() );
		self::assertSame( $guest, $this->printed( 'compare-button', array( 'productId' => $cap->get_id() ) ) );
		self::assertStringNotContainsString( 'nonce', $guest );
	}

	#[Group( 'woocommerce' )]
	public function test_a_button_whose_text_changes_says_no_state_beside_it(): void {
		$cap  = $this->product( 'Cap', '18' );
		$html = $this->printed( 'compare-button', array( 'productId' => $cap->get_id(), 'label' => 'Add', 'savedLabel' => 'Added' ) );
		self::assertStringNotContainsString( 'aria-pressed', $html );
		self::assertStringContainsString( esc_attr( '["Add","Added"]' ), $html );
	}

	public function test_without_a_product_there_is_no_button(): void {
		self::assertSame( '', $this->printed( 'compare-button' ) );
	}

	#[Group( 'woocommerce' )]
	public function test_a_block_that_is_not_recorded_carries_no_mark(): void {
		$cap = $this->product( 'Cap', '18' );
		self::assertStringNotContainsString( 'data-cairn=', $this->printed( 'compare-button', array( 'productId' => $cap->get_id(), 'record' => false ) ) );
		self::assertStringNotContainsString( 'data-cairn=', $this->printed( 'compare-tray', array( 'record' => false ) ) );
	}

	public function test_the_tray_is_hidden_and_empty_for_everybody(): void {
		$tags = new \WP_HTML_Tag_Processor( $this->printed( 'compare-tray' ) );
		$tags->next_tag( 'aside' );
		self::assertNotNull( $tags->get_attribute( 'hidden' ) );
		self::assertSame( array(), $this->texts( $this->printed( 'compare-tray' ), '//ul/li' ) );
	}
}
