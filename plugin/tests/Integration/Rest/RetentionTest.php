<?php

declare(strict_types=1);

namespace Cairn\Tests\Integration\Rest;

use Cairn\Settings\Retention;
use Cairn\Tests\Integration\IntegrationTestCase;

final class RetentionTest extends IntegrationTestCase {

	protected function setUp(): void {
		parent::setUp();
		$this->connect();
		$this->act_as( 'administrator' );
	}

	public function test_the_settings_say_how_long_what_is_kept_and_what_may_be_chosen(): void {
		$data = $this->ask( 'GET', '/cairn/v1/settings' )->get_data();
		self::assertSame( 13, $data['retention']['events_months'] );
		self::assertSame( array( 'min' => 1, 'max' => 25, 'default' => 13 ), $data['retention_bounds']['events_months'] );
	}

	public function test_a_change_is_kept_beside_what_it_does_not_name(): void {
		$data = $this->ask( 'POST', '/cairn/v1/settings', array( 'retention' => array( 'events_months' => 6 ) ) )->get_data();
		self::assertSame( array( 6, 14 ), array( $data['retention']['events_months'], $data['retention']['pending_days'] ) );
		self::assertSame( 6, Retention::read()->limit( 'events_months' ) );
	}

	public function test_a_time_that_is_too_long_is_refused_with_a_sentence_and_nothing_changes(): void {
		$response = $this->ask( 'POST', '/cairn/v1/settings', array( 'count_staff' => true, 'retention' => array( 'log_months' => 6, 'events_months' => 26 ) ) );
		$data     = (array) $response->get_data();

		self::assertSame( 400, $response->get_status() );
		self::assertSame( 'Visits, steps and their link to orders: give a whole number of months from 1 to 25.', $data['data']['params']['retention'] );
		self::assertSame( array( 'events_months' ), array_keys( $data['data']['details']['retention']['data']['limits'] ) );
		self::assertSame( 24, Retention::read()->limit( 'log_months' ) );
		self::assertFalse( $this->ask( 'GET', '/cairn/v1/settings' )->get_data()['count_staff'] );
	}
}
