<?php

declare(strict_types=1);

namespace Cairn\Tests\Integration\Forms;

use Cairn\Blocks\GatedPosts;
use Cairn\Blocks\GatedText;
use Cairn\Blocks\GateGuard;
use Cairn\Blocks\Instance;
use Cairn\Forms\FormConfig;
use Cairn\Forms\GateToken;
use Cairn\Forms\HtmlResponse;
use Cairn\Forms\PlacedGate;
use Cairn\Forms\ProtectedFiles;
use PHPUnit\Framework\Attributes\DataProvider;
use PHPUnit\Framework\Attributes\Group;

/** What is behind a gate: nobody gets to read it by any public way, and who signed up does. */
final class GateTest extends FormTestCase {

	private const GATE = 'gategatega';

	/** A word that stands behind the gate and nowhere else. */
	private const SECRET = 'xylophonist';

	private const BEHIND = '<!-- wp:cairn/gate-content --><!-- wp:group --><div class="wp-block-group"><!-- wp:heading --><h2 class="wp-block-heading">Chapter &amp; verse</h2><!-- /wp:heading --></div><!-- /wp:group --><!-- wp:heading {"level":3} --><h3 class="wp-block-heading">Details</h3><!-- /wp:heading --><!-- wp:paragraph --><p>The ' . self::SECRET . ' plays.</p><!-- /wp:paragraph --><!-- /wp:cairn/gate-content -->';

	private int $post = 0;

	protected function setUp(): void {
		global $wp_filter;
		$before = isset( $wp_filter['rest_api_init'] ) ? $wp_filter['rest_api_init']->callbacks : array();
		parent::setUp();
		self::need_block( 'gate' );
		Instance::begin_page();
		// The ways to read a post that WordPress and the shop have are asked, too.
		foreach ( $before as $priority => $callbacks ) {
			foreach ( $callbacks as $callback ) {
				$work = $callback['function'];
				$of   = match ( true ) {
					$work instanceof \Closure => (string) ( new \ReflectionFunction( $work ) )->getClosureScopeClass()?->getName(),
					is_array( $work ) => is_object( $work[0] ) ? $work[0]::class : (string) $work[0],
					default => '',
				};
				if ( ! str_starts_with( $of, 'Cairn' ) ) {
					add_action( 'rest_api_init', $work, $priority, $callback['accepted_args'] );
				}
			}
		}
	}

	protected function tearDown(): void {
		if ( self::on_real_wordpress() ) {
			ProtectedFiles::destroy();
		}
		parent::tearDown();
	}

	/** @param array<string, mixed> $attributes Of the gate. @param array<string, mixed> $form Of its form. */
	private static function stored( array $attributes = array(), array $form = array(), string $behind = self::BEHIND ): string {
		$attributes += array( 'blockId' => self::GATE, 'mode' => 'content' );
		return get_comment_delimited_block_content(
			'cairn/gate',
			$attributes,
			'<!-- wp:paragraph --><p>A publicteaser.</p><!-- /wp:paragraph -->' . self::form( $form + array( 'purpose' => 'download', 'tellOwner' => false ) ) . $behind
		);
	}

	/** @param array<string, mixed> $attributes Of the gate. @param array<string, mixed> $form Of its form. */
	private function gate( array $attributes = array(), array $form = array(), string $type = 'post' ): FormConfig {
		$this->connect_with_key();
		$id = wp_insert_post( wp_slash( array( 'post_title' => 'The guide', 'post_type' => $type, 'post_status' => 'publish', 'post_content' => '<!-- wp:paragraph --><p>Before it.</p><!-- /wp:paragraph -->' . self::stored( $attributes, $form ) . '<!-- wp:paragraph --><p>Afterwards it goes on.</p><!-- /wp:paragraph -->' ) ) );
		self::assertIsInt( $id );
		$this->post = $id;
		return FormConfig::all_in( parse_blocks( (string) get_post( $id )?->post_content ) )[0];
	}

	private function open( string $key, string $gate = self::GATE ): \WP_REST_Response {
		return $this->ask( 'POST', "/cairn/v1/gates/$gate", array( 'key' => $key ) );
	}

