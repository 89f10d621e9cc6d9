<?php

declare(strict_types=1);

namespace Cairn\Tests\Integration\Blocks;

use Cairn\Blocks\Instance;
use Cairn\Tests\Integration\IntegrationTestCase;
use PHPUnit\Framework\Attributes\Group;

/** What a search block prints: core's own form, in a box that is counted. */
final class SearchTest extends IntegrationTestCase {

	protected function setUp(): void {
		parent::setUp();
		Instance::begin_page();
		self::need_block( 'search' );
	}

	/** @param array<string, mixed> $attributes Attributes. */
	private function printed( array $attributes = array() ): string {
		return do_blocks( get_comment_delimited_block_content( 'cairn/search', $attributes + array( 'blockId' => 'abcdefghij' ), '' ) );
	}

	public function test_it_is_cores_form_and_works_without_javascript(): void {
		$tags = new \WP_HTML_Tag_Processor( $this->printed( array( 'placeholder' => 'Find', 'label' => 'Look for' ) ) );
		self::assertTrue( $tags->next_tag( array( 'class_name' => 'wp-block-cairn-search' ) ) );
		self::assertSame( 'abcdefghij', $tags->get_attribute( 'data-cairn' ) );
		self::assertTrue( $tags->next_tag( 'form' ) );
		self::assertSame( 'get', $tags->get_attribute( 'method' ) );
		self::assertTrue( $tags->next_tag( 'input' ) );
		self::assertSame( array( 's', 'Find' ), array( $tags->get_attribute( 'name' ), $tags->get_attribute( 'placeholder' ) ) );
		self::assertTrue( $tags->next_tag( 'button' ) );
		self::assertSame( 'submit', $tags->get_attribute( 'type' ) );
	}

	#[Group( 'woocommerce' )]
	public function test_products_only_is_said_by_a_hidden_field_as_core_does(): void {
		self::assertStringContainsString( '<input type="hidden" name="post_type" value="product" />', $this->printed( array( 'scope' => 'products' ) ) );
	}

	#[Group( 'without-woocommerce' )]
	public function test_without_a_shop_the_whole_site_is_searched(): void {
		self::assertStringNotContainsString( 'post_type', $this->printed( array( 'scope' => 'products' ) ) );
	}

	public function test_the_markup_carries_no_address_that_a_script_would_follow(): void {
		$html = $this->printed( array( 'suggest' => true ) );
		self::assertStringContainsString( 'data-cairn-search="all"', $html );
		self::assertStringNotContainsString( 'suggestions.js', $html );
		$data = apply_filters( 'script_module_data_cairn-search-view-script-module', array() );
		self::assertStringContainsString( '/build/search/suggestions.js', $data['module'] );
		self::assertStringEndsWith( '&search=', $data['all'] );
	}

	public function test_wordpress_names_the_blocks_modules_as_their_data_do(): void {
		foreach ( array( 'search', 'availability' ) as $block ) {
			self::assertContains( "cairn-$block-view-script-module", \WP_Block_Type_Registry::get_instance()->get_registered( "cairn/$block" )->view_script_module_ids );
		}
	}

	public function test_hostile_attributes_print_no_markup_and_no_notice(): void {
		$evil = '"><script>alert(1)</script>';
		foreach ( array( array( 'label' => $evil, 'placeholder' => $evil, 'buttonText' => $evil, 'query' => array( $evil => $evil, 'x' => array() ), 'anchor' => $evil, 'widthUnit' => $evil ), array( 'label' => array(), 'query' => 'x', 'scope' => 5, 'suggest' => 'x', 'buttonPosition' => array(), 'width' => 'x' ) ) as $attributes ) {
			self::assertStringNotContainsString( '<script', $this->printed( $attributes ) );
		}
	}

	public function test_a_form_that_opens_by_itself_becomes_one_that_stands_open(): void {
		self::assertStringNotContainsString( 'data-wp-interactive', $this->printed( array( 'buttonPosition' => 'button-only' ) ) );
	}
}
