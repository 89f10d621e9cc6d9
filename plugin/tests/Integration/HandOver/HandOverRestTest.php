<?php

declare(strict_types=1);

namespace Cairn\Tests\Integration\HandOver;

use Cairn\HandOver\HandOverController;
use Cairn\HandOver\Receivers;
use Cairn\Tests\Integration\IntegrationTestCase;
use PHPUnit\Framework\Attributes\DataProvider;

final class HandOverRestTest extends IntegrationTestCase {

	private const ID  = 'abcdefgh12345678';
	private const JOB = '0123456789abcdef0123456789abcdef';

	protected function setUp(): void {
		parent::setUp();
		$this->connect();
		$this->act_as( 'administrator' );
	}

	/** @return array<string, mixed> What the service was asked last. */
	private function asked(): array {
		$last = end( $this->sent );
		self::assertIsArray( $last );
		/** @var array<string, mixed> */
		return (array) json_decode( $last['body'], true );
	}

	public function test_destinations_are_listed_as_the_service_has_them_and_kept_by_no_cache(): void {
		$this->will_answer( array( 'destinations' => array(), 'known_lists' => array( 'news' ) ) );
		$response = $this->ask( 'GET', '/cairn/v1/hand-over/destinations' );

		self::assertSame( array( 200, '{"destinations":[],"known_lists":["news"]}' ), array( $response->get_status(), wp_json_encode( $response->get_data() ) ) );
		self::assertSame( 'no-store, private', $response->get_headers()['Cache-Control'] );
		self::assertSame( 'https://cairn.example/v1/hand-over/destinations', $this->sent[0]['url'] );
	}

	public function test_a_key_goes_to_the_service_and_stays_nowhere_here_and_the_way_back_comes_as_a_whole_address(): void {
		$this->will_answer( array( 'destination_id' => self::ID, 'signing_secret' => null, 'back_path' => '/v1/hand-over/back/site_1/abc/secret' ) );
		$destination = array( 'kind' => 'mailchimp', 'name' => 'Letter', 'key' => 'a-key-of-mailchimp-us7', 'lists' => array( array( 'list' => 'news', 'target' => 'a1b2' ) ) );
		$response    = $this->ask( 'POST', '/cairn/v1/hand-over/destinations', $destination );

		self::assertSame( 200, $response->get_status(), (string) wp_json_encode( $response->get_data() ) );
		self::assertSame( $destination, $this->asked() );
		self::assertSame( 'https://cairn.example/v1/hand-over/back/site_1/abc/secret', ( (array) $response->get_data() )['back_url'] );
		global $wpdb;
		self::assertSame( '0', $wpdb->get_var( "SELECT COUNT(*) FROM {$wpdb->options} WHERE option_value LIKE '%a-key-of-mailchimp%'" ) );
	}

	public function test_what_waits_is_asked_for_in_the_name_of_the_person_and_not_shown_to_whom_people_are_not(): void {
		$this->will_answer( array( 'jobs' => array(), 'total' => 0, 'page' => 1, 'pages' => 0 ) );
		self::assertSame( 200, $this->ask( 'POST', '/cairn/v1/hand-over/jobs', array( 'state' => 'dead', 'actor' => array( 'user_id' => 1, 'name' => 'somebody else' ) ) )->get_status() );
		$user = wp_get_current_user();
		self::assertSame( array( 'actor' => array( 'user_id' => $user->ID, 'name' => $user->user_login ), 'state' => 'dead' ), $this->asked() );

		add_role( 'shop_manager', 'Shop manager', array( 'read' => true, 'manage_woocommerce' => true, 'view_woocommerce_reports' => true ) );
		( new \Cairn\Access\Capabilities() )->grant();
		$this->act_as( 'shop_manager' );
		self::assertSame( 403, $this->ask( 'POST', '/cairn/v1/hand-over/jobs', array( 'state' => 'dead' ) )->get_status() );
		$this->will_answer( array( 'destinations' => array(), 'known_lists' => array() ) );
		self::assertSame( 200, $this->ask( 'GET', '/cairn/v1/hand-over/destinations' )->get_status() );
	}

	public function test_nobody_else_may_do_any_of_it(): void {
		foreach ( array( 'subscriber', 'editor' ) as $role ) {
			$this->act_as( $role );
			foreach ( array( 'test', 'state', 'delete', 'jobs', 'retry', 'drop', 'destinations' ) as $what ) {
				$params = array( 'destination_id' => self::ID, 'state' => 'dead', 'job_ids' => array( self::JOB ), 'kind' => 'webhook', 'name' => 'x', 'lists' => array() );
				self::assertContains( $this->ask( 'POST', "/cairn/v1/hand-over/$what", 'state' === $what ? array( 'state' => 'paused' ) + $params : $params )->get_status(), array( 401, 403 ) );
			}
			self::assertContains( $this->ask( 'GET', '/cairn/v1/hand-over/destinations' )->get_status(), array( 401, 403 ) );
		}
		self::assertSame( array(), $this->sent );
	}