	/** Looks at a page as a visitor does, and gives everything of it. */
	private function page( string $query ): \WP_Query {
		$GLOBALS['wp_the_query'] = new \WP_Query();
		$GLOBALS['wp_query']     = $GLOBALS['wp_the_query'];
		$GLOBALS['wp_query']->query( $query );
		return $GLOBALS['wp_query'];
	}

	private static function assertHidden( mixed $anything ): void {
		self::assertStringNotContainsString( self::SECRET, is_string( $anything ) ? $anything : (string) wp_json_encode( $anything ) );
	}

	public function test_the_page_has_the_teaser_the_form_and_the_headings_and_is_the_same_for_everybody(): void {
		$this->gate();
		$print = function (): string {
			Instance::begin_page();
			return (string) preg_replace( '/(cairn-[a-z0-9-]+-[0-9a-f]{8}-)\d+/', '$1n', do_blocks( (string) get_post( $this->post )?->post_content ) );
		};
		$html  = $print();
		self::assertStringContainsString( 'publicteaser', $html );
		self::assertStringContainsString( '<form method="post"', $html );
		self::assertStringContainsString( '<li data-level="2">Chapter &amp; verse</li><li data-level="3">Details</li>', $html );
		self::assertStringContainsString( 'data-gate="' . self::GATE . '"', $html );
		self::assertHidden( $html );
		$this->act_as( 'administrator' );
		self::assertSame( $html, $print() );
		self::assertStringNotContainsString( 'nonce', strtolower( $html ) );
	}

	public function test_the_outline_can_be_kept_back(): void {
		self::assertStringNotContainsString( 'Chapter', do_blocks( self::stored( array( 'outline' => false ) ) ) );
	}

	public function test_a_page_without_a_gate_id_hands_nobody_a_way_in(): void {
		$html = do_blocks( str_replace( '"blockId":"' . self::GATE . '",', '', self::stored() ) );
		self::assertStringContainsString( 'publicteaser', $html );
		self::assertStringNotContainsString( 'data-gate', $html );
		self::assertHidden( $html );
	}

	/** @return iterable<string, array{string}> */
	public static function searches(): iterable {
		yield 'the word' => array( self::SECRET );
		yield 'a part of it' => array( 'xylophon' );
		yield 'with a word that is public' => array( self::SECRET . ' publicteaser' );
		yield 'a sentence' => array( '"The ' . self::SECRET . ' plays"' );
		yield 'a sentence across the edge' => array( 'gate-content --><!-- wp:group' );
		yield 'the column itself' => array( "wp_posts.post_content LIKE '%' OR 1=1 -- " );
	}

	#[DataProvider( 'searches' )]
	public function test_no_search_finds_it( string $words ): void {
		$this->gate();
		$found = fn ( string $words ): array => ( new \WP_Query( array( 's' => $words, 'post_type' => 'any', 'fields' => 'ids' ) ) )->posts;
		global $wpdb;
		self::assertNotContains( $this->post, $found( $words ) );
		self::assertSame( 200, $this->ask( 'GET', '/wp/v2/search', array( 'search' => 'publicteaser' ) )->get_status() );
		self::assertSame( '', $wpdb->last_error );
		$rest = $this->ask( 'GET', '/wp/v2/search', array( 'search' => $words ) );
		self::assertNotContains( $this->post, array_column( (array) $rest->get_data(), 'id' ) );
		self::assertNotContains( $this->post, array_column( (array) $this->ask( 'GET', '/wp/v2/posts', array( 'search' => $words ) )->get_data(), 'id' ) );
		foreach ( array( 'publicteaser', 'Before it', 'Afterwards it goes' ) as $public ) {
			self::assertContains( $this->post, $found( $public ), "What is public is found: $public" );
		}
		self::assertContains( $this->post, ( new \WP_Query( array( 's' => 'publicteaser -' . self::SECRET, 'fields' => 'ids' ) ) )->posts, 'A word that is taken away tells nothing either.' );
	}

	/** A search as WordPress asks the database for it. */
	private static function asked( string $words = 'boots' ): string {
		return ( new \WP_Query( array( 's' => $words, 'post_type' => 'any', 'fields' => 'ids', 'cache_results' => false ) ) )->request;
	}

