<?php

declare(strict_types=1);

namespace Cairn\Tests\Unit\Connection;

use Cairn\Connection\CopyChoice;
use Cairn\Connection\Keys;
use Cairn\Connection\Pause;
use Cairn\Connection\Route;
use Cairn\Connection\SetupStep;
use Cairn\Connection\Unanswered;
use Cairn\Service\Problem;
use Cairn\Service\WireAnswer;
use Cairn\Tests\CairnTestCase;
use Cairn\Tests\SiteBuilder;

final class ConnectorTest extends CairnTestCase {

	public function test_the_set_up_goes_on_step_by_step(): void {
		$site = ( new SiteBuilder( SiteBuilder::success( status: 204 ) ) )->connected( unanswered: null, step: SetupStep::Routes );

		self::assertNull( $site->connector->choose_route( Route::Relay ) );
		self::assertSame( SetupStep::Consent, $site->store->connection()?->step );
		self::assertNull( $site->connector->choose_unanswered( Unanswered::Counters ) );
		self::assertSame( SetupStep::FirstStep, $site->store->connection()?->step );
		self::assertSame( 'counters', json_decode( $site->wire->sent[0]->body, true )['unanswered'] );
		self::assertNotNull( $site->store->sending() );
	}

	public function test_choosing_again_later_does_not_send_a_finished_set_up_back(): void {
		$site = ( new SiteBuilder( SiteBuilder::success( status: 204 ) ) )->connected();
		$site->connector->choose_route( Route::Relay );
		$site->connector->choose_unanswered( Unanswered::Counters );

		self::assertSame( SetupStep::Done, $site->store->connection()?->step );
		self::assertSame( Route::Relay, $site->store->connection()->route );
	}

	public function test_a_choice_holds_here_even_while_the_service_cannot_be_told(): void {
		$site    = ( new SiteBuilder( WireAnswer::nothing( 'timed out' ) ) )->connected();
		$problem = $site->connector->choose_unanswered( Unanswered::Counters );

		self::assertSame( 'service_silent', $problem?->code );
		self::assertSame( Unanswered::Counters, $site->store->connection()?->unanswered );
	}

	public function test_a_first_step_from_before_the_connection_proves_nothing(): void {
		$live = static fn ( int $at ): WireAnswer => SiteBuilder::success( array( 'data_until' => null, 'events' => array( array( 'at' => gmdate( 'c', $at ), 'type' => 'page_view' ) ) ) );
		$site = ( new SiteBuilder( $live( SiteBuilder::NOW - 3601 ), $live( SiteBuilder::NOW - 5 ) ) )->connected( step: SetupStep::FirstStep );

		self::assertFalse( $site->first_step->look() );
		self::assertSame( SetupStep::FirstStep, $site->store->connection()?->step );
		self::assertTrue( $site->first_step->look() );
		self::assertSame( SetupStep::Done, $site->store->connection()->step );
	}

	public function test_disconnecting_tells_the_service_and_forgets_the_keys(): void {
		$site = ( new SiteBuilder( SiteBuilder::success( status: 204 ) ) )->connected();

		self::assertNull( $site->connector->disconnect() );
		self::assertSame( 'DELETE', $site->wire->sent[0]->method );
		self::assertSame( 'https://cairn.example/v1/site', $site->wire->sent[0]->url );
		self::assertNull( $site->store->connection() );
	}

	public function test_disconnecting_works_while_the_service_is_silent_and_says_that_it_was(): void {
		$site = ( new SiteBuilder( WireAnswer::nothing( 'timed out' ) ) )->connected();

		self::assertSame( 'service_silent', $site->connector->disconnect()?->code );
		self::assertNull( $site->store->connection() );
	}

	public function test_a_copy_that_disconnects_leaves_the_originals_keys_alone(): void {
		$site = ( new SiteBuilder() )->connected( home_url: 'https://original.example' );

		self::assertNull( $site->connector->disconnect() );
		self::assertSame( array(), $site->wire->sent );
		self::assertNull( $site->store->connection() );
	}

	public function test_a_site_that_moved_goes_on_under_its_new_address(): void {
		$site = ( new SiteBuilder( SiteBuilder::success( status: 204 ) ) )->connected( home_url: 'https://old.example' );

		self::assertNull( $site->connector->settle_copy( CopyChoice::Moved ) );
		self::assertSame( 'https://cairn.example/v1/site/resume', $site->wire->sent[0]->url );
		self::assertSame( array( 'home_url' => home_url() ), json_decode( $site->wire->sent[0]->body, true ) );
		self::assertFalse( $site->store->is_paused() );
	}

	public function test_a_move_that_the_service_does_not_hear_of_stays_a_question(): void {
		$site = ( new SiteBuilder( WireAnswer::nothing( 'timed out' ) ) )->connected( home_url: 'https://old.example' );

		self::assertSame( 'service_silent', $site->connector->settle_copy( CopyChoice::Moved )?->code );
		self::assertTrue( $site->store->is_copy() );
	}

	public function test_a_new_site_forgets_the_connection_without_a_word_to_the_service(): void {
		$site = ( new SiteBuilder() )->connected( home_url: 'https://original.example' );

		self::assertNull( $site->connector->settle_copy( CopyChoice::NewSite ) );
		self::assertNull( $site->store->connection() );
		self::assertSame( array(), $site->wire->sent );
	}

	public function test_a_copy_can_stay_paused(): void {
		$site = ( new SiteBuilder() )->connected( home_url: 'https://original.example' );
		$site->connector->settle_copy( CopyChoice::KeepPaused );

		self::assertSame( Pause::ByOwner, $site->store->connection()?->pause );
		self::assertNull( $site->store->credentials() );
	}

	public function test_a_replaced_key_is_kept_and_used_from_then_on(): void {
		$site = ( new SiteBuilder(
			SiteBuilder::success( array( 'key_id' => 'key_02', 'secret' => base64_encode( str_repeat( 'n', 32 ) ) ) ),
			SiteBuilder::success()
		) )->connected();

		self::assertNull( $site->connector->replace_key() );
		$site->client->get( '/v1/site' );
		self::assertSame( array( 'key_01', 'key_02' ), array_map( static fn ( $request ): string => $request->headers['X-Cairn-Key'], $site->wire->sent ) );
		self::assertSame( str_repeat( 'c', 32 ), Keys::read()?->callback_secret );
	}

	public function test_a_key_that_does_not_come_leaves_the_old_one_in_use(): void {
		$site = ( new SiteBuilder( WireAnswer::nothing( 'timed out' ), SiteBuilder::success( array( 'key_id' => 'key_02', 'secret' => 'short' ) ) ) )->connected();

		self::assertSame( 'service_silent', $site->connector->replace_key()?->code );
		self::assertSame( 'answer_unreadable', $site->connector->replace_key()?->code );
		self::assertSame( 'key_01', $site->store->credentials()?->key_id );
	}

	public function test_removing_demo_data_says_how_much_went(): void {
		$site = ( new SiteBuilder( SiteBuilder::success( array( 'removed' => 41250 ) ) ) )->connected();
		self::assertSame( 41250, $site->connector->remove_demo_data() );
		// Forty thousand events are not gone within the seconds a report may take.
		self::assertGreaterThanOrEqual( 60.0, $site->wire->sent[0]->timeout_seconds );

		$busy = ( new SiteBuilder( SiteBuilder::refusal( 503, 'busy' ) ) )->connected()->connector->remove_demo_data();
		self::assertInstanceOf( Problem::class, $busy );
		self::assertSame( 'busy', $busy->code );
	}
}
