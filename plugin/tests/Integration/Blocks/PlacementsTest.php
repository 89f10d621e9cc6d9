<?php

declare(strict_types=1);

namespace Cairn\Tests\Integration\Blocks;

use Cairn\Blocks\PlacementTable;
use Cairn\Blocks\Placements;
use Cairn\Blocks\ThemeBlocks;
use Cairn\Placement\ShopButtons;
use Cairn\Tests\Integration\IntegrationTestCase;
use PHPUnit\Framework\Attributes\DataProvider;

/** Which blocks stand where, how the service learns of it, and what a copied post does. */
final class PlacementsTest extends IntegrationTestCase {

	protected function setUp(): void {
		parent::setUp();
		if ( self::on_real_wordpress() ) {
			// What an earlier test saved was rolled back; nothing of it waits any more.
			$this->end_of_request();
		}
	}

	private function button( string $id, string $text = 'Buy', string $more = '' ): string {
		return '<!-- wp:cairn/cta-button {"blockId":"' . $id . '"' . $more . '} --><p class="wp-block-cairn-cta-button"><a href="/buy/">' . $text . '</a></p><!-- /wp:cairn/cta-button -->';
	}

	private function page( string $content, string $status = 'publish', int $id = 0 ): int {
		$post = wp_insert_post( wp_slash( array( 'ID' => $id, 'post_type' => 'page', 'post_title' => 'Offer', 'post_status' => $status, 'post_content' => $content ) ), true );
		self::assertIsInt( $post );
		return $post;
	}

	/** Ends the request: what waits for it is told. */
	private function end_of_request(): void {
		$this->placements()->tell_after_the_answer();
	}

	/** @return list<array<mixed>> Bodies of the placements that were sent. */
	private function told(): array {
		$bodies = array();
		foreach ( $this->sent as $request ) {
			if ( str_contains( $request['url'], '/v1/placements' ) ) {
				self::assertSame( 'PUT', $request['method'] );
				$bodies[] = (array) json_decode( $request['body'], true );
			}
		}
		return $bodies;
	}

	private function will_take( int $times ): void {
		for ( $n = 0; $n < $times; $n++ ) {
			$this->answers[] = array( 'status' => 204, 'body' => '' );
		}
	}

	public function test_the_table_follows_each_save(): void {
		$table = new PlacementTable();
		$id    = $this->page( $this->button( 'qzqzqzqzq1' ) . '<!-- wp:group --><div class="wp-block-group">' . $this->button( 'qzqzqzqzq2', 'A &amp; <strong>B</strong>', ',"stage":"purchase"' ) . '</div><!-- /wp:group -->' . $this->button( 'qzqzqzqzq3', 'x', ',"record":false' ) );
		self::assertSame(
			array( array( 'qzqzqzqzq1', 'cairn/cta-button', 'Buy', '' ), array( 'qzqzqzqzq2', 'cairn/cta-button', 'A & B', 'purchase' ) ),
			array_map( static fn ( array $row ): array => array( $row['block_id'], $row['block_type'], $row['block_name'], $row['stage'] ), $table->rows( $id ) )
		);
		$this->page( $this->button( 'qzqzqzqzq2', 'C', ',"metadata":{"name":"Main button"}' ), 'publish', $id );
		self::assertSame( array( 'Main button' ), array_column( $table->rows( $id ), 'block_name' ) );
		wp_delete_post( $id, true );
		self::assertSame( array(), $table->rows( $id ) );
	}

	public function test_the_service_is_told_after_the_answer_and_once(): void {
		$this->connect();
		update_option( Placements::TOLD_SITE_OPTION, 'site_01' );
		$id = $this->page( $this->button( 'qzqzqzqzq1' ) );
		self::assertSame( array(), $this->told() );
		$this->will_take( 1 );
		$this->end_of_request();
		self::assertSame(
			array( array( 'post_id' => $id, 'page' => wp_parse_url( (string) get_permalink( $id ), PHP_URL_PATH ), 'blocks' => array( array( 'block_id' => 'qzqzqzqzq1', 'block_type' => 'cairn/cta-button', 'name' => 'Buy', 'stage' => null ) ) ) ),
			$this->told()
		);
		$this->end_of_request();
		self::assertCount( 1, $this->told() );
	}

	public function test_a_page_that_is_no_longer_public_holds_nothing(): void {
		$this->connect();
		update_option( Placements::TOLD_SITE_OPTION, 'site_01' );
		$id = $this->page( $this->button( 'qzqzqzqzq1' ), 'draft' );
		self::assertSame( array( 'post_id' => $id, 'page' => null, 'blocks' => array() ), $this->placements()->body( $id ) );
	}

	public function test_a_silent_service_is_told_later(): void {
		$this->connect();
		update_option( Placements::TOLD_SITE_OPTION, 'site_01' );
		$id = $this->page( $this->button( 'qzqzqzqzq1' ) );
		$this->end_of_request();
		self::assertSame( array( $id ), get_option( Placements::UNTOLD_OPTION ) );
		self::assertNotFalse( wp_next_scheduled( Placements::CRON_HOOK ) );
		delete_transient( 'cairn_service_silence' );
		$this->will_take( 1 );
		do_action( Placements::CRON_HOOK );
		self::assertSame( array(), get_option( Placements::UNTOLD_OPTION ) );
	}

	public function test_a_site_that_connects_tells_everything_it_has(): void {
		$id = $this->page( $this->button( 'qzqzqzqzq1' ) );
		$this->end_of_request();
		self::assertSame( array(), $this->sent );
		$this->connect();
		$this->will_take( 50 );
		$this->end_of_request();
		self::assertContains( $id, array_column( $this->told(), 'post_id' ) );
	}