	public function test_a_site_without_gates_is_searched_as_if_we_were_not_there_and_no_query_more(): void {
		global $wpdb;
		( new GatedPosts() )->hook();
		delete_option( GatedPosts::OPTION );
		do_action( \Cairn\Outbox\DeliverySchedule::SWEEP_HOOK );
		$count  = static function () use ( $wpdb ): array {
			$before = $wpdb->num_queries;
			return array( self::asked(), $wpdb->num_queries - $before );
		};
		$with = $count();
		self::assertStringNotContainsString( 'SUBSTRING_INDEX', $with[0] );
		remove_all_filters( 'posts_search' );
		remove_all_filters( 'posts_search_orderby' );
		self::assertSame( $count(), $with );
	}

	public function test_searches_are_guarded_from_the_first_gate_to_the_last(): void {
		( new GatedPosts() )->hook();
		GatedPosts::look_once();
		$this->gate();
		self::assertStringContainsString( 'SUBSTRING_INDEX', self::asked() );
		$other = wp_insert_post( wp_slash( array( 'post_title' => 'A draft', 'post_status' => 'draft', 'post_content' => self::BEHIND ) ) );
		wp_update_post( wp_slash( array( 'ID' => $this->post, 'post_content' => 'All in the open.' ) ) );
		self::assertStringContainsString( 'SUBSTRING_INDEX', self::asked(), 'Another post still has one.' );
		wp_delete_post( $other, true );
		self::assertStringNotContainsString( 'SUBSTRING_INDEX', self::asked() );
	}

	public function test_where_nobody_has_looked_yet_searches_are_guarded(): void {
		$this->gate();
		delete_option( GatedPosts::OPTION );
		self::assertStringContainsString( 'SUBSTRING_INDEX', self::asked() );
		GatedPosts::look_once();
		self::assertSame( '1', get_option( GatedPosts::OPTION ) );
	}

	public function test_a_gate_that_came_past_wordpress_is_noticed_when_its_page_is_looked_at(): void {
		$this->gate();
		update_option( GatedPosts::OPTION, '0', true );
		$this->page( 'p=' . $this->post );
		self::assertStringContainsString( 'SUBSTRING_INDEX', self::asked() );
	}

	public function test_a_half_closed_gate_is_closed_to_the_search(): void {
		$this->gate();
		global $wpdb;
		// WordPress closes what is left open when it saves: this comes from elsewhere.
		$wpdb->update( $wpdb->posts, array( 'post_content' => '<!-- wp:cairn/gate-content --><p>One.</p><!-- /wp:cairn/gate-content --><p>Openly.</p><!-- wp:cairn/gate-content --><p>' . self::SECRET . '</p>' ), array( 'ID' => $this->post ) );
		self::assertSame( array(), ( new \WP_Query( array( 's' => self::SECRET ) ) )->posts );
		self::assertCount( 1, ( new \WP_Query( array( 's' => 'Openly' ) ) )->posts );
	}

	public function test_between_two_gates_nothing_is_searched_rather_than_too_much(): void {
		$this->gate();
		wp_update_post( wp_slash( array( 'ID' => $this->post, 'post_content' => 'Firstly ' . self::BEHIND . ' Openly ' . self::BEHIND . ' Lastly' ) ) );
		foreach ( array( 'Firstly' => 1, 'Lastly' => 1, 'Openly' => 0, self::SECRET => 0 ) as $word => $times ) {
			self::assertCount( $times, ( new \WP_Query( array( 's' => $word ) ) )->posts, $word );
		}
	}

	public function test_an_order_by_relevance_tells_nothing_of_it(): void {
		$this->gate();
		self::assertStringNotContainsString( "post_content LIKE '%x", (string) apply_filters( 'posts_search_orderby', "(CASE WHEN {$GLOBALS['wpdb']->posts}.post_content LIKE '%xylophonist plays%' THEN 1 END)" ) );
	}

	public function test_nothing_that_a_theme_or_another_plugin_reads_of_the_page_has_it(): void {
		$this->gate();
		$query = $this->page( 'p=' . $this->post );
		self::assertHidden( $query->posts[0]->post_content );
		self::assertStringContainsString( 'Chapter', do_blocks( $query->posts[0]->post_content ), 'The outline is still there.' );
		$query->the_post();
		self::assertHidden( get_the_content() );
		self::assertStringContainsString( 'Afterwards it goes on', get_the_content() );
		self::assertHidden( (string) apply_filters( 'the_content', get_the_content() ) );
		self::assertHidden( get_the_excerpt() );
		self::assertHidden( wp_trim_excerpt( '', $this->post ) );
		self::assertHidden( (string) apply_filters( 'the_content', (string) get_post_field( 'post_content', $this->post, 'raw' ) ) );
		self::assertHidden( do_blocks( '<!-- wp:post-excerpt /--><!-- wp:post-content /-->' ) );
		self::assertStringContainsString( self::SECRET, (string) get_post_field( 'post_content', $this->post, 'raw' ), 'The post itself is whole.' );
	}

