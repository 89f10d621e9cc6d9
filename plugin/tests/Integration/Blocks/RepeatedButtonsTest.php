<?php

declare(strict_types=1);

namespace Cairn\Tests\Integration\Blocks;

use Cairn\Blocks\Instance;
use Cairn\Placement\ShopButtons;
use Cairn\Tests\Integration\IntegrationTestCase;
use PHPUnit\Framework\Attributes\DataProvider;
use PHPUnit\Framework\Attributes\Group;
use WP_Block;

/** A list prints its buttons faster than WordPress would, and to the same bytes. */
#[Group( 'woocommerce' )]
final class RepeatedButtonsTest extends IntegrationTestCase {

	/** @var list<int> */
	private array $products = array();

	protected function setUp(): void {
		parent::setUp();
		self::need_block( 'compare-button' );
		Instance::begin_page();
		update_option( 'woocommerce_currency', 'EUR' );
		foreach ( array( 'Cap', '"><script>alert(1)</script>', "Lamp & 'shade' <b>&amp; more</b>", 'ランプ' ) as $number => $name ) {
			$product = new \WC_Product_Simple();
			$product->set_name( $name );
			$product->set_regular_price( 3 === $number ? '' : "1$number.50" );
			$this->products[] = $product->save();
		}
	}

	protected function tearDown(): void {
		unset( $GLOBALS['post'], $GLOBALS['product'] );
		Instance::begin_page();
		parent::tearDown();
	}

	/**
	 * @param array<string, mixed> $attributes Attributes.
	 * @return array{blockName: string, attrs: array<string, mixed>, innerBlocks: array{}, innerHTML: string, innerContent: array{}}
	 */
	private static function button( string $name, array $attributes = array() ): array {
		return array( 'blockName' => "cairn/$name-button", 'attrs' => $attributes, 'innerBlocks' => array(), 'innerHTML' => '', 'innerContent' => array() );
	}

	/**
	 * Prints a list as WooCommerce does: the inner blocks anew for each product, which a filter tells them.
	 *
	 * @param list<array<string, mixed>> $buttons Parsed blocks.
	 * @param list<int>|null             $ids     Products, null for all.
	 */
	private function list_of( array $buttons, ?array $ids = null ): string {
		$html = '';
		foreach ( $ids ?? $this->products as $id ) {
			$GLOBALS['product'] = wc_get_product( $id );
			$tell               = static fn ( array $context ): array => array( 'postId' => $id, 'postType' => 'product' ) + $context;
			add_filter( 'render_block_context', $tell, 1 );
			$html .= ( new WP_Block( array( 'blockName' => 'core/null', 'attrs' => array(), 'innerBlocks' => $buttons, 'innerHTML' => '', 'innerContent' => array_fill( 0, count( $buttons ), null ) ), array() ) )->render( array( 'dynamic' => false ) );
			remove_filter( 'render_block_context', $tell, 1 );
		}
		return $html;
	}

	/**
	 * The same, each block by itself and by WordPress alone.
	 *
	 * @param list<array<string, mixed>> $buttons Parsed blocks.
	 */
	private function one_by_one( array $buttons ): string {
		$html = '';
		foreach ( $this->products as $id ) {
			$GLOBALS['product'] = wc_get_product( $id );
			foreach ( $buttons as $button ) {
				$html .= ( new WP_Block( $button, array( 'postId' => $id, 'postType' => 'product' ) ) )->render();
			}
		}
		return $html;
	}

	/** Counts how often WordPress itself prints wishlist buttons from now on. */
	private function count_prints(): \ArrayObject {
		$count = new \ArrayObject( array( 'n' => 0 ) );
		$type  = \WP_Block_Type_Registry::get_instance()->get_registered( 'cairn/wishlist-button' );
		self::assertNotNull( $type );
		$print                 = $type->render_callback;
		$type->render_callback = static function ( ...$arguments ) use ( $count, $print ): string {
			++$count['n'];
			return $print( ...$arguments );
		};
		return $count;
	}

	/** @return array<string, array{array<string, mixed>}> */
	public static function attributes(): array {
		$evil = '"><script>alert(1)</script>';
		return array(
			'as it is placed by one switch'       => array( array() ),
			'fitted to its neighbour'             => array( array( 'fontSize' => 'small', 'className' => 'has-text-align-center' ) ),
			'of the editor'                       => array( array( 'blockId' => 'abcdefghij', 'anchor' => 'here', 'align' => 'wide' ) ),
			'filled, coloured and padded'         => array( array( 'className' => 'is-style-fill', 'textColor' => 'contrast', 'style' => array( 'spacing' => array( 'padding' => array( 'left' => '1em' ) ), 'color' => array( 'background' => '#123456' ) ) ) ),
			'with words of its own'               => array( array( 'label' => 'Keep <b>it</b> & more', 'savedLabel' => 'Kept "here"', 'icon' => 'star' ) ),
			'as an icon'                          => array( array( 'display' => 'icon' ) ),
			'as a text'                           => array( array( 'display' => 'text' ) ),
			'not recorded'                        => array( array( 'record' => false ) ),
			'hostile'                             => array( array( 'label' => $evil, 'savedLabel' => $evil, 'icon' => $evil, 'display' => $evil, 'anchor' => $evil, 'className' => $evil, 'blockId' => $evil ) ),
			'of wrong types'                      => array( array( 'label' => array(), 'savedLabel' => 5, 'icon' => array(), 'display' => null, 'productId' => 'x', 'style' => 'y', 'record' => 'z' ) ),
		);
	}

