<?php

declare(strict_types=1);

namespace Cairn\Tests\Integration\People;

use Cairn\Connection\Connection;
use Cairn\Connection\Keys;
use Cairn\Forms\LocalTraces;
use Cairn\Forms\SignUpTable;
use Cairn\People\PrivacyWire;
use Cairn\Tests\Integration\Forms\FormTestCase;
use Cairn\Tests\SiteBuilder;

/** WordPress' own tools for personal data, asked as wp-admin's script asks them. */
final class PrivacyToolsTest extends FormTestCase {

	private const EMAIL = 'reader@example.com';

	/** @var list<string> */
	private const ERASURE = array( 'items_removed', 'items_retained', 'messages', 'done' );

	protected function setUp(): void {
		parent::setUp();
		$this->act_as( 'administrator' );
		require_once ABSPATH . 'wp-admin/includes/ajax-actions.php';
		add_filter( 'wp_doing_ajax', '__return_true' );
		add_filter( 'wp_die_ajax_handler', static fn (): \Closure => static fn () => throw new \LengthException( 'The answer ends here.' ) );
	}

	protected function tearDown(): void {
		$_POST    = array();
		$_REQUEST = array();
		parent::tearDown();
	}

	/** Somebody asks, and confirms by the link of WordPress' mail. */
	private function request( string $action ): int {
		$id = wp_create_user_request( self::EMAIL, $action, array(), 'confirmed' );
		self::assertIsInt( $id );
		return $id;
	}

	/**
	 * Asks one of WordPress' tools for one page of one of its sources.
	 *
	 * @param string $kind `export` or `erase`.
	 * @return array{success: bool, data: mixed}
	 */
	private function press( string $kind, int $request_id, int $page = 1, string $key = 'cairn-people' ): array {
		$of_kind = 'export' === $kind ? 'exporter' : 'eraser';
		$place   = array_search( $key, array_keys( apply_filters( "wp_privacy_personal_data_{$of_kind}s", array() ) ), true );
		self::assertIsInt( $place );
		$_POST    = array( 'id' => (string) $request_id, $of_kind => (string) ( $place + 1 ), 'page' => (string) $page, 'sendAsEmail' => 'false' );
		$_REQUEST = array( 'security' => wp_create_nonce( "wp-privacy-$kind-personal-data-$request_id" ) );
		ob_start();
		try {
			"wp_ajax_wp_privacy_{$kind}_personal_data"();
		} catch ( \LengthException ) {
			$answer = json_decode( (string) ob_get_clean(), true );
		}
		self::assertIsArray( $answer ?? null );
		/** @var array{success: bool, data: mixed} */
		return $answer;
	}

	/** Signs somebody up, and confirms. */
	private function subscribe(): string {
		$form = $this->publish( self::form( array(), '<!-- wp:cairn/field {"key":"email"} /--><!-- wp:cairn/consent {"text":"News"} /-->' ) );
		$this->send( $form, array( 'email' => self::EMAIL ), array( 'consent' => array( '0' => '1' ) ) );
		$this->follow( $this->link( 0, 'confirm' ), 'POST' );
		return (string) $this->facts( 'submission' )[0]['submission_id'];
	}

	/** Whether anything of the sign-up is left in a table of ours. */
	private function is_left( string $submission_id ): bool {
		global $wpdb;
		foreach ( array( 'cairn_signup', 'cairn_slot', 'cairn_outbox' ) as $table ) {
			foreach ( (array) $wpdb->get_results( $wpdb->prepare( 'SELECT * FROM %i', $wpdb->prefix . $table ), ARRAY_A ) as $row ) {
				if ( str_contains( (string) wp_json_encode( $row ), $submission_id ) ) {
					return true;
				}
			}
		}
		return false;
	}

	/** @param array<string, mixed> $more Other fields. @return array<string, mixed> */
	private static function erased( array $more = array() ): array {
		return $more + array( 'removed' => 3, 'retained' => 0, 'kept' => array( 'proofs' => 0, 'suppressions' => 0 ), 'done' => true );
	}