	public function test_who_edits_a_post_on_the_page_itself_gets_it_whole(): void {
		$this->gate();
		$this->act_as( 'editor' );
		self::assertStringContainsString( self::SECRET, $this->page( 'p=' . $this->post )->posts[0]->post_content );
	}

	public function test_feeds_and_embeds_do_not_have_it(): void {
		$this->gate();
		foreach ( array( 'feed=rss2', 'feed=atom', 'embed=1&p=' . $this->post ) as $what ) {
			$this->page( $what );
			have_posts() && the_post();
			self::assertHidden( get_the_content_feed( 'rss2' ) );
			self::assertHidden( (string) apply_filters( 'the_excerpt_rss', get_the_excerpt() ) );
			self::assertHidden( (string) apply_filters( 'the_excerpt_embed', get_the_excerpt() ) );
			ob_start();
			if ( is_feed() ) {
				do_feed_rss2( false );
			}
			self::assertHidden( (string) ob_get_clean() );
		}
		self::assertHidden( get_oembed_response_data( $this->post, 600 ) ?: '' );
		self::assertHidden( (string) $this->ask( 'GET', '/oembed/1.0/embed', array( 'url' => get_permalink( $this->post ) ) )->get_data()['title'] );
	}

	/** @return iterable<string, array{string}> */
	public static function strangers(): iterable {
		yield 'nobody' => array( 'anonymous' );
		yield 'a subscriber' => array( 'subscriber' );
	}

	#[DataProvider( 'strangers' )]
	public function test_rest_does_not_hand_it_out( string $role ): void {
		$this->gate();
		$pattern = wp_insert_post( wp_slash( array( 'post_type' => 'wp_block', 'post_title' => 'Shared', 'post_status' => 'publish', 'post_content' => self::stored( array( 'blockId' => 'gategategb' ) ) ) ) );
		wp_update_post( array( 'ID' => $this->post, 'post_title' => 'The better guide' ) );
		$revision = array_key_first( wp_get_post_revisions( $this->post ) );
		$this->act_as( $role );
		$routes = array(
			'/wp/v2/posts/' . $this->post                 => array(),
			'/wp/v2/posts'                                => array( 'search' => self::SECRET ),
			'/wp/v2/posts/' . $this->post . '/revisions'  => array(),
			'/wp/v2/posts/' . $this->post . '/revisions/' . $revision => array(),
			'/wp/v2/posts/' . $this->post . '/autosaves'  => array(),
			'/wp/v2/blocks'                               => array(),
			'/wp/v2/blocks/' . $pattern                   => array(),
			'/wp/v2/block-renderer/cairn/gate-content'    => array( 'context' => 'edit', 'post_id' => $this->post ),
			'/wp/v2/block-renderer/core/block'            => array( 'context' => 'edit', 'attributes' => array( 'ref' => $pattern ) ),
			'/wp/v2/block-renderer/core/post-content'     => array( 'context' => 'edit', 'post_id' => $this->post ),
		);
		foreach ( $routes as $route => $params ) {
			self::assertHidden( $this->ask( 'GET', $route, $params )->get_data() );
			self::assertHidden( $this->ask( 'GET', $route, array( 'context' => 'edit' ) + $params )->get_data() );
		}
		self::assertSame( 200, $this->ask( 'GET', '/wp/v2/posts/' . $this->post )->get_status(), 'The post itself is public.' );
		self::assertHidden( do_blocks( '<!-- wp:block {"ref":' . $pattern . '} /-->' ) );
	}

	public function test_the_block_renderer_prints_nothing_of_it_even_to_an_author(): void {
		$this->gate();
		$this->act_as( 'author' );
		self::assertHidden( $this->ask( 'GET', '/wp/v2/block-renderer/cairn/gate', array( 'context' => 'edit', 'attributes' => array( 'blockId' => self::GATE, 'mode' => 'content' ) ) )->get_data() );
		self::assertHidden( $this->ask( 'GET', '/wp/v2/posts/' . $this->post, array( 'context' => 'edit' ) )->get_data() );
	}

