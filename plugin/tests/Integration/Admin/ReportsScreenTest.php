<?php

declare(strict_types=1);

namespace Cairn\Tests\Integration\Admin;

use Cairn\Admin\ReportsPage;
use Cairn\Connection\ConnectionStore;
use Cairn\Tests\Integration\IntegrationTestCase;
use PHPUnit\Framework\Attributes\DataProvider;
use PHPUnit\Framework\Attributes\Group;

final class ReportsScreenTest extends IntegrationTestCase {

	public function test_php_prints_the_frame_and_asks_nobody(): void {
		$this->act_as( 'administrator' );
		$this->connect();
		ob_start();
		( new ReportsPage( new ConnectionStore() ) )->render();
		$page = (string) ob_get_clean();

		self::assertStringContainsString( '<div id="cairn-root"><h1>', $page );
		self::assertSame( array(), $this->sent );
	}

	public function test_the_app_is_told_what_it_needs_and_no_secret(): void {
		$this->act_as( 'administrator' );
		$this->connect();
		$boot = ( new ReportsPage( new ConnectionStore() ) )->boot();

		self::assertSame(
			array( 'restPath', 'restRoot', 'restNonce', 'siteTimeZone', 'locale', 'startOfWeek', 'canManage', 'canSeePeople', 'isConnected', 'settingsUrl', 'newPageUrl', 'editPostUrl', 'homeUrl', 'siteName', 'eventTypes', 'privacy', 'shop' ),
			array_keys( $boot )
		);
		self::assertTrue( $boot['isConnected'] );
		self::assertSame( 'Page viewed', $boot['eventTypes']['page_view']['label'] );
		self::assertStringNotContainsString( base64_encode( str_repeat( 's', 32 ) ), (string) wp_json_encode( $boot ) );
	}

	public function test_the_first_question_is_asked_above_every_style_and_without_another_request(): void {
		$head = $this->head();

		$data  = strpos( $head, 'window.cairnAdmin = {' );
		$style = strpos( $head, '<link' );
		self::assertIsInt( $data );
		self::assertIsInt( $style );
		self::assertLessThan( $style, $data );
		self::assertStringContainsString( 'cairnAdminEarly', substr( $head, $data, $style - $data ) );
		self::assertMatchesRegularExpression( '~<script(?=[^>]* async)[^>]* src="[^"]+/build/admin/chart\.js\?ver=[0-9a-f]+"~', substr( $head, 0, $data ) );
		self::assertSame( array(), $this->sent );
	}

	#[DataProvider( 'screens' )]
	public function test_the_file_of_a_screen_is_on_its_way_with_the_page_that_shows_it( string $screen, int $files ): void {
		$_GET['screen'] = $screen;
		try {
			$head = $this->head();
		} finally {
			unset( $_GET['screen'] );
		}
		self::assertSame( $files, preg_match_all( '~<script(?=[^>]* async)[^>]* src="[^"]+/build/admin/later\.js\?ver=[0-9a-f]+"~', $head ) );
		self::assertSame( array(), $this->sent );
	}

	/** @return array<string, array{string, int}> */
	public static function screens(): array {
		return array(
			'Overview'             => array( 'overview', 0 ),
			'Products'             => array( 'products', 1 ),
			'Step detail'          => array( 'step', 1 ),
			'one that nobody made' => array( '../step', 0 ),
		);
	}

	/** What the page's head says above and among the styles. */
	private function head(): string {
		self::need_built_file( 'admin/chunks.php' );
		$this->act_as( 'administrator' );
		$this->connect();
		( new ReportsPage( new ConnectionStore() ) )->load();
		wp_enqueue_style( 'wp-components' );
		// Core takes it off itself, but only where a whole page is printed.
		remove_action( 'admin_print_styles', 'print_emoji_styles' );
		ob_start();
		do_action( 'admin_print_styles' );
		return (string) ob_get_clean();
	}

	/** WooCommerce's own scripts of the screens need more of wp-admin than a test has. */
	#[Group( 'without-woocommerce' )]
	public function test_the_app_runs_before_the_command_palette_of_wordpress(): void {
		self::need_built_file( 'admin/chunks.php' );
		if ( ! function_exists( 'wp_enqueue_command_palette_assets' ) ) {
			self::markTestSkipped( 'This WordPress has no command palette outside the editor.' );
		}
		$this->act_as( 'administrator' );
		set_current_screen( 'dashboard' );
		$page = new ReportsPage( new ConnectionStore() );
		$page->register_assets();
		$page->load();
		do_action( 'admin_enqueue_scripts', 'toplevel_page_cairn' );

		$order = array_values( array_intersect( wp_scripts()->queue, array( ReportsPage::HANDLE, 'wp-core-commands' ) ) );
		self::assertSame( array( ReportsPage::HANDLE, 'wp-core-commands' ), $order );
	}

	public function test_a_copied_site_is_not_asked_to_connect_but_hears_that_it_is_paused(): void {
		$this->act_as( 'administrator' );
		$this->connect( home: 'https://original.example' );
		self::assertTrue( ( new ReportsPage( new ConnectionStore() ) )->boot()['isConnected'] );
		$data = (array) $this->ask( 'GET', '/cairn/v1/reports/overview', array( 'from' => '2026-01-01', 'to' => '2026-01-29' ) )->get_data();
		self::assertSame( 'paused', $data['code'] );
		self::assertStringContainsString( 'settings', $data['data']['fix'] );
	}

	public function test_settings_are_not_linked_for_those_who_may_not_open_them(): void {
		$this->act_as( 'editor' );
		$boot = ( new ReportsPage( new ConnectionStore() ) )->boot();
		self::assertSame( array( false, '' ), array( $boot['canManage'], $boot['settingsUrl'] ) );
	}

	#[DataProvider( 'locales' )]
	public function test_the_persons_language_is_named_as_browsers_name_it( string $wordpress, string $browser ): void {
		add_filter( 'pre_determine_locale', static fn (): string => $wordpress );
		$this->act_as( 'administrator' );
		update_user_meta( get_current_user_id(), 'locale', $wordpress );
		self::assertSame( $browser, ( new ReportsPage( new ConnectionStore() ) )->boot()['locale'] );
	}

	/** @return array<string, array{string, string}> */
	public static function locales(): array {
		return array(
			'German'        => array( 'de_DE', 'de-DE' ),
			'formal German' => array( 'de_DE_formal', 'de-DE' ),
			'Finnish'       => array( 'fi', 'fi' ),
			'Chinese'       => array( 'zh_CN', 'zh-CN' ),
			'Catalan'       => array( 'ca', 'ca' ),
		);
	}
}
