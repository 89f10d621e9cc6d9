<?php

declare(strict_types=1);

namespace Cairn\Tests\Integration\Blocks;

use Cairn\Blocks\Instance;
use Cairn\Tests\Integration\IntegrationTestCase;
use PHPUnit\Framework\Attributes\DataProvider;
use PHPUnit\Framework\Attributes\Group;

/** What an availability block prints: what the shop knew when the page was made. */
#[Group( 'woocommerce' )]
final class AvailabilityTest extends IntegrationTestCase {

	protected function setUp(): void {
		parent::setUp();
		Instance::begin_page();
		self::need_block( 'availability' );
		update_option( 'woocommerce_manage_stock', 'yes' );
	}

	/** @param int|null $stock Pieces; null where nobody counts. */
	private function product( ?int $stock, string $backorders = 'no' ): \WC_Product_Simple {
		$product = new \WC_Product_Simple();
		$product->set_name( 'Cap' );
		$product->set_regular_price( '18' );
		$product->set_manage_stock( null !== $stock );
		if ( null !== $stock ) {
			$product->set_stock_quantity( $stock );
			$product->set_backorders( $backorders );
		}
		$product->save();
		return $product;
	}

	/** @param array<string, mixed> $attributes Attributes. */
	private function printed( \WC_Product $product, array $attributes = array() ): string {
		return do_blocks( get_comment_delimited_block_content( 'cairn/availability', $attributes + array( 'blockId' => 'abcdefghij', 'productId' => $product->get_id() ), '' ) );
	}

	/** @return array<string, array{int|null, string, string, string, string}> */
	public static function states(): array {
		return array(
			'nobody counts'              => array( null, 'no', 'amount', 'in', 'In stock' ),
			'plenty, in words'           => array( 12, 'no', 'text', 'in', 'In stock' ),
			'plenty, counted'            => array( 12, 'no', 'amount', 'in', '12 in stock' ),
			'plenty, only few are told'  => array( 12, 'no', 'low', 'in', 'In stock' ),
			'few'                        => array( 2, 'no', 'low', 'low', 'Only 2 left' ),
			'few, in words'              => array( 2, 'no', 'text', 'low', 'In stock' ),
			'none'                       => array( 0, 'no', 'amount', 'out', 'Out of stock' ),
			'none, but can be ordered'   => array( 0, 'notify', 'text', 'backorder', 'Can be ordered, arrives later' ),
		);
	}

	#[DataProvider( 'states' )]
	public function test_it_says_what_the_shop_knows( ?int $stock, string $backorders, string $show, string $result, string $words ): void {
		$html = $this->printed( $this->product( $stock, $backorders ), array( 'show' => $show ) );
		self::assertStringContainsString( 'data-result="' . $result . '">' . $words . '</p>', $html );
	}

	public function test_the_button_answers_in_a_place_that_is_read_out(): void {
		$tags = new \WP_HTML_Tag_Processor( $this->printed( $this->product( null ) ) );
		$tags->next_tag( 'button' );
		$answer = $tags->get_attribute( 'aria-controls' );
		self::assertSame( 'button', $tags->get_attribute( 'type' ) );
		$tags->next_tag( array( 'class_name' => 'wp-block-cairn-availability__answer' ) );
		self::assertSame( array( $answer, 'status' ), array( $tags->get_attribute( 'id' ), $tags->get_attribute( 'role' ) ) );
	}

	public function test_a_block_that_asks_by_itself_has_no_button(): void {
		$html = $this->printed( $this->product( null ), array( 'check' => 'always' ) );
		self::assertStringNotContainsString( '<button', $html );
		self::assertStringContainsString( 'data-always', $html );
	}

	public function test_the_shops_pickup_places_can_be_chosen(): void {
		update_option( 'woocommerce_pickup_location_settings', array( 'enabled' => 'yes' ) );
		update_option( 'pickup_location_pickup_locations', array( array( 'name' => 'Hut "A"', 'enabled' => true ), array( 'name' => 'Closed', 'enabled' => false ), 'x' ) );
		$html = $this->printed( $this->product( null ), array( 'pickup' => true ) );
		self::assertStringContainsString( '<option value="Hut &quot;A&quot;">', $html );
		self::assertStringNotContainsString( 'Closed', $html );
		update_option( 'woocommerce_pickup_location_settings', array( 'enabled' => 'no' ) );
		self::assertStringNotContainsString( '<select', $this->printed( $this->product( null ), array( 'pickup' => true ) ) );
	}

	public function test_guest_and_member_get_the_same_bytes(): void {
		$product = $this->product( 5 );
		$strip   = static fn ( string $html ): string => (string) preg_replace( '/cairn-availability-\d+|data-cairn-pos="\d+"/', '', $html );
		$guest   = $strip( $this->printed( $product ) );
		Instance::begin_page();
		$this->act_as( 'administrator' );
		self::assertSame( $guest, $strip( $this->printed( $product ) ) );
	}

	public function test_hostile_attributes_print_no_markup_and_no_notice(): void {
		$evil = '"><script>alert(1)</script>';
		foreach ( array( array( 'show' => $evil, 'check' => array(), 'lowAt' => $evil, 'pickup' => 1, 'anchor' => $evil, 'blockId' => $evil ), array( 'show' => array(), 'lowAt' => null, 'productId' => $evil ) ) as $attributes ) {
			self::assertStringNotContainsString( '<script', $this->printed( $this->product( 1 ), $attributes ) );
		}
	}

	public function test_without_a_product_there_is_nothing(): void {
		self::assertSame( '', do_blocks( '<!-- wp:cairn/availability /-->' ) );
	}
}