	public function test_xml_rpc_hands_it_to_nobody_who_may_not_edit(): void {
		$this->gate();
		require_once ABSPATH . WPINC . '/class-IXR.php';
		require_once ABSPATH . WPINC . '/class-wp-xmlrpc-server.php';
		$user   = wp_insert_user( array( 'user_login' => 'reader-x', 'user_pass' => 'reader-pass', 'user_email' => 'reader-x@example.com', 'role' => 'subscriber' ) );
		$server = new \wp_xmlrpc_server();
		self::assertIsInt( $user );
		foreach ( array( array( 'wp_getPost', array( 1, 'reader-x', 'reader-pass', $this->post ) ), array( 'wp_getPosts', array( 1, 'reader-x', 'reader-pass' ) ), array( 'mw_getPost', array( $this->post, 'reader-x', 'reader-pass' ) ), array( 'mw_getRecentPosts', array( 1, 'reader-x', 'reader-pass', 10 ) ), array( 'blogger_getPost', array( 1, $this->post, 'reader-x', 'reader-pass' ) ) ) as list( $method, $arguments ) ) {
			self::assertHidden( $server->$method( $arguments ) );
			self::assertHidden( $server->$method( array_map( static fn ( mixed $value ): mixed => 'reader-pass' === $value ? 'wrong' : $value, $arguments ) ) );
		}
	}

	#[Group( 'woocommerce' )]
	public function test_a_product_does_not_tell_it_either(): void {
		$this->gate( array(), array(), 'product' );
		$product = wc_get_product( $this->post );
		self::assertInstanceOf( \WC_Product::class, $product );
		self::assertHidden( $product->get_description() );
		self::assertStringContainsString( self::SECRET, $product->get_description( 'edit' ), 'What is saved again is whole.' );
		$data = new \WC_Structured_Data();
		$data->generate_product_data( $product );
		self::assertHidden( $data->get_structured_data( array( 'product' ) ) );
		$store = $this->ask( 'GET', '/wc/store/v1/products/' . $this->post );
		self::assertSame( 200, $store->get_status() );
		self::assertHidden( $store->get_data() );
		self::assertSame( array(), $this->ask( 'GET', '/wc/store/v1/products', array( 'search' => self::SECRET ) )->get_data() );
	}

	public function test_a_confirmed_person_gets_it_by_link_on_the_page_and_without_a_script(): void {
		$form = $this->gate();
		$sent = self::data( $this->send( $form, array( 'email' => 'reader@example.com' ) ) );
		self::assertTrue( $sent['confirm'] );
		$row = (string) $this->facts( 'submission' )[0]['submission_id'];
		self::assertSame( 403, $this->open( $row )->get_status(), 'It is not confirmed.' );
		self::assertHidden( (string) $this->follow( $this->link( 0, 'confirm' ) )->get_data() );
		self::assertSame( array(), $this->facts( 'confirmation' ), 'A program that follows the link gets nothing and counts nothing.' );

		$page = $this->follow( $this->link( 0, 'confirm' ), 'POST' );
		self::assertStringContainsString( 'Read on: The guide', (string) $page->get_data() );
		self::assertCount( 1, $this->facts( 'confirmation' ) );
		self::assertSame( 'Open for you: The guide', $this->mails[1]['subject'] );

		self::assertSame( 1, preg_match( '/#cairn:' . self::GATE . '=(\S+)/', $this->mails[1]['message'], $match ) );
		$opened = $this->open( $match[1] );
		self::assertSame( 'no-store', $opened->get_headers()['Cache-Control'] );
		self::assertStringContainsString( 'The ' . self::SECRET . ' plays.', self::data( $opened )['html'] );
		self::assertSame( 200, $this->open( self::data( $opened )['token'] )->get_status(), 'The browser keeps a token of its own.' );

		$plain = $this->follow( $this->link( 1, 'read' ) );
		self::assertInstanceOf( HtmlResponse::class, $plain );
		self::assertStringContainsString( self::SECRET, (string) $plain->get_data() );
		self::assertSame( array( 'no-store', 'noindex, nofollow' ), array( $plain->get_headers()['Cache-Control'], $plain->get_headers()['X-Robots-Tag'] ) );
		self::assertStringNotContainsString( 'script-src', $plain->get_headers()['Content-Security-Policy'] );
		self::assertCount( 1, $this->facts( 'confirmation' ), 'Reading counts nothing.' );

		$this->clock->pass( 7 * DAY_IN_SECONDS + 1 );
		self::assertSame( 403, $this->open( $match[1] )->get_status() );
		self::assertSame( 410, $this->follow( $this->link( 1, 'read' ) )->get_status() );
		self::assertSame( 200, $this->open( self::data( $opened )['token'] )->get_status() );
		$this->clock->pass( 84 * DAY_IN_SECONDS );
		self::assertSame( 403, $this->open( self::data( $opened )['token'] )->get_status() );
	}

