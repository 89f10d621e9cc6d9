<?php

declare(strict_types=1);

namespace Cairn\Tests\Integration\Admin;

use Cairn\Tests\Integration\IntegrationTestCase;
use PHPUnit\Framework\Attributes\Group;
use PHPUnit\Framework\Attributes\RunInSeparateProcess;

/**
 * On a WordPress without WooCommerce, which is stood in for by two menus and two classes; each test that does so has a
 * process of its own. The real one is met in WooCommerceTest and in e2e/shop.spec.ts.
 */
#[Group( 'without-woocommerce' )]
final class MenuTest extends IntegrationTestCase {

	protected function setUp(): void {
		parent::setUp();
		$this->act_as( 'administrator' );
		$GLOBALS['menu']    = array();
		$GLOBALS['submenu'] = array();
	}

	private static function with_woocommerce(): void {
		if ( ! class_exists( 'WooCommerce', false ) ) {
			eval( 'final class WooCommerce {}' );
		}
		add_action(
			'admin_menu',
			static function (): void {
				add_menu_page( 'WooCommerce', 'WooCommerce', 'manage_options', 'woocommerce', '__return_null' );
				add_menu_page( 'Analytics', 'Analytics', 'manage_options', 'wc-admin&path=/analytics/overview', '__return_null' );
			}
		);
	}

	/** @return list<string> Titles of the lines below a menu. */
	private static function lines( string $menu ): array {
		return array_values( array_column( $GLOBALS['submenu'][ $menu ] ?? array(), 0 ) );
	}

	public function test_without_woocommerce_cairn_is_one_menu_item_of_its_own(): void {
		do_action( 'admin_menu' );
		self::assertContains( 'cairn', array_column( $GLOBALS['menu'], 2 ) );
		self::assertSame( array( 'Reports', 'Settings' ), self::lines( 'cairn' ) );
	}

	#[RunInSeparateProcess]
	public function test_with_woocommerce_cairn_is_a_line_in_its_menu_and_one_in_analytics(): void {
		self::with_woocommerce();
		do_action( 'admin_menu' );

		self::assertNotContains( 'cairn', array_column( $GLOBALS['menu'], 2 ) );
		self::assertContains( 'Cairn', self::lines( 'woocommerce' ) );
		self::assertSame( array( 'admin.php?page=cairn' ), array_column( array_filter( $GLOBALS['submenu']['wc-admin&path=/analytics/overview'], static fn ( array $line ): bool => 'Cairn' === $line[0] ), 2 ) );
		ob_start();
		// Core's own listener takes for granted that a page has begun.
		wp_scripts();
		do_action( 'admin_head' );
		ob_end_clean();
		self::assertNotContains( 'Cairn settings', self::lines( 'woocommerce' ) );
		$GLOBALS['plugin_page'] = 'cairn-settings';
		self::assertSame( 'woocommerce', apply_filters( 'parent_file', 'x' ) );
		self::assertSame( 'cairn', apply_filters( 'submenu_file', 'cairn-settings', 'woocommerce' ) );
	}

	#[RunInSeparateProcess]
	public function test_with_woocommerces_own_analytics_switched_off_only_its_menu_is_used(): void {
		if ( ! class_exists( 'WooCommerce', false ) ) {
			eval( 'final class WooCommerce {}' );
		}
		add_action( 'admin_menu', static fn () => add_menu_page( 'WooCommerce', 'WooCommerce', 'manage_options', 'woocommerce', '__return_null' ) );
		do_action( 'admin_menu' );

		self::assertContains( 'Cairn', self::lines( 'woocommerce' ) );
		self::assertArrayNotHasKey( 'wc-admin&path=/analytics/overview', $GLOBALS['submenu'] );
	}

	#[RunInSeparateProcess]
	public function test_woocommerce_hears_that_order_tables_and_block_checkout_are_fine(): void {
		if ( ! class_exists( \Automattic\WooCommerce\Utilities\FeaturesUtil::class ) ) {
			eval( 'namespace Automattic\WooCommerce\Utilities; final class FeaturesUtil { public static array $declared = array(); public static function declare_compatibility( string $id, string $file, bool $fits = true ): bool { self::$declared[ $id ] = array( $file, $fits ); return true; } }' );
		}
		do_action( 'before_woocommerce_init' );
		self::assertSame(
			array(
				'custom_order_tables'  => array( CAIRN_PLUGIN_FILE, true ),
				'cart_checkout_blocks' => array( CAIRN_PLUGIN_FILE, true ),
			),
			\Automattic\WooCommerce\Utilities\FeaturesUtil::$declared
		);
	}

	public function test_the_list_of_plugins_links_to_settings_and_reports_for_those_who_may(): void {
		$filter = 'plugin_action_links_' . plugin_basename( CAIRN_PLUGIN_FILE );
		$links  = implode( '', (array) apply_filters( $filter, array( 'deactivate' => 'x' ) ) );
		self::assertStringContainsString( 'page=cairn-settings', $links );
		self::assertStringContainsString( 'page=cairn"', $links );

		$this->act_as( 'editor' );
		self::assertSame( array( 'deactivate' => 'x' ), apply_filters( $filter, array( 'deactivate' => 'x' ) ) );
	}
}
