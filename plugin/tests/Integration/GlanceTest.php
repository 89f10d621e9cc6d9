<?php

declare(strict_types=1);

namespace Cairn\Tests\Integration;

use Cairn\Glance;
use Cairn\Lifecycle\Lifecycle;
use Cairn\Access\Capabilities;
use Cairn\Placement\ShopButtons;
use Cairn\Settings\Settings;
use PHPUnit\Framework\Attributes\DataProvider;

/** Most modules are not loaded for a stranger who only looks; they come in before anything changes. */
final class GlanceTest extends IntegrationTestCase {

	private array $server;
	private array $cookie;
	private array $get;

	protected function setUp(): void {
		parent::setUp();
		$this->server = $_SERVER;
		$this->cookie = $_COOKIE;
		$this->get    = $_GET; // phpcs:ignore WordPress.Security.NonceVerification.Recommended -- kept to be put back.
		$_COOKIE      = array();
		$_GET         = array();
	}

	protected function tearDown(): void {
		// Without a WordPress the test was skipped before it began.
		if ( self::on_real_wordpress() ) {
			$_SERVER = $this->server;
			$_COOKIE = $this->cookie;
			$_GET    = $this->get;
			set_current_screen( 'front' );
		}
		parent::tearDown();
	}

	/** @return array<string, array{string, string, list<string>, list<string>, bool}> */
	public static function requests(): array {
		return array(
			'a page'                                  => array( 'GET', '/product/mug/', array(), array(), true ),
			'a page a campaign leads to'              => array( 'GET', '/?utm_source=a&gclid=b', array( 'utm_source', 'gclid' ), array(), true ),
			'a page, by somebody with other cookies'  => array( 'GET', '/', array(), array( 'cairn_id', 'wp-settings-time' ), true ),
			'a form that is sent'                     => array( 'POST', '/product/mug/', array(), array(), false ),
			'an address that puts into the cart'      => array( 'GET', '/?add-to-cart=12', array( 'add-to-cart' ), array(), false ),
			'a page, by somebody with a login'        => array( 'GET', '/', array(), array( 'wordpress_logged_in_1' ), false ),
			'a page, by somebody with a cart'         => array( 'GET', '/', array(), array( 'wp_woocommerce_session_1' ), false ),
			'the REST API'                            => array( 'GET', '/wp-json/wc/store/v1/cart', array(), array(), false ),
			'the REST API without pretty addresses'   => array( 'GET', '/?rest_route=/', array( 'rest_route' ), array(), false ),
			'a program of WordPress'                  => array( 'GET', '/wp-cron.php', array(), array(), false ),
		);
	}

	/**
	 * @param list<string> $get     Names in the query.
	 * @param list<string> $cookies Names of cookies.
	 */
	#[DataProvider( 'requests' )]
	public function test_only_a_stranger_who_asks_for_a_page_and_sends_nothing_glances( string $method, string $address, array $get, array $cookies, bool $glances ): void {
		set_current_screen( 'front' );
		$_SERVER['REQUEST_METHOD'] = $method;
		$_SERVER['REQUEST_URI']    = $address;
		$_GET                      = array_fill_keys( $get, '1' );
		$_COOKIE                   = array_fill_keys( $cookies, '1' );
		self::assertSame( $glances, Glance::is_now( 'fpm-fcgi' ) );
		self::assertFalse( Glance::is_now( 'cli' ) );
	}

	public function test_what_comes_in_before_a_change_takes_part_in_it_and_comes_in_once(): void {
		$loaded = 0;
		$heard  = array();
		Glance::until_something_changes(
			static function () use ( &$loaded, &$heard ): void {
				++$loaded;
				add_filter(
					'wp_insert_post_data',
					static function ( mixed $data ) use ( &$heard ): mixed {
						$heard[] = is_array( $data ) ? $data['post_title'] : null;
						return $data;
					}
				);
			}
		);
		set_transient( 'cairn_test_passing', '1', 60 );
		self::assertSame( 0, $loaded, 'What pages write for themselves is no change.' );
		wp_insert_post( array( 'post_title' => 'One', 'post_content' => 'a' ) );
		wp_insert_post( array( 'post_title' => 'Two', 'post_content' => 'b' ) );
		self::assertSame( 1, $loaded );
		self::assertSame( array( 'One', 'Two' ), $heard );
	}

	public function test_a_setting_that_a_program_changes_is_followed(): void {
		$loaded = 0;
		Glance::until_something_changes(
			static function () use ( &$loaded ): void {
				++$loaded;
			}
		);
		update_option( 'blogname', 'Another name ' . wp_rand() );
		self::assertSame( 1, $loaded );
	}

	public function test_the_options_that_every_page_reads_exist_so_that_no_page_asks_for_them(): void {
		delete_option( Settings::OPTION );
		delete_option( ShopButtons::OPTION );
		( new Lifecycle( new Capabilities() ) )->keep_options();
		$loaded = wp_load_alloptions( true );
		self::assertArrayHasKey( Settings::OPTION, $loaded );
		self::assertArrayHasKey( ShopButtons::OPTION, $loaded );
		self::assertEquals( new Settings(), Settings::read() );
		self::assertEquals( new ShopButtons(), ShopButtons::read() );
	}
}