	public function test_it_opens_at_once_for_who_has_sent_the_form_and_counts_when_it_is_confirmed(): void {
		$form = $this->gate( array( 'unlock' => 'at-once' ) );
		$this->send( $form, array( 'email' => 'reader@example.com' ) );
		$row = (string) $this->facts( 'submission' )[0]['submission_id'];
		self::assertStringContainsString( self::SECRET, self::data( $this->open( $row ) )['html'] );
		self::assertSame( array(), $this->facts( 'confirmation' ) );
		$this->clock->pass( DAY_IN_SECONDS + 1 );
		self::assertSame( 403, $this->open( $row )->get_status(), 'After a day the browser has what it was given.' );
	}

	public function test_the_sign_up_of_another_form_opens_nothing(): void {
		$this->gate( array( 'unlock' => 'at-once' ) );
		$other = $this->publish( str_replace( self::ID, 'zzzzzzzzzz', self::form( array( 'purpose' => 'contact' ) ) ) );
		$this->ask( 'POST', '/cairn/v1/forms/zzzzzzzzzz', array( 'field' => array( 'email' => 'reader@example.com' ) ) + ( new \Cairn\Forms\FormDoor( $other, '', $this->clock ) )->hidden_fields(), array( 'Accept' => 'application/json' ) );
		$row = $this->facts( 'submission' )[0];
		self::assertSame( 'zzzzzzzzzz', $row['block_id'] );
		self::assertSame( 403, $this->open( (string) $row['submission_id'] )->get_status() );
	}

	public function test_made_up_keys_open_nothing_and_are_not_tried_for_ever(): void {
		$this->gate( array( 'unlock' => 'at-once' ) );
		$now    = $this->clock->now();
		$token  = GateToken::make( self::GATE, $now, 100 );
		$keys   = array( '', '.', 'zzzzzz.' . substr( $token, -22 ), GateToken::make( 'othergateo', $now, 100 ), strrev( $token ), $token . 'x', "' OR 1=1 -- ", wp_generate_uuid4() );
		foreach ( $keys as $key ) {
			$answer = $this->open( $key );
			self::assertSame( 403, $answer->get_status(), $key );
			self::assertHidden( $answer->get_data() );
		}
		self::assertSame( 200, $this->open( $token )->get_status() );
		for ( $try = 0; $try < 30; $try++ ) {
			$last = $this->open( 'guess' . $try )->get_status();
		}
		self::assertSame( 429, $last );
		self::assertSame( 200, $this->open( $token )->get_status(), 'Who has a token is let in from the same network.' );
		self::assertNotSame( 200, $this->ask( 'GET', '/cairn/v1/gates/' . self::GATE, array( 'key' => $token ) )->get_status(), 'What opens a gate stands in no address.' );
	}

	/** @return iterable<string, array{array<string, mixed>}> */
	public static function withdrawals(): iterable {
		yield 'a draft' => array( array( 'post_status' => 'draft' ) );
		yield 'private' => array( array( 'post_status' => 'private' ) );
		yield 'with a password' => array( array( 'post_password' => 'open sesame' ) );
		yield 'without the gate' => array( array( 'post_content' => '<p>Gone.</p>' ) );
	}

	/** @param array<string, mixed> $change What becomes of the post. */
	#[DataProvider( 'withdrawals' )]
	public function test_what_is_not_public_any_more_is_not_handed_out( array $change ): void {
		$this->gate();
		$token = GateToken::make( self::GATE, $this->clock->now(), 100 );
		self::assertSame( 200, $this->open( $token )->get_status() );
		wp_update_post( array( 'ID' => $this->post ) + $change );
		self::assertSame( 410, $this->open( $token )->get_status() );
	}

