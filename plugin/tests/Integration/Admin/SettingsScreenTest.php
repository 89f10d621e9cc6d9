<?php

declare(strict_types=1);

namespace Cairn\Tests\Integration\Admin;

use Cairn\Admin\SettingsForm;
use Cairn\Admin\SettingsForms;
use Cairn\Connection\Connection;
use Cairn\Connection\SetupStep;
use Cairn\Settings\Retention;
use Cairn\Settings\Settings;
use Cairn\Tests\Integration\IntegrationTestCase;

final class SettingsScreenTest extends IntegrationTestCase {

	/** The address a form led to. */
	private ?string $redirect = null;

	private ?string $died = null;

	protected function setUp(): void {
		parent::setUp();
		$this->redirect = null;
		$this->died     = null;
		$stop           = static fn (): callable => static function ( string|\WP_Error $message ): never {
			throw new \DomainException( 'died: ' . ( is_string( $message ) ? $message : $message->get_error_message() ) );
		};
		add_filter( 'wp_die_handler', $stop );
		add_filter( 'wp_die_ajax_handler', $stop );
		add_filter(
			'wp_redirect',
			function ( string $location ): never {
				$this->redirect = $location;
				throw new \DomainException( 'redirected' );
			}
		);
	}

	protected function tearDown(): void {
		$_POST    = array();
		$_REQUEST = array();
		parent::tearDown();
	}

	/** The page as it is printed. */
	private function page(): string {
		// wp-admin/menu.php has filled both before anybody adds to them.
		$GLOBALS['menu']    ??= array();
		$GLOBALS['submenu'] ??= array();
		ob_start();
		do_action( 'admin_menu' );
		$hook = get_plugin_page_hookname( 'cairn-settings', 'cairn' );
		do_action( $hook );
		return (string) ob_get_clean();
	}

	/** @param array<string, string> $fields Fields of the form. */
	private function send( SettingsForm $form, array $fields = array(), ?string $nonce = null ): void {
		$_POST = wp_slash( array( 'action' => SettingsForms::ACTION, 'form' => $form->value, '_wpnonce' => $nonce ?? wp_create_nonce( $form->nonce_action() ) ) + $fields );
		$_REQUEST = $_POST;
		try {
			do_action( 'admin_post_' . SettingsForms::ACTION );
		} catch ( \DomainException $end ) {
			$this->died = str_starts_with( $end->getMessage(), 'died: ' ) ? $end->getMessage() : null;
		}
	}

	public function test_the_screen_of_a_new_site_shows_four_steps_and_asks_nobody(): void {
		$this->act_as( 'administrator' );
		$page = $this->page();

		self::assertSame( 4, substr_count( $page, '<li class="cairn-card' ) );
		self::assertSame( 1, substr_count( $page, 'aria-current="step"' ) );
		self::assertStringContainsString( 'name="address"', $page );
		self::assertSame( array(), $this->sent );
	}

	public function test_a_set_up_that_was_left_goes_on_where_it_stood(): void {
		$this->act_as( 'administrator' );
		$this->connect( null, SetupStep::Consent );
		$page = $this->page();

		self::assertStringContainsString( 'name="unanswered"', $page );
		self::assertStringNotContainsString( 'name="code"', $page );
		self::assertDoesNotMatchRegularExpression( '/name="unanswered"[^>]*checked/', $page, 'There is no default.' );
		self::assertSame( array(), $this->sent );
	}

	public function test_no_key_ever_stands_on_the_screen(): void {
		$this->act_as( 'administrator' );
		foreach ( SetupStep::cases() as $step ) {
			$this->connect( step: $step );
			$page = $this->page();
			self::assertStringNotContainsString( str_repeat( 's', 32 ), $page );
			self::assertStringNotContainsString( base64_encode( str_repeat( 's', 32 ) ), $page );
			self::assertStringNotContainsString( 'key_01', $page );
		}
	}

	public function test_the_owner_says_how_long_what_is_kept_all_of_it_or_nothing(): void {
		$this->act_as( 'administrator' );
		$this->connect();
		$page = $this->page();
		self::assertStringContainsString( 'id="cairn-retention"', $page );
		self::assertMatchesRegularExpression( '/name="events_months" value="13" min="1" max="25"/', $page );

		$times = array( 'events_months' => '6', 'pending_days' => '7', 'proof_months' => '36', 'contacts_months' => '24', 'log_months' => '12' );
		$this->send( SettingsForm::Retention, array( 'events_months' => '26' ) + $times );
		self::assertSame( 13, Retention::read()->limit( 'events_months' ) );
		self::assertSame( 14, Retention::read()->limit( 'pending_days' ) );
		self::assertStringContainsString( 'from 1 to 25', $this->page() );

		$this->send( SettingsForm::Retention, $times );
		self::assertSame( array_map( 'intval', $times ), Retention::read()->to_array() );
		self::assertStringContainsString( 'notice-success', $this->page() );
	}

