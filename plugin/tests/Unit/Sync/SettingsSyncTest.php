<?php

declare(strict_types=1);

namespace Cairn\Tests\Unit\Sync;

use Cairn\Connection\Pause;
use Cairn\Service\WireAnswer;
use Cairn\Settings\Settings;
use Cairn\Sync\SettingsSync;
use Cairn\Tests\CairnTestCase;
use Cairn\Tests\SiteBuilder;

final class SettingsSyncTest extends CairnTestCase {

	public function test_a_change_is_told_once_after_the_answer(): void {
		$site = ( new SiteBuilder( SiteBuilder::success( status: 204 ) ) )->connected();
		$site->sync->hook();
		$this->log_in();
		update_option( 'blogname', 'Another name' );
		update_option( 'timezone_string', 'America/New_York' );
		self::assertSame( array(), $site->wire->sent );

		$site->sync->tell_after_the_answer();
		$site->sync->tell_after_the_answer();

		self::assertCount( 1, $site->wire->sent );
		$sent = json_decode( $site->wire->sent[0]->body, true );
		self::assertSame( 'PUT', $site->wire->sent[0]->method );
		self::assertSame( array( 'Another name', 'America/New_York' ), array( $sent['name'], $sent['time_zone'] ) );
	}

	public function test_what_the_service_knows_already_is_not_told_again(): void {
		$site = ( new SiteBuilder( SiteBuilder::success( status: 204 ) ) )->connected();

		self::assertNull( $site->sync->tell_if_due() );
		self::assertNull( $site->sync->tell_if_due() );
		self::assertCount( 1, $site->wire->sent );
	}

	public function test_in_a_visitors_request_nothing_is_told_but_cron_is_asked_to(): void {
		$site = ( new SiteBuilder() )->connected();
		$this->log_out();
		$site->sync->note_change();
		$site->sync->tell_after_the_answer();

		self::assertSame( array(), $site->wire->sent );
		self::assertIsInt( wp_next_scheduled( SettingsSync::CRON_HOOK ) );
	}

	public function test_a_silent_service_is_told_again_by_cron(): void {
		$site = ( new SiteBuilder( WireAnswer::nothing( 'timed out' ), SiteBuilder::success( status: 204 ) ) )->connected();
		$this->log_in();
		$site->sync->note_change();
		$site->sync->tell_after_the_answer();
		self::assertIsInt( wp_next_scheduled( SettingsSync::CRON_HOOK ) );

		$site->sync->tell_if_due();
		self::assertCount( 2, $site->wire->sent );
	}

	public function test_a_switch_to_https_is_no_question_but_told_as_a_move(): void {
		$other = str_starts_with( home_url(), 'https' ) ? 'http' : 'https';
		$site  = new SiteBuilder( SiteBuilder::success( status: 204 ), SiteBuilder::success( status: 204 ) );
		$site->connected( home_url: (string) preg_replace( '/^https?/', $other, home_url() ) );

		self::assertNull( $site->sync->tell_if_due() );
		self::assertSame( array( 'https://cairn.example/v1/site/resume', 'https://cairn.example/v1/site' ), array_column( $site->wire->sent, 'url' ) );
		self::assertSame( home_url(), $site->store->connection()?->home_url );
	}

	public function test_a_service_that_pauses_the_site_pauses_it_here_too(): void {
		$site = ( new SiteBuilder( SiteBuilder::refusal( 409, 'site_paused' ) ) )->connected();

		self::assertSame( 'site_paused', $site->sync->tell_if_due()?->code );
		self::assertSame( Pause::ByService, $site->store->connection()?->pause );
	}

	public function test_origins_are_exact_and_each_stands_once(): void {
		( new Settings( further_origins: array( 'https://fr.shop.example', 'https://fr.shop.example', 'nonsense' ) ) )->save();
		$site = ( new SiteBuilder( SiteBuilder::success( status: 204 ) ) )->connected();
		$site->sync->tell_if_due();
		$origins = json_decode( $site->wire->sent[0]->body, true )['allowed_origins'];

		self::assertContains( 'https://fr.shop.example', $origins );
		self::assertContains( Settings::origin( home_url() ), $origins );
		self::assertSame( array_values( array_unique( $origins ) ), $origins );
		self::assertNotContains( 'nonsense', $origins );
	}

	private function log_in(): void {
		if ( self::on_real_wordpress() ) {
			wp_set_current_user( 1 );
		}
		$GLOBALS['cairn_options']['test_logged_in'] = true;
	}

	private function log_out(): void {
		if ( self::on_real_wordpress() ) {
			wp_set_current_user( 0 );
		}
		$GLOBALS['cairn_options']['test_logged_in'] = false;
	}
}
