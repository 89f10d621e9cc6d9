<?php

declare(strict_types=1);

namespace Cairn\Tests\Integration\Blocks;

use Cairn\Blocks\BlockRegistry;
use Cairn\Blocks\BlocksOnDemand;
use Cairn\Blocks\Instance;
use Cairn\Tests\Integration\IntegrationTestCase;

/** A visitor's page knows only the blocks that stand on it. */
final class BlocksOnDemandTest extends IntegrationTestCase {

	private const BUTTON = '<!-- wp:cairn/cta-button {"blockId":"abcdefghij","backgroundColor":"contrast","style":{"spacing":{"margin":{"top":"1em"}}}} --><p class="wp-block-cairn-cta-button"><a href="/buy/">Buy</a></p><!-- /wp:cairn/cta-button -->';

	private BlockRegistry $registry;

	private string $as_ever = '';

	protected function setUp(): void {
		parent::setUp();
		self::need_block( 'cta-button' );
		Instance::begin_page();
		$this->as_ever = do_blocks( self::BUTTON );
		Instance::begin_page();
		foreach ( $this->ours() as $name ) {
			unregister_block_type( $name );
		}
		$this->registry = new BlockRegistry( dirname( CAIRN_PLUGIN_FILE ) . '/build', plugins_url( 'build', CAIRN_PLUGIN_FILE ) );
		( new BlocksOnDemand( $this->registry->register_for_visitors( ... ) ) )->hook();
	}

	protected function tearDown(): void {
		if ( isset( $this->registry ) ) {
			$this->registry->register_all();
		}
		parent::tearDown();
	}

	/** @return list<string> Our blocks that WordPress knows. */
	private function ours(): array {
		return array_values( array_filter( array_keys( \WP_Block_Type_Registry::get_instance()->get_all_registered() ), static fn ( string $name ): bool => str_starts_with( $name, 'cairn/' ) ) );
	}

	public function test_a_page_without_a_block_of_ours_knows_none(): void {
		do_blocks( '<!-- wp:paragraph --><p>wp:cairn/cta-button</p><!-- /wp:paragraph -->' );
		apply_filters( 'template_include', 'index.php' );
		self::assertSame( array(), $this->ours() );
	}

	public function test_a_block_is_known_when_it_is_met_and_prints_as_it_always_did(): void {
		self::assertSame( $this->as_ever, do_blocks( self::BUTTON ) );
		self::assertSame( array( 'cairn/cta-button' ), $this->ours() );
	}

	public function test_a_block_deep_inside_others_prints_too(): void {
		$html = do_blocks( '<!-- wp:group --><div class="wp-block-group"><!-- wp:group --><div class="wp-block-group">' . self::BUTTON . '</div><!-- /wp:group --></div><!-- /wp:group -->' );
		self::assertStringContainsString( trim( $this->as_ever ), $html );
	}

	public function test_a_form_brings_its_parts(): void {
		$html = do_blocks( '<!-- wp:cairn/form {"blockId":"abcdefghij","purpose":"contact"} --><!-- wp:cairn/field {"key":"email"} /--><!-- wp:cairn/consent {"text":"I agree"} /--><!-- /wp:cairn/form -->' );
		self::assertSame( array( 'cairn/form', 'cairn/field', 'cairn/consent' ), $this->ours() );
		self::assertStringContainsString( 'name="field[email]"', $html );
		self::assertStringContainsString( 'name="consent[0]"', $html );
	}

	public function test_a_synced_pattern_brings_its_blocks(): void {
		$pattern = wp_insert_post( wp_slash( array( 'post_type' => 'wp_block', 'post_title' => 'Offer', 'post_status' => 'publish', 'post_content' => self::BUTTON ) ) );
		self::assertStringContainsString( 'data-cairn="abcdefghij"', do_blocks( '<!-- wp:block {"ref":' . $pattern . '} /-->' ) );
	}

	public function test_what_the_pages_posts_and_template_hold_is_known_before_anything_is_printed(): void {
		$GLOBALS['wp_query']        = new \WP_Query();
		$GLOBALS['wp_query']->posts = array( new \WP_Post( (object) array( 'ID' => 1, 'post_content' => self::BUTTON ) ) );
		self::assertSame( 'index.php', apply_filters( 'template_include', 'index.php' ) );
		self::assertSame( array( 'cairn/cta-button' ), $this->ours() );
		unregister_block_type( 'cairn/cta-button' );
		$GLOBALS['wp_query']->posts           = array();
		$GLOBALS['_wp_current_template_content'] = self::BUTTON;
		apply_filters( 'template_include', 'index.php' );
		unset( $GLOBALS['_wp_current_template_content'] );
		self::assertSame( array( 'cairn/cta-button' ), $this->ours() );
	}

	public function test_a_block_that_was_never_built_is_nothing(): void {
		do_blocks( '<!-- wp:cairn/no-such-block /--><!-- wp:cairn/../cta-button /-->' );
		$this->registry->register_one( '../../src' );
		self::assertSame( array(), $this->ours() );
	}

	public function test_where_somebody_edits_all_are_known_with_what_an_editor_reads(): void {
		$this->registry->register();
		self::assertContains( 'cairn/cta-button', $this->ours() );
		$block = \WP_Block_Type_Registry::get_instance()->get_registered( 'cairn/cta-button' );
		self::assertNotNull( $block );
		self::assertNotSame( array(), $block->editor_script_handles );
		self::assertNotSame( '', $block->description );
	}

	public function test_a_page_registers_of_a_block_what_it_prints_and_nothing_for_an_editor(): void {
		$this->registry->register_for_visitors( 'cta-button' );
		$on_page = \WP_Block_Type_Registry::get_instance()->get_registered( 'cairn/cta-button' );
		self::assertNotNull( $on_page );
		self::assertSame( array(), $on_page->editor_script_handles );
		unregister_block_type( 'cairn/cta-button' );
		$this->registry->register_one( 'cta-button' );
		$in_editor = \WP_Block_Type_Registry::get_instance()->get_registered( 'cairn/cta-button' );
		self::assertNotNull( $in_editor );
		foreach ( array( 'attributes', 'supports', 'selectors', 'uses_context', 'provides_context', 'style_handles', 'view_style_handles', 'view_script_handles', 'view_script_module_ids' ) as $needed ) {
			self::assertEquals( $in_editor->$needed, $on_page->$needed, $needed );
		}
	}
}