	public function test_a_file_behind_a_gate_comes_by_its_own_link(): void {
		$path = (string) tempnam( sys_get_temp_dir(), 'cairn-file-' );
		file_put_contents( $path, '0123456789' );
		$file = ( new ProtectedFiles() )->add( $path, 'The tables', 'tables.pdf', $this->clock->now() );
		unlink( $path );
		$form = $this->gate( array( 'mode' => 'file', 'resourceId' => $file->id, 'unlock' => 'at-once' ), array( 'resourceId' => $file->id ) );
		$this->send( $form, array( 'email' => 'reader@example.com' ) );
		$fact = $this->facts( 'submission' )[0];
		self::assertSame( array( 'download', $file->id ), array( $fact['purpose'], $fact['resource_id'] ) );
		$html = (string) self::data( $this->open( (string) $fact['submission_id'] ) )['html'];
		self::assertStringContainsString( 'Download: The tables', $html );
		self::assertSame( 1, preg_match( '/href="([^"]+)"/', $html, $match ) );
		self::assertSame( 200, $this->follow( $match[1] )->get_status() );
		self::assertStringContainsString( 'Download: The tables', (string) $this->follow( $this->link( 0, 'confirm' ), 'POST' )->get_data() );
	}

	public function test_a_copied_page_has_a_gate_of_its_own(): void {
		$this->gate();
		$copy = wp_insert_post( wp_slash( array( 'post_title' => 'Copy', 'post_status' => 'publish', 'post_content' => (string) get_post_field( 'post_content', $this->post, 'raw' ) ) ) );
		self::assertIsInt( $copy );
		$id = (string) get_post_meta( $copy, PlacedGate::GATE_META, true );
		self::assertNotSame( self::GATE, $id );
		self::assertSame( $this->post, PlacedGate::of_id( self::GATE )?->post->ID );
		self::assertSame( $copy, PlacedGate::of_id( $id )?->post->ID );
	}

	public function test_hostile_attributes_and_headings_print_no_markup_and_no_notice(): void {
		$evil = '"><script>alert(1)</script>';
		foreach ( array( array( 'mode' => $evil, 'unlock' => array(), 'outline' => $evil, 'anchor' => $evil ), array( 'blockId' => $evil, 'resourceId' => 'x' ) ) as $attributes ) {
			self::assertStringNotContainsString( '<script', do_blocks( self::stored( $attributes ) ) );
		}
		$taken = do_blocks( '<!-- wp:cairn/gate -->' . '<!-- wp:cairn/gate-content ' . serialize_block_attributes( array( 'outline' => array( array( 2, $evil ), array( $evil ), 'x', array( $evil, $evil ) ) ) ) . ' /--><!-- /wp:cairn/gate -->' );
		self::assertStringNotContainsString( '<script', $taken );
		self::assertSame( 1, substr_count( $taken, '<li' ) );
	}

	public function test_patterns_carry_no_ids_and_the_gate_among_them_keeps_what_is_behind_it(): void {
		( new \Cairn\Blocks\OfferPatterns() )->register();
		foreach ( array( 'voucher-offer' => 'code', 'gate-guide' => 'First chapter' ) as $name => $words ) {
			$pattern = \WP_Block_Patterns_Registry::get_instance()->get_registered( "cairn/$name" );
			self::assertIsArray( $pattern );
			self::assertStringNotContainsString( 'blockId', $pattern['content'] );
			self::assertStringContainsString( $words, $pattern['content'] );
			self::assertStringNotContainsString( 'only those read', do_blocks( $pattern['content'] ) );
		}
	}

	public function test_a_page_without_a_gate_is_left_to_the_byte(): void {
		foreach ( array( '', 'plain', '<!-- wp:paragraph --><p>x</p><!-- /wp:paragraph -->' ) as $content ) {
			self::assertSame( $content, GatedText::taken_out( $content ) );
		}
		self::assertSame( " AND (wp_x.post_title LIKE '%a%')", ( new GateGuard() )->search( " AND (wp_x.post_title LIKE '%a%')" ) );
	}
}
