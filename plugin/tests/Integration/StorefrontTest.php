<?php

declare(strict_types=1);

namespace Cairn\Tests\Integration;

use Cairn\Connection\Route;
use Cairn\Connection\SetupStep;
use Cairn\Connection\Unanswered;
use Cairn\Storefront\StaffCookie;
use PHPUnit\Framework\Attributes\DataProvider;

final class StorefrontTest extends IntegrationTestCase {

	/** @return array<string, mixed> What the page prints for the module. */
	private function data(): array {
		return (array) apply_filters( 'script_module_data_cairn/storefront', array() );
	}

	public function test_a_page_of_a_site_that_is_not_connected_holds_nothing_of_ours(): void {
		self::assertSame( array(), $this->data() );
	}

	public function test_a_page_says_where_steps_go_under_which_key_and_under_which_consent(): void {
		$this->connect( Unanswered::Cookieless );
		self::assertSame(
			array(
				'endpoint' => 'https://cairn.example/v1/steps',
				'batch'    => array(
					'schema_version' => 1,
					'key'            => 'pk_abcdefghijklmnopqrst',
					'consent'        => array( 'state' => 'cookieless', 'source' => 'default' ),
				),
			),
			array_intersect_key( $this->data(), array( 'endpoint' => 1, 'batch' => 1 ) )
		);
		$this->connect( Unanswered::Counters );
		self::assertSame( 'unknown', $this->data()['batch']['consent']['state'] );
	}

	public function test_a_page_sends_to_the_sites_own_host_when_the_owner_chose_so(): void {
		$this->connect( route: Route::Relay );
		self::assertSame( plugins_url( 'relay.php', CAIRN_PLUGIN_FILE ), $this->data()['endpoint'] );
	}

	#[DataProvider( 'silent_sites' )]
	public function test_a_page_sends_nothing_before_the_choice_and_while_paused( ?Unanswered $choice, ?string $home ): void {
		$this->connect( $choice, SetupStep::Consent, home: $home );
		self::assertSame( array(), $this->data() );
	}

	/** @return array<string, array{Unanswered|null, string|null}> */
	public static function silent_sites(): array {
		return array(
			'no choice yet' => array( null, null ),
			'a copied site' => array( Unanswered::Cookieless, 'https://original.example' ),
		);
	}

	public function test_guest_and_member_get_the_same_bytes(): void {
		$this->connect();
		$guest = wp_json_encode( $this->data() );
		$this->act_as( 'administrator' );
		self::assertSame( $guest, wp_json_encode( $this->data() ) );
	}

	public function test_nothing_is_asked_of_the_service_for_a_page(): void {
		$this->connect();
		do_action( 'wp_enqueue_scripts' );
		$this->data();
		self::assertSame( array(), $this->sent );
	}

	public function test_the_consent_api_is_told_that_we_ask_it(): void {
		self::assertTrue( apply_filters( 'wp_consent_api_registered_' . plugin_basename( CAIRN_PLUGIN_FILE ), false ) );
	}

	public function test_the_mark_of_staff_says_nothing_but_staff(): void {
		self::assertSame( 'cairn_staff', StaffCookie::NAME );
		self::assertSame( 10, has_action( 'set_logged_in_cookie', self::hooked( 'set_logged_in_cookie', 'set_at_login' ) ) );
		self::assertSame( 10, has_action( 'clear_auth_cookie', self::hooked( 'clear_auth_cookie', 'clear' ) ) );
	}

	/** The callback of ours on a hook. */
	private static function hooked( string $hook, string $method ): callable {
		foreach ( $GLOBALS['wp_filter'][ $hook ]->callbacks as $callbacks ) {
			foreach ( $callbacks as $callback ) {
				if ( is_array( $callback['function'] ) && $callback['function'][0] instanceof StaffCookie && $callback['function'][1] === $method ) {
					return $callback['function'];
				}
			}
		}
		self::fail( "Nothing of ours on $hook." );
	}
}