	public function test_who_asks_gets_what_stands_here_and_page_after_page_what_stands_there(): void {
		$this->connect_with_key();
		$this->subscribe();
		$this->will_answer( array( 'items' => array( array( 'group' => 'steps', 'item_id' => 's-1', 'data' => array( array( 'name' => 'step', 'value' => 'cta_click' ), array( 'name' => 'page', 'value' => '/a/' ) ) ) ), 'done' => false ) );
		$this->will_answer( array( 'items' => array( array( 'group' => 'submissions', 'item_id' => 'x', 'data' => array( array( 'name' => 'Your <b>wish</b>', 'value' => '<script>alert(1)</script>' ) ) ) ), 'done' => true ) );
		$id    = $this->request( 'export_personal_data' );
		$first = $this->press( 'export', $id );
		$last  = $this->press( 'export', $id, 2 );

		self::assertTrue( $first['success'] && $last['success'] );
		self::assertSame( array( false, true ), array( $first['data']['done'], $last['data']['done'] ) );
		self::assertSame( array( 'cairn-here', 'cairn-steps' ), array_column( $first['data']['data'], 'group_id' ) );
		self::assertContains( array( 'name' => 'State', 'value' => 'confirmed' ), $first['data']['data'][0]['data'] );
		self::assertSame( array( 'name' => 'Page', 'value' => '/a/' ), $first['data']['data'][1]['data'][1] );
		self::assertNotSame( 'cta_click', $first['data']['data'][1]['data'][0]['value'], 'A step has a name that people know.' );
		self::assertSame( '&lt;script&gt;alert(1)&lt;/script&gt;', $last['data']['data'][0]['data'][0]['value'], 'What was typed runs nowhere.' );

		$asked = array_map( static fn ( array $sent ): array => (array) json_decode( $sent['body'], true ), $this->sent );
		self::assertSame( array( 1, 2 ), array_column( $asked, 'page' ) );
		self::assertSame( array( self::EMAIL, wp_get_current_user()->user_login ), array( $asked[0]['email'], $asked[0]['actor']['name'] ) );
		self::assertSame( 'https://cairn.example/v1/privacy/export', $this->sent[0]['url'] );
	}

	public function test_while_the_service_is_down_nothing_is_handed_out_as_if_it_were_all(): void {
		$this->connect_with_key();
		$this->subscribe();
		$id     = $this->request( 'export_personal_data' );
		$answer = $this->press( 'export', $id );

		self::assertFalse( $answer['success'] );
		self::assertSame( 'service_silent', $answer['data'][0]['code'] );
		self::assertSame( 'request-confirmed', get_post_status( $id ), 'WordPress keeps the request open.' );
	}

	public function test_the_whole_of_wordpress_tools_runs_to_the_end_and_leaves_nothing_here(): void {
		$this->connect_with_key();
		$submission = $this->subscribe();
		self::assertTrue( $this->is_left( $submission ) );
		$this->will_answer( self::erased() );
		$id       = $this->request( 'remove_personal_data' );
		$erasers  = array_keys( apply_filters( 'wp_privacy_personal_data_erasers', array() ) );
		$removed  = false;
		foreach ( $erasers as $key ) {
			$answer = $this->press( 'erase', $id, 1, (string) $key );
			self::assertTrue( $answer['success'], (string) wp_json_encode( $answer ) );
			self::assertSame( array(), array_diff( self::ERASURE, array_keys( (array) $answer['data'] ) ) );
			$removed = $removed || $answer['data']['items_removed'];
		}

		self::assertSame( 'cairn-people', $erasers[0], 'First: WooCommerce takes the person out of their orders.' );
		self::assertTrue( $removed );
		self::assertFalse( $this->is_left( $submission ) );
		self::assertSame( 'request-completed', get_post_status( $id ) );
	}

	public function test_asked_again_there_is_nothing_left_to_remove(): void {
		$this->connect_with_key();
		$this->subscribe();
		$this->will_answer( self::erased() );
		$this->will_answer( self::erased( array( 'removed' => 0, 'retained' => 3, 'kept' => array( 'proofs' => 2, 'suppressions' => 1 ) ) ) );
		$id = $this->request( 'remove_personal_data' );

		self::assertSame( array( true, false ), array_values( array_intersect_key( (array) $this->press( 'erase', $id )['data'], array( 'items_removed' => 1, 'items_retained' => 1 ) ) ) );
		$again = (array) $this->press( 'erase', $id )['data'];
		self::assertSame( array( false, true, 2 ), array( $again['items_removed'], $again['items_retained'], count( $again['messages'] ) ) );
		self::assertStringContainsString( 'proof of 2 consents is kept for 36 months', $again['messages'][0] );
		self::assertStringContainsString( 'must not be written to', $again['messages'][1] );
	}