	public function test_a_copied_site_is_asked_what_it_is(): void {
		$this->act_as( 'administrator' );
		$this->connect( home: 'https://original.example/<script>' );
		$page = $this->page();

		self::assertStringContainsString( 'value="moved"', $page );
		self::assertStringContainsString( 'value="new"', $page );
		self::assertStringContainsString( 'value="paused"', $page );
		self::assertStringNotContainsString( '<script>', $page );
	}

	public function test_an_unreachable_service_is_told_on_the_next_page_with_the_address_still_there(): void {
		$this->act_as( 'administrator' );
		$this->send( SettingsForm::Connect, array( 'address' => 'https://cairn.example', 'code' => '7KQ2M' ) );
		self::assertStringContainsString( 'page=cairn-settings', (string) $this->redirect );

		$page = $this->page();
		self::assertStringContainsString( 'notice-error', $page );
		self::assertStringContainsString( 'Operation timed out', $page );
		self::assertStringContainsString( 'value="https://cairn.example"', $page );
		self::assertStringNotContainsString( '7KQ2M', $page );
		self::assertStringNotContainsString( 'notice-error', $this->page(), 'A message is shown once.' );
	}

	public function test_a_form_without_its_nonce_changes_nothing(): void {
		$this->act_as( 'administrator' );
		$this->connect();
		foreach ( SettingsForm::cases() as $form ) {
			$this->send( $form, array( 'count_staff' => '1', 'choice' => 'new' ), 'wrong' );
			self::assertNotNull( $this->died, $form->value );
			$this->send( $form, array( 'count_staff' => '1', 'choice' => 'new' ), wp_create_nonce( 'cairn_another' ) );
			self::assertNotNull( $this->died, $form->value );
		}
		self::assertNotFalse( get_option( Connection::OPTION ) );
		self::assertFalse( Settings::read()->count_staff );
		self::assertSame( array(), $this->sent );
	}

	public function test_a_person_without_the_right_changes_nothing(): void {
		$this->connect();
		foreach ( array( 'subscriber', 'contributor', 'editor' ) as $role ) {
			$this->act_as( $role );
			foreach ( SettingsForm::cases() as $form ) {
				$this->send( $form, array( 'count_staff' => '1', 'choice' => 'new' ) );
				self::assertNotNull( $this->died, "$role, {$form->value}" );
			}
		}
		self::assertNotFalse( get_option( Connection::OPTION ) );
		self::assertFalse( Settings::read()->count_staff );
		self::assertSame( array(), $this->sent );
	}

	public function test_settings_are_saved_and_an_unreadable_address_is_named(): void {
		$this->act_as( 'administrator' );
		$this->send( SettingsForm::Save, array( 'count_staff' => '1', 'pricing_path' => '/pricing/', 'further_origins' => "https://fr.example\nnonsense", 'on_removal' => 'delete' ) );

		self::assertEquals( new Settings( true, '/pricing/', array( 'https://fr.example' ), true ), Settings::read() );
		self::assertStringContainsString( 'notice-warning', $this->page() );
	}

	public function test_disconnecting_is_one_button(): void {
		$this->act_as( 'administrator' );
		$this->connect();
		$this->answers[] = array( 'status' => 204, 'body' => '' );
		$this->send( SettingsForm::Disconnect );

		self::assertFalse( get_option( Connection::OPTION ) );
		self::assertStringContainsString( 'notice-success', $this->page() );
	}

	public function test_the_first_step_ends_the_set_up(): void {
		$this->act_as( 'administrator' );
		$this->connect( step: SetupStep::FirstStep );
		$this->will_answer( array( 'events' => array( array( 'at' => gmdate( 'c' ), 'type' => 'page_view' ) ) ) );
		$this->send( SettingsForm::FirstStep );

		self::assertSame( SetupStep::Done, Connection::from_option( get_option( Connection::OPTION ) )?->step );
		self::assertStringContainsString( 'notice-success', $this->page() );
	}
}
