<?php

declare(strict_types=1);

namespace Cairn\Tests\Integration\Placement;

use Cairn\Blocks\Instance;
use Cairn\Placement\ButtonFields;
use Cairn\Placement\ButtonPlacement;
use Cairn\Placement\ComparePage;
use Cairn\Placement\ShopButtons;
use Cairn\Tests\Integration\IntegrationTestCase;
use PHPUnit\Framework\Attributes\Group;

/** One switch puts a button beside every product, once at each place. */
#[Group( 'woocommerce' )]
final class ButtonPlacementTest extends IntegrationTestCase {

	private \WC_Product_Simple $product;

	protected function setUp(): void {
		parent::setUp();
		self::need_block( 'compare-button' );
		Instance::begin_page();
		( new ShopButtons( compare: true ) )->save();
		$this->product = new \WC_Product_Simple();
		$this->product->set_name( 'Cap' );
		$this->product->set_regular_price( '18' );
		$this->product->save();
		$GLOBALS['post'] = get_post( $this->product->get_id() );
		setup_postdata( $GLOBALS['post'] );
		$GLOBALS['product'] = wc_get_product( $this->product->get_id() );
	}

	protected function tearDown(): void {
		unset( $GLOBALS['post'], $GLOBALS['product'] );
		parent::tearDown();
	}

	private function buttons( string $html ): int {
		return substr_count( $html, 'data-cairn-compare="' . $this->product->get_id() . '"' );
	}

	private function in_classic_theme(): void {
		// The theme's own folder has no block templates then.
		add_filter( 'stylesheet', static fn (): string => 'no-such-theme' );
		add_filter( 'template', static fn (): string => 'no-such-theme' );
		wp_clean_theme_json_cache();
		unset( $GLOBALS['wp_template_path'], $GLOBALS['wp_stylesheet_path'] );
		if ( function_exists( 'wp_set_template_globals' ) ) {
			wp_set_template_globals();
		}
		self::assertFalse( wp_is_block_theme() );
	}

	private function loop_item(): string {
		ob_start();
		wc_get_template_part( 'content', 'product' );
		return (string) ob_get_clean();
	}

	/** @return list<string> */
	private function hooked( string $anchor, string $position = 'after', mixed $context = null ): array {
		return array_values( array_filter( apply_filters( 'hooked_block_types', array(), $position, $anchor, $context ), static fn ( string $name ): bool => str_starts_with( $name, 'cairn/' ) ) );
	}

	public function test_nothing_is_placed_until_the_owner_says_so(): void {
		delete_option( ShopButtons::OPTION );
		self::assertSame( array(), $this->hooked( 'woocommerce/product-button' ) );
		self::assertSame( 0, $this->buttons( $this->loop_item() ) );
	}

	public function test_in_block_templates_it_follows_what_buys(): void {
		foreach ( array( 'woocommerce/product-button', 'woocommerce/add-to-cart-form', 'woocommerce/add-to-cart-with-options' ) as $anchor ) {
			self::assertSame( array( 'cairn/compare-button' ), $this->hooked( $anchor ), $anchor );
		}
		self::assertSame( array(), $this->hooked( 'woocommerce/product-button', 'before' ) );
		self::assertSame( array(), $this->hooked( 'core/paragraph' ) );
	}

	public function test_the_parts_of_the_form_that_buys_get_none_of_their_own(): void {
		$part       = new \WP_Block_Template();
		$part->area = 'add-to-cart-with-options';
		self::assertSame( array(), $this->hooked( 'woocommerce/product-button', 'after', $part ) );
	}

	public function test_a_switch_for_each_kind(): void {
		( new ShopButtons( wishlist: true, compare: true ) )->save();
		$both = is_file( dirname( CAIRN_PLUGIN_FILE ) . '/build/wishlist-button/block.json' ) ? array( 'cairn/wishlist-button', 'cairn/compare-button' ) : array( 'cairn/compare-button' );
		self::assertSame( $both, $this->hooked( 'woocommerce/product-button' ) );
	}

	public function test_in_a_list_it_is_as_large_and_aligned_as_its_neighbour(): void {
		$anchor = array( 'blockName' => 'woocommerce/product-button', 'attrs' => array( 'fontSize' => 'small', 'textAlign' => 'center' ) );
		$block  = apply_filters( 'hooked_block_cairn/compare-button', array( 'blockName' => 'cairn/compare-button', 'attrs' => array() ), 'cairn/compare-button', 'after', $anchor, null );
		self::assertSame( array( 'fontSize' => 'small', 'className' => 'has-text-align-center' ), $block['attrs'] );
		self::assertNull( apply_filters( 'hooked_block_cairn/compare-button', null, 'cairn/compare-button', 'after', $anchor, null ) );
	}

	public function test_a_classic_loop_has_one_a_product_in_a_classic_theme(): void {
		$this->in_classic_theme();
		self::assertSame( 1, $this->buttons( $this->loop_item() ) );
	}