	public function test_while_the_service_is_down_this_site_forgets_at_once_and_the_rest_waits(): void {
		$this->connect_with_key();
		$submission = $this->subscribe();
		$id         = $this->request( 'remove_personal_data' );
		$answer     = $this->press( 'erase', $id );

		self::assertFalse( $answer['success'] );
		self::assertSame( 'service_silent', $answer['data'][0]['code'] );
		self::assertStringContainsString( 'as soon as it answers', $answer['data'][0]['message'] );
		self::assertSame( 'request-confirmed', get_post_status( $id ), 'WordPress keeps the request open.' );
		self::assertFalse( $this->is_left( $submission ) );
		self::assertSame( array(), LocalTraces::of( self::EMAIL ) );

		$facts = $this->facts();
		self::assertSame( array( 'erasure' ), array_column( $facts, 'fact' ), 'What waited of the person is not told any more.' );
		$by = array( 'user_id' => get_current_user_id(), 'name' => wp_get_current_user()->user_login );
		self::assertSame( array( 'email' => self::EMAIL, 'by' => $by ), $this->unseal( $facts[0]['sealed'] ) );
		self::assertStringNotContainsString( $by['name'], (string) wp_json_encode( $facts ), 'Nor who ran it.' );
		self::assertStringNotContainsString( 'reader', (string) wp_json_encode( $facts ), 'Nobody can read from the row who it was.' );

		$this->press( 'erase', $id );
		self::assertLessThanOrEqual( 2, count( $this->facts() ), 'Pressing again and again fills nothing.' );

		// The service is back.
		$this->will_answer( self::erased() );
		delete_transient( 'cairn_service_silence' );
		self::assertTrue( $this->press( 'erase', $id )['success'] );
	}

	public function test_a_site_that_was_never_connected_asks_nobody(): void {
		$answer = $this->press( 'erase', $this->request( 'remove_personal_data' ) );
		self::assertSame( array( false, false, array(), true ), array_map( static fn ( string $name ): mixed => $answer['data'][ $name ], self::ERASURE ) );
		self::assertSame( array(), $this->press( 'export', $this->request( 'export_personal_data' ) )['data']['data'] );
		self::assertSame( array(), $this->sent );
	}

	public function test_after_a_disconnection_it_says_where_more_may_be(): void {
		$this->connect_with_key();
		$this->subscribe();
		( new SiteBuilder( SiteBuilder::success( status: 204 ) ) )->connector->disconnect();
		$answer = (array) $this->press( 'erase', $this->request( 'remove_personal_data' ) )['data'];

		self::assertSame( array( true, true, true ), array( $answer['items_removed'], $answer['items_retained'], $answer['done'] ) );
		self::assertStringContainsString( 'cairn.example', $answer['messages'][0] );
		self::assertSame( 'cairn.example', get_option( PrivacyWire::FORMER_OPTION ) );
	}

	public function test_a_connection_that_cannot_be_read_is_no_reason_to_call_it_done(): void {
		$this->connect_with_key();
		$submission = $this->subscribe();
		update_option( Connection::OPTION, array( 'address' => 'https://cairn.example' ) );
		$id     = $this->request( 'remove_personal_data' );
		$answer = $this->press( 'erase', $id );

		self::assertSame( array( false, 'connection_unreadable' ), array( $answer['success'], $answer['data'][0]['code'] ) );
		self::assertStringContainsString( 'Run the erasure again', $answer['data'][0]['message'] );
		self::assertFalse( $this->is_left( $submission ) );
		self::assertSame( 'request-confirmed', get_post_status( $id ) );
		self::assertFalse( $this->press( 'export', $this->request( 'export_personal_data' ) )['success'] );
		self::assertSame( array(), $this->sent );
	}

	public function test_without_the_keys_the_erasure_still_waits_sealed(): void {
		$this->connect_with_key();
		$this->subscribe();
		Keys::forget();
		$answer = $this->press( 'erase', $this->request( 'remove_personal_data' ) );

		self::assertSame( array( false, 'not_connected' ), array( $answer['success'], $answer['data'][0]['code'] ) );
		self::assertSame( array( 'erasure' ), array_column( $this->facts(), 'fact' ) );
	}

	public function test_a_copied_site_forgets_here_and_touches_nobody_of_the_original(): void {
		$this->connect_with_key();
		$submission = $this->subscribe();
		$kept       = get_option( Connection::OPTION );
		self::assertIsArray( $kept );
		update_option( Connection::OPTION, array( 'home_url' => 'https://original.example' ) + $kept );
		$answer = $this->press( 'erase', $this->request( 'remove_personal_data' ) );

		self::assertSame( array( false, 'paused' ), array( $answer['success'], $answer['data'][0]['code'] ) );
		self::assertFalse( $this->is_left( $submission ) );
		self::assertSame( array( array(), array() ), array( $this->sent, $this->facts( 'erasure' ) ) );
	}

	public function test_nobody_else_is_touched(): void {
		$this->connect_with_key();
		$form = $this->publish( self::form( array(), '<!-- wp:cairn/field {"key":"email"} /--><!-- wp:cairn/consent {"text":"News"} /-->' ) );
		$this->send( $form, array( 'email' => 'other@example.com' ), array( 'consent' => array( '0' => '1' ) ) );
		$this->will_answer( self::erased( array( 'removed' => 0 ) ) );
		$this->press( 'erase', $this->request( 'remove_personal_data' ) );

		self::assertCount( 1, LocalTraces::of( 'other@example.com' ) );
		self::assertNotNull( ( new SignUpTable() )->find( (string) $this->facts( 'submission' )[0]['submission_id'] ) );
	}
}
