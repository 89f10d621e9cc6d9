<?php

declare(strict_types=1);

namespace Cairn\Tests\Integration\Rest;

use Cairn\Tests\Integration\IntegrationTestCase;

final class ConnectionTest extends IntegrationTestCase {

	protected function setUp(): void {
		parent::setUp();
		$this->act_as( 'administrator' );
	}

	/** Answers of a service that pairs. The nonce is the request's own, so the answer is made when it is known. */
	private function will_pair(): void {
		add_filter(
			'pre_http_request',
			function ( mixed $early, array $args, string $url ): mixed {
				if ( str_ends_with( $url, '/v1/pair' ) ) {
					$this->will_answer(
						array(
							'nonce'           => json_decode( (string) $args['body'], true )['nonce'],
							'site_id'         => 'site_01',
							'public_key'      => 'pk_abcdefghijklmnopqrst',
							'key_id'          => 'key_01',
							'secret'          => base64_encode( str_repeat( 's', 32 ) ),
							'callback_secret' => base64_encode( str_repeat( 'c', 32 ) ),
							'sealing_key'     => base64_encode( str_repeat( 'x', 32 ) ),
							'service_version' => '0.1.0',
						)
					);
				}
				return $early;
			},
			5,
			3
		);
		$this->will_answer( array( 'status' => 'live' ) );
	}

	public function test_a_script_connects_a_site_in_one_request(): void {
		$this->will_pair();
		$this->answers[] = array( 'status' => 204, 'body' => '' );
		// The order of answers: live, then settings; the pairing answer is put in front when it is asked for.
		add_filter(
			'pre_http_request',
			function ( mixed $early, array $args, string $url ): mixed {
				if ( str_ends_with( $url, '/v1/pair' ) ) {
					$this->answers = array_reverse( $this->answers );
				}
				return $early;
			},
			6,
			3
		);
		$response = $this->ask( 'POST', '/cairn/v1/connection', array( 'address' => 'https://cairn.example', 'code' => '7KQ2M-94XDA', 'consent_default' => 'cookieless', 'route' => 'direct' ) );

		self::assertSame( 200, $response->get_status(), (string) wp_json_encode( $response->get_data() ) );
		self::assertSame( 'active', $response->get_data()['state'] );
		self::assertSame( array( 'GET', 'POST', 'PUT' ), array_column( $this->sent, 'method' ) );
	}

	public function test_no_answer_ever_holds_a_secret(): void {
		$this->connect();
		$all = '';
		foreach ( array( '/cairn/v1/connection', '/cairn/v1/settings', '/cairn/v1/health' ) as $route ) {
			$all .= wp_json_encode( $this->ask( 'GET', $route )->get_data() );
		}
		$all .= wp_json_encode( apply_filters( 'debug_information', array() ) );

		self::assertStringContainsString( 'site_01', $all );
		foreach ( array( 's', 'c' ) as $letter ) {
			self::assertStringNotContainsString( str_repeat( $letter, 32 ), $all );
			self::assertStringNotContainsString( base64_encode( str_repeat( $letter, 32 ) ), $all );
		}
		self::assertStringNotContainsString( 'key_01', $all );
	}

	public function test_the_keys_are_not_loaded_with_every_request(): void {
		$this->connect();
		wp_cache_flush();
		self::assertArrayNotHasKey( 'cairn_keys', wp_load_alloptions() );
		self::assertArrayHasKey( 'cairn_connection', wp_load_alloptions() );
	}

	public function test_disconnecting_ends_here_even_when_the_service_is_silent(): void {
		$this->connect();
		$response = $this->ask( 'DELETE', '/cairn/v1/connection' );

		self::assertSame( array( 200, 'none' ), array( $response->get_status(), $response->get_data()['state'] ) );
		self::assertNotEmpty( $response->get_data()['warning'] );
		self::assertFalse( get_option( 'cairn_keys' ) );
	}

	public function test_a_copied_site_is_asked_and_can_go_on_as_moved(): void {
		$this->connect( home: 'https://old.example' );
		self::assertSame( 'paused', $this->ask( 'GET', '/cairn/v1/connection' )->get_data()['state'] );

		$this->answers[] = array( 'status' => 204, 'body' => '' );
		$response        = $this->ask( 'POST', '/cairn/v1/connection/copy', array( 'choice' => 'moved' ) );
		self::assertSame( 'active', $response->get_data()['state'] );
		self::assertSame( home_url(), $response->get_data()['home_url'] );
	}

	public function test_settings_that_a_request_leaves_out_stay_as_they_are(): void {
		$this->connect();
		$this->ask( 'POST', '/cairn/v1/settings', array( 'count_staff' => true, 'pricing_path' => 'https://shop.example/pricing/' ) );
		$data = $this->ask( 'POST', '/cairn/v1/settings', array( 'further_origins' => array( 'https://fr.example/x', 'nonsense' ) ) )->get_data();

		self::assertTrue( $data['count_staff'] );
		self::assertSame( '/pricing/', $data['pricing_path'] );
		self::assertSame( array( 'https://fr.example' ), $data['further_origins'] );
		self::assertFalse( $data['delete_on_removal'] );
	}

	public function test_removing_demo_data_says_how_much_went(): void {
		$this->connect();
		$this->will_answer( array( 'removed' => 12 ) );
		self::assertSame( array( 'removed' => 12 ), $this->ask( 'DELETE', '/cairn/v1/demo-data' )->get_data() );
	}
}