	public function test_a_dead_letter_is_tried_again_or_dropped(): void {
		$this->will_answer( array( 'changed' => 1 ) );
		self::assertSame( '{"changed":1}', wp_json_encode( $this->ask( 'POST', '/cairn/v1/hand-over/retry', array( 'job_ids' => array( self::JOB ) ) )->get_data() ) );
		$this->will_answer( array( 'changed' => 0 ) );
		self::assertSame( '{"changed":0}', wp_json_encode( $this->ask( 'POST', '/cairn/v1/hand-over/drop', array( 'job_ids' => array( self::JOB ) ) )->get_data() ) );
		$this->answers[] = array( 'status' => 204, 'body' => '' );
		self::assertSame( 204, $this->ask( 'POST', '/cairn/v1/hand-over/state', array( 'destination_id' => self::ID, 'state' => 'paused' ) )->get_status() );
	}

	public function test_the_privacy_policy_names_to_whom_contacts_go_and_knows_of_a_change_once_it_was_answered(): void {
		$mailchimp = array( 'kind' => 'mailchimp', 'state' => 'active', 'address' => null, 'with_person' => true );
		$crm       = array( 'kind' => 'webhook', 'state' => 'paused', 'address' => 'https://crm.example/in', 'with_person' => false );
		$this->will_answer( array( 'destinations' => array( $mailchimp, $crm, array( 'state' => 'gone' ) + $mailchimp ), 'known_lists' => array() ) );
		$this->ask( 'GET', '/cairn/v1/hand-over/destinations' );
		self::assertSame( array( array( 'Mailchimp' ), array( 'crm.example' ) ), array( Receivers::read()->people, Receivers::read()->ids ) );

		$this->answers[] = array( 'status' => 204, 'body' => '' );
		$this->ask( 'POST', '/cairn/v1/hand-over/delete', array( 'destination_id' => self::ID ) );
		$this->will_answer( array( 'destinations' => array( array( 'with_person' => true ) + $crm ), 'known_lists' => array() ) );
		self::assertSame( 1, $this->end_request() );
		self::assertSame( array( array( 'crm.example' ), array() ), array( Receivers::read()->people, Receivers::read()->ids ) );
	}

	/** Does what our routes left for after the answer; says how much it was. */
	private function end_request(): int {
		$done = 0;
		/** @var array<string, \WP_Hook> $filters */
		$filters = $GLOBALS['wp_filter'];
		/** @var array<int, array<string, array{function: callable}>> $all */
		$all = isset( $filters['shutdown'] ) ? $filters['shutdown']->callbacks : array();
		foreach ( $all as $callbacks ) {
			foreach ( $callbacks as $callback ) {
				if ( is_array( $callback['function'] ) && $callback['function'][0] instanceof HandOverController ) {
					call_user_func( $callback['function'] );
					++$done;
				}
			}
		}
		return $done;
	}

	public function test_a_service_that_is_silent_is_said_to_be(): void {
		$silent = $this->ask( 'GET', '/cairn/v1/hand-over/destinations' );
		self::assertSame( array( 503, 'service_silent' ), array( $silent->get_status(), ( (array) $silent->get_data() )['code'] ) );
	}

	/** @param array<string, mixed> $params Parameters. */
	#[DataProvider( 'nonsense' )]
	public function test_what_the_contract_does_not_know_is_refused_here( string $route, array $params ): void {
		self::assertSame( 400, $this->ask( 'POST', "/cairn/v1/hand-over/$route", $params )->get_status() );
		self::assertSame( array(), $this->sent );
	}

	/** @return iterable<string, array{string, array<string, mixed>}> */
	public static function nonsense(): iterable {
		yield 'another provider' => array( 'destinations', array( 'kind' => 'pigeon', 'name' => 'x', 'lists' => array() ) );
		yield 'no lists' => array( 'destinations', array( 'kind' => 'webhook', 'name' => 'x' ) );
		yield 'a list with markup' => array( 'destinations', array( 'kind' => 'webhook', 'name' => 'x', 'lists' => array( array( 'list' => 'news', 'target' => '<b>' ) ) ) );
		yield 'no id' => array( 'test', array() );
		yield 'not an id' => array( 'delete', array( 'destination_id' => "abcdefgh1234567' OR 1" ) );
		yield 'another state' => array( 'state', array( 'destination_id' => self::ID, 'state' => 'gone' ) );
		yield 'nothing to try again' => array( 'retry', array( 'job_ids' => array() ) );
	}
}