	public function test_a_classic_loop_has_one_a_product_in_a_block_theme_too(): void {
		self::assertTrue( wp_is_block_theme() );
		self::assertSame( 1, $this->buttons( $this->loop_item() ) );
	}

	public function test_the_hooks_that_a_block_template_runs_beside_its_blocks_add_none(): void {
		ob_start();
		do_action( 'woocommerce_after_shop_loop_item' );
		do_action( 'woocommerce_single_product_summary' );
		self::assertSame( 0, $this->buttons( (string) ob_get_clean() ) );
	}

	public function test_a_classic_product_page_has_one(): void {
		$this->in_classic_theme();
		ob_start();
		do_action( 'woocommerce_single_product_summary' );
		self::assertSame( 1, $this->buttons( (string) ob_get_clean() ) );
	}

	public function test_an_item_of_an_older_grid_has_one_inside_it(): void {
		$html = apply_filters( 'woocommerce_blocks_product_grid_item_html', '<li class="wc-block-grid__product"><a href="#">Cap</a></li>', (object) array(), $this->product );
		self::assertSame( 1, $this->buttons( $html ) );
		self::assertStringEndsWith( '</li>', $html );
	}

	public function test_it_is_one_line_in_the_reports_for_all_products(): void {
		$this->in_classic_theme();
		$tags = new \WP_HTML_Tag_Processor( $this->loop_item() );
		$tags->next_tag( array( 'class_name' => 'wp-block-cairn-compare-button' ) );
		self::assertSame( 'product:' . $this->product->get_id(), $tags->get_attribute( 'data-cairn-object' ) );
		self::assertMatchesRegularExpression( '/^x:compare-button:.+:1$/', (string) $tags->get_attribute( 'data-cairn' ) );
	}

	public function test_the_tray_comes_once_and_only_where_something_can_be_compared(): void {
		$placement = new ButtonPlacement( new \Cairn\Blocks\BlockRegistry( dirname( CAIRN_PLUGIN_FILE ) . '/build', '' ) );
		$tray      = static function () use ( $placement ): string {
			ob_start();
			$placement->print_tray();
			return (string) ob_get_clean();
		};
		self::assertSame( '', $tray() );
		$placement->note_compare( '' );
		self::assertSame( 1, substr_count( $tray(), 'data-cairn-tray' ) );
		$placement->note_tray( '' );
		self::assertSame( '', $tray() );
	}

	public function test_the_form_keeps_the_switches_and_makes_the_page_once(): void {
		delete_option( ShopButtons::OPTION );
		$sent = array( 'shop_buttons' => '1', 'button_compare' => '1', 'compare_max' => '99', 'compare_same_category' => '1' );
		ButtonFields::receive( static fn ( string $name ): string => $sent[ $name ] ?? '' );
		$kept = ShopButtons::read();
		self::assertSame( array( false, true, 8, true ), array( $kept->wishlist, $kept->compare, $kept->compare_max, $kept->compare_same_category ) );
		self::assertSame( 'publish', get_post_status( $kept->compare_page ) );
		self::assertSame( get_permalink( $kept->compare_page ), ComparePage::url() );
		self::assertMatchesRegularExpression( '/wp:cairn\/compare-table \{"blockId":"[a-z0-9]{10}"/', (string) get_post_field( 'post_content', $kept->compare_page ) );
		ButtonFields::receive( static fn ( string $name ): string => $sent[ $name ] ?? '' );
		self::assertSame( $kept->compare_page, ShopButtons::read()->compare_page );
		wp_trash_post( $kept->compare_page );
		self::assertNull( ComparePage::url() );
		ButtonFields::receive( static fn ( string $name ): string => $sent[ $name ] ?? '' );
		self::assertNotSame( $kept->compare_page, ShopButtons::read()->compare_page );
	}

	public function test_the_page_is_found_wherever_its_owner_moves_it_and_no_page_of_the_shop_asks_for_it(): void {
		$page = ComparePage::ensure( 0 );
		( new ShopButtons( compare: true, compare_page: $page ) )->save();
		wp_update_post( array( 'ID' => $page, 'post_name' => 'side-by-side' ) );
		self::assertSame( get_permalink( $page ), ComparePage::url() );
		wp_update_post( array( 'ID' => $page, 'post_status' => 'draft' ) );
		self::assertNull( ComparePage::url() );
		wp_update_post( array( 'ID' => $page, 'post_status' => 'publish' ) );
		clean_post_cache( $page );
		global $wpdb;
		$before = $wpdb->num_queries;
		self::assertNotNull( ComparePage::url() );
		self::assertSame( $before, $wpdb->num_queries );
	}

	public function test_another_form_changes_no_switch(): void {
		ButtonFields::receive( static fn (): string => '' );
		self::assertTrue( ShopButtons::read()->compare );
	}
}