	/** @param array<string, mixed> $attributes Attributes. */
	#[DataProvider( 'attributes' )]
	public function test_every_button_of_a_list_is_as_wordpress_would_print_it( array $attributes ): void {
		foreach ( array( false, true ) as $within_a_category ) {
			( new ShopButtons( compare: true, compare_same_category: $within_a_category ) )->save();
			// Twice the same button: the second says that it is the second.
			$buttons = array( self::button( 'wishlist', $attributes ), self::button( 'compare', $attributes ), self::button( 'wishlist', $attributes ), self::button( 'wishlist', array( 'label' => 'Another' ) ) );
			Instance::begin_page();
			$expected = $this->one_by_one( $buttons );
			Instance::begin_page();
			self::assertSame( $expected, $this->list_of( $buttons ) );
			self::assertStringNotContainsString( '<script', $expected );
			self::assertSame( 16, substr_count( $expected, '<button ' ) );
		}
	}

	public function test_wordpress_prepares_only_the_first_of_each(): void {
		$printed = $this->count_prints();
		$html    = $this->list_of( array( self::button( 'wishlist' ), self::button( 'compare' ) ) );
		self::assertSame( 4, substr_count( $html, 'cairn-keep"' ) );
		self::assertSame( 1, $printed['n'] );
	}

	public function test_what_wordpress_marks_anew_each_time_is_printed_by_wordpress(): void {
		$html = $this->list_of( array( self::button( 'compare', array( 'style' => array( 'elements' => array( 'link' => array( 'color' => array( 'text' => '#123456' ) ) ) ) ) ) ) );
		self::assertSame( 4, preg_match_all( '/<div class="(wp-elements-\S+) /', $html, $marks ) );
		self::assertSame( $marks[1], array_unique( $marks[1] ) );
	}

	public function test_other_plugins_are_asked_about_every_button(): void {
		$mark = static fn ( string $html, array $block ): string => 'cairn/wishlist-button' === $block['blockName'] ? "<i>$html</i>" : $html;
		$list = array( self::button( 'wishlist' ) );
		add_filter( 'render_block', $mark, 10, 2 );
		self::assertSame( 4, substr_count( $this->list_of( $list ), '<i>' ) );
		remove_filter( 'render_block', $mark );
		self::assertSame( 0, substr_count( $this->list_of( $list ), '<i>' ) );
		// It comes while the page is printed.
		add_filter( 'render_block_cairn/wishlist-button', $mark, 10, 2 );
		self::assertSame( 4, substr_count( $this->list_of( $list ), '<i>' ) );
		remove_filter( 'render_block_cairn/wishlist-button', $mark );
		// Or says what else to print.
		add_filter( 'pre_render_block', static fn ( mixed $early, array $block ): mixed => 'cairn/wishlist-button' === $block['blockName'] ? '<u></u>' : $early, 10, 2 );
		self::assertSame( '<u></u><u></u><u></u><u></u>', $this->list_of( $list ) );
	}

	public function test_what_a_button_needs_is_there_also_when_the_list_of_the_first_one_was_thrown_away(): void {
		$list = array( self::button( 'wishlist' ) );
		$this->list_of( $list, array( $this->products[0] ) );
		$type = \WP_Block_Type_Registry::get_instance()->get_registered( 'cairn/wishlist-button' );
		self::assertNotNull( $type );
		self::assertNotSame( array(), $type->style_handles );
		foreach ( $type->style_handles as $style ) {
			wp_dequeue_style( $style );
		}
		foreach ( $type->view_script_module_ids as $module ) {
			wp_dequeue_script_module( $module );
		}
		$this->list_of( $list, array( $this->products[1] ) );
		foreach ( $type->style_handles as $style ) {
			self::assertTrue( wp_style_is( $style ), $style );
		}
		self::assertSame( array(), array_diff( $type->view_script_module_ids, wp_script_modules()->get_queue() ) );
	}

	public function test_a_part_of_the_page_in_another_language_has_its_own_words(): void {
		$list = array( self::button( 'wishlist' ) );
		self::assertStringContainsString( '>Save</span>', $this->list_of( $list ) );
		add_filter( 'gettext_cairn', static fn ( string $translated, string $text ): string => 'Save' === $text ? 'Merken' : $translated, 10, 2 );
		do_action( 'change_locale', 'de_DE' );
		self::assertSame( 4, substr_count( $this->list_of( $list ), '>Merken</span>' ) );
	}

	public function test_where_another_wishlist_takes_over_the_rest_of_the_page_has_no_button(): void {
		$list = array( self::button( 'wishlist' ) );
		self::assertNotSame( '', $this->list_of( $list ) );
		add_filter( 'cairn_other_wishlist', static fn (): string => 'yith' );
		self::assertSame( '', $this->list_of( $list ) );
	}
}
