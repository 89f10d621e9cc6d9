<?php

declare(strict_types=1);

namespace Cairn\Tests\Integration\Lists;

use Cairn\Blocks\Instance;
use Cairn\Blocks\PlacementTable;
use Cairn\Lists\ListsModule;
use Cairn\Lists\ListTables;

/** The bookmark button, and the page that lists what was kept. */
final class BookmarkTest extends ListTestCase {

	private function on_page( int $id, string $content ): string {
		Instance::begin_page();
		$GLOBALS['post'] = get_post( $id );
		setup_postdata( $GLOBALS['post'] );
		$html = do_blocks( $content );
		wp_reset_postdata();
		return $html;
	}

	public function test_it_keeps_the_page_it_stands_in(): void {
		$id   = $this->page( 'Guide' );
		$html = $this->on_page( $id, '<!-- wp:cairn/bookmark {"blockId":"abcdefghij"} /-->' );
		self::assertStringContainsString( 'data-cairn="abcdefghij" data-cairn-object="post:' . $id . '"', $html );
		self::assertStringContainsString( 'data-cairn-keep="p' . $id . '"', $html );
		self::assertStringContainsString( 'aria-label="Bookmark Guide"', $html );
	}

	public function test_a_list_of_bookmarks_offers_no_cart(): void {
		$html = $this->on_page( $this->page( 'Guide' ), '<!-- wp:cairn/wishlist-page {"kind":"page"} --><p>x</p><!-- /wp:cairn/wishlist-page -->' );
		self::assertStringContainsString( 'data-wp-interactive="cairn"', $html );
		self::assertStringNotContainsString( 'actions.list.buy', $html );
		self::assertStringNotContainsString( 'actions.list.share', $html );
	}

	public function test_the_counter_leads_to_the_published_page_with_the_list(): void {
		update_option( ListsModule::PAGE_OPTION, 0 );
		$module = new ListsModule( new ListTables(), new PlacementTable() );
		$list   = '<!-- wp:cairn/wishlist-page {"blockId":"abcdefghij"} --><p>x</p><!-- /wp:cairn/wishlist-page -->';
		$page   = wp_insert_post( array( 'post_type' => 'page', 'post_title' => 'List', 'post_status' => 'publish', 'post_content' => $list ) );
		$module->note_page( $page, get_post( $page ) );
		self::assertSame( get_permalink( $page ), ListsModule::page_url() );

		wp_update_post( array( 'ID' => $page, 'post_status' => 'draft' ) );
		$module->note_page( $page, get_post( $page ) );
		self::assertNotSame( get_permalink( $page ), ListsModule::page_url() );

		$marks = wp_insert_post( array( 'post_type' => 'page', 'post_title' => 'Marks', 'post_status' => 'publish', 'post_content' => str_replace( '"}', '","kind":"page"}', $list ) ) );
		$module->note_page( $marks, get_post( $marks ) );
		self::assertNotSame( get_permalink( $marks ), ListsModule::page_url() );
	}

	public function test_patterns_are_made_of_blocks_that_exist_and_carry_no_ids(): void {
		( new \Cairn\Lists\ListEditor() )->register();
		foreach ( array( 'wishlist', 'wishlist-table', 'wishlist-header', 'wishlist-save', 'bookmarks' ) as $name ) {
			$pattern = \WP_Block_Patterns_Registry::get_instance()->get_registered( "cairn/$name" );
			self::assertIsArray( $pattern );
			self::assertStringNotContainsString( 'blockId', $pattern['content'] );
			preg_match_all( '/<!-- wp:(cairn\/[a-z-]+)/', $pattern['content'], $blocks );
			self::assertNotEmpty( $blocks[1] );
			foreach ( $blocks[1] as $block ) {
				self::assertTrue( \WP_Block_Type_Registry::get_instance()->is_registered( $block ), $block );
			}
		}
	}
}
