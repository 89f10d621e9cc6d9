<?php

declare(strict_types=1);

namespace Cairn\Tests\Unit\Settings;

use Cairn\Settings\Retention;
use Cairn\Tests\CairnTestCase;
use Cairn\Tests\SiteBuilder;

final class RetentionTest extends CairnTestCase {

	private const DEFAULTS = array(
		'events_months'   => 13,
		'pending_days'    => 14,
		'proof_months'    => 36,
		'contacts_months' => 24,
		'log_months'      => 24,
	);

	public function test_where_nothing_was_set_the_defaults_are_in_force(): void {
		self::assertSame( self::DEFAULTS, Retention::read()->to_array() );
	}

	public function test_what_stands_in_the_option_and_makes_no_sense_is_the_default(): void {
		update_option( Retention::OPTION, array( 'events_months' => 26, 'pending_days' => '7', 'log_months' => 6, 'stray' => 1 ) );
		self::assertSame( array( 'log_months' => 6 ) + self::DEFAULTS, array( 'log_months' => Retention::read()->limit( 'log_months' ) ) + Retention::read()->to_array() );
	}

	public function test_a_form_changes_some_and_the_others_stay(): void {
		Retention::read()->with( array( 'proof_months' => ' 12 ' ) )->save();
		Retention::read()->with( array( 'pending_days' => 30 ) )->save();
		self::assertSame( array( 13, 30, 12 ), array( Retention::read()->limit( 'events_months' ), Retention::read()->limit( 'pending_days' ), Retention::read()->limit( 'proof_months' ) ) );
	}

	public function test_every_limit_has_words_and_says_what_it_takes(): void {
		self::assertSame( array_keys( self::DEFAULTS ), array_keys( Retention::labels() ) );
		$problems = Retention::problems( array( 'events_months' => 26, 'pending_days' => 0, 'proof_months' => '2.5', 'log_months' => 120, 'stray' => 1 ) );
		self::assertSame( array( 'events_months', 'pending_days', 'proof_months', 'stray' ), array_keys( $problems ) );
		self::assertSame( 'Visits, steps and their link to orders: give a whole number of months from 1 to 25.', $problems['events_months'] );
		self::assertSame( 'Sign-ups that were never confirmed: give a whole number of days from 1 to 30.', $problems['pending_days'] );
	}

	public function test_the_service_is_told_and_told_again_when_the_owner_changes_it(): void {
		$site = ( new SiteBuilder( SiteBuilder::success( status: 204 ), SiteBuilder::success( status: 204 ) ) )->connected();
		$site->sync->tell_if_due();
		Retention::read()->with( array( 'events_months' => 3 ) )->save();
		$site->sync->tell_if_due();

		self::assertSame( array( 13, 3 ), array_map( static fn ( $sent ): int => json_decode( $sent->body, true )['retention']['events_months'], $site->wire->sent ) );
	}
}