	public function test_a_copied_post_gets_ids_of_its_own_and_remembers_theirs(): void {
		$first  = $this->page( $this->button( 'qzqzqzqzq1' ) . $this->button( 'qzqzqzqzq2' ) );
		$copy   = $this->page( (string) get_post( $first )?->post_content . $this->button( 'qzqzqzqzq9', 'It\\\'s "new" \\ here' ) );
		$rows   = ( new PlacementTable() )->rows( $copy );
		$copied = array_column( $rows, 'copied_from', 'block_id' );
		self::assertCount( 3, $rows );
		self::assertArrayHasKey( 'qzqzqzqzq9', $copied );
		self::assertSame( '', $copied['qzqzqzqzq9'] );
		self::assertEqualsCanonicalizing( array( '', 'qzqzqzqzq1', 'qzqzqzqzq2' ), array_values( $copied ) );
		self::assertStringContainsString( 'It\\\'s "new" \\ here', (string) get_post( $copy )?->post_content );
		self::assertStringContainsString( 'qzqzqzqzq1', (string) get_post( $first )?->post_content );
	}

	public function test_saving_a_post_again_keeps_its_ids(): void {
		$id = $this->page( $this->button( 'qzqzqzqzq1' ) );
		$this->page( $this->button( 'qzqzqzqzq1', 'Other' ), 'publish', $id );
		self::assertStringContainsString( '"qzqzqzqzq1"', (string) get_post( $id )?->post_content );
	}

	/** @return array<string, array{string, string}> Route and a slug. */
	public static function parts_of_a_theme(): array {
		return array(
			'a template'      => array( 'templates', 'single' ),
			'a template part' => array( 'template-parts', 'footer' ),
		);
	}

	#[DataProvider( 'parts_of_a_theme' )]
	public function test_a_template_edited_in_the_site_editor_tells_its_blocks_and_its_reset_that_they_are_gone( string $kind, string $slug ): void {
		self::assertTrue( wp_is_block_theme() );
		$this->act_as( 'administrator' );
		$this->connect();
		update_option( Placements::TOLD_SITE_OPTION, 'site_01' );
		$route = "/wp/v2/$kind/" . get_stylesheet() . "//$slug";
		$told  = function (): array {
			$this->sent = array();
			$this->will_take( 1 );
			$this->end_of_request();
			return array_map( static fn ( array $body ): array => array( $body['page'], array_column( $body['blocks'], 'block_id' ) ), $this->told() );
		};
		$first = $this->ask( 'PUT', $route, array( 'content' => $this->button( 'qzqzqzqzq1' ) . $this->button( 'qzqzqzqzq2' ) ) );
		self::assertSame( 200, $first->get_status(), (string) wp_json_encode( $first->get_data() ) );
		self::assertSame( array( array( null, array( 'qzqzqzqzq1', 'qzqzqzqzq2' ) ) ), $told() );

		$this->ask( 'PUT', $route, array( 'content' => $this->button( 'qzqzqzqzq2' ) ) );
		self::assertSame( array( array( null, array( 'qzqzqzqzq2' ) ) ), $told(), 'One was taken out.' );

		// As the Site Editor does it: what the theme brings, said to be the theme's.
		$reset = $this->ask( 'PUT', $route, array( 'source' => 'theme', 'content' => '' ) );
		self::assertSame( 'theme', $reset->get_data()['source'] ?? '' );
		self::assertSame( array( array( null, array() ) ), $told(), 'The customisation was deleted.' );

		$this->ask( 'PUT', $route, array( 'content' => $this->button( 'qzqzqzqzq3' ) ) );
		$told();
		$this->ask( 'DELETE', $route, array( 'force' => true ) );
		self::assertSame( array( array( null, array() ) ), $told(), 'And by its own route.' );
	}

	private function placements(): Placements {
		global $wp_filter;
		foreach ( $wp_filter['deleted_post']->callbacks as $callbacks ) {
			foreach ( $callbacks as $callback ) {
				if ( is_array( $callback['function'] ) && $callback['function'][0] instanceof Placements ) {
					return $callback['function'][0];
				}
			}
		}
		self::fail( 'Placements are not hooked.' );
	}

	public function test_what_stands_in_the_theme_is_named_by_its_template(): void {
		$this->connect();
		update_option( Placements::TOLD_SITE_OPTION, 'site_01' );
		switch_theme( 'twentytwentyfive' );
		$template = wp_insert_post(
			array(
				'post_type'    => 'wp_template',
				'post_status'  => 'publish',
				'post_name'    => 'single',
				'post_title'   => 'Single things',
				'post_content' => '<!-- wp:cairn/wishlist-button /--><!-- wp:group --><!-- wp:cairn/wishlist-button {"fontSize":"small"} /--><!-- wp:cairn/wishlist-button /--><!-- /wp:group -->',
				'tax_input'    => array( 'wp_theme' => array( 'twentytwentyfive' ) ),
			)
		);
		self::assertIsInt( $template );
		wp_set_object_terms( $template, 'twentytwentyfive', 'wp_theme' );
		( new ShopButtons( wishlist: true ) )->save();
		$this->will_take( 3 );
		$this->end_of_request();
		$theme = array_values( array_filter( $this->told(), static fn ( array $body ): bool => ThemeBlocks::POST_ID === $body['post_id'] ) );
		self::assertCount( 1, $theme );
		$names = array_column( $theme[0]['blocks'], 'name', 'block_id' );
		self::assertSame( 'Wishlist button, beside every product (Single things)', $names['x:wishlist-button:theme/single:1'] ?? null );
		self::assertArrayHasKey( 'x:wishlist-button:theme/single:2', $names );
		self::assertArrayNotHasKey( 'x:wishlist-button:theme/single:3', $names );
	}
}
