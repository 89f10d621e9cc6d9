<?php

declare(strict_types=1);

namespace Cairn\Admin;

use Cairn\Access\Capabilities;
use Cairn\Module;

/**
 * Where the screens are found. Store managers look inside WooCommerce, so with it Cairn is one line of WooCommerce's
 * menu and one in Analytics; without it, one menu item of its own.
 */
final class Menu implements Module {

	/** The reports: `admin.php?page=cairn`. */
	public const REPORTS = 'cairn';

	/** The settings: `admin.php?page=cairn-settings`. */
	public const SETTINGS = 'cairn-settings';

	private const WOOCOMMERCE = 'woocommerce';

	private const WOOCOMMERCE_ANALYTICS = 'wc-admin&path=/analytics/overview';

	public function __construct(
		private readonly ReportsPage $reports,
		private readonly SettingsPage $settings,
	) {
	}

	public function hook(): void {
		// After WooCommerce has built its menus (its own items come at 9, 10 and 20).
		add_action( 'admin_menu', array( $this, 'add' ), 60 );
		add_filter( 'parent_file', array( $this, 'mark_parent' ) );
		add_filter( 'submenu_file', array( $this, 'mark_line' ), 10, 2 );
		add_filter( 'plugin_action_links_' . plugin_basename( CAIRN_PLUGIN_FILE ), array( $this, 'plugin_links' ) );
	}

	/** Address of the settings screen. */
	public static function settings_url(): string {
		return admin_url( 'admin.php?page=' . self::SETTINGS );
	}

	/** Address of the reports. */
	public static function reports_url(): string {
		return admin_url( 'admin.php?page=' . self::REPORTS );
	}

	/** Adds the pages to the menu. */
	public function add(): void {
		$name    = __( 'Cairn', 'cairn' );
		$reports = array( $this->reports, 'render' );
		if ( $this->with_woocommerce() ) {
			$hook = add_submenu_page( self::WOOCOMMERCE, $name, $name, Capabilities::VIEW_REPORTS, self::REPORTS, $reports );
			// One line in WooCommerce's menu is enough; the settings are linked from the reports and from the list of plugins.
			$settings_hook = add_submenu_page( self::WOOCOMMERCE, __( 'Cairn settings', 'cairn' ), __( 'Cairn settings', 'cairn' ), Capabilities::MANAGE, self::SETTINGS, array( $this->settings, 'render' ) );
			add_action( 'admin_head', static fn () => remove_submenu_page( self::WOOCOMMERCE, self::SETTINGS ) );
			if ( self::has_menu( self::WOOCOMMERCE_ANALYTICS ) ) {
				add_submenu_page( self::WOOCOMMERCE_ANALYTICS, $name, $name, Capabilities::VIEW_REPORTS, 'admin.php?page=' . self::REPORTS );
			}
		} else {
			$hook = add_menu_page( $name, $name, Capabilities::VIEW_REPORTS, self::REPORTS, $reports, $this->icon(), 56 );
			add_submenu_page( self::REPORTS, __( 'Cairn reports', 'cairn' ), __( 'Reports', 'cairn' ), Capabilities::VIEW_REPORTS, self::REPORTS, $reports );
			$settings_hook = add_submenu_page( self::REPORTS, __( 'Cairn settings', 'cairn' ), __( 'Settings', 'cairn' ), Capabilities::MANAGE, self::SETTINGS, array( $this->settings, 'render' ) );
		}
		if ( is_string( $hook ) ) {
			add_action( 'load-' . $hook, array( $this->reports, 'load' ) );
		}
		if ( is_string( $settings_hook ) ) {
			add_action( 'load-' . $settings_hook, array( $this->settings, 'load' ) );
		}
	}

	/**
	 * Keeps WooCommerce's menu open on the settings screen, whose own line is not shown.
	 *
	 * @param mixed $parent The menu that would be open.
	 */
	public function mark_parent( mixed $parent ): mixed {
		return self::SETTINGS === ( $GLOBALS['plugin_page'] ?? null ) && $this->with_woocommerce() ? self::WOOCOMMERCE : $parent;
	}

	/**
	 * Marks the line of the reports on the settings screen, whose own line is not shown.
	 *
	 * @param mixed $line   The line that would be marked.
	 * @param mixed $parent Its menu.
	 */
	public function mark_line( mixed $line, mixed $parent ): mixed {
		return self::WOOCOMMERCE === $parent && self::SETTINGS === ( $GLOBALS['plugin_page'] ?? null ) ? self::REPORTS : $line;
	}

	/**
	 * Adds "Settings" and "Reports" to the plugin's line in the list of plugins.
	 *
	 * @param mixed $links The links that are there.
	 * @return array<mixed>
	 */
	public function plugin_links( mixed $links ): array {
		$own = array();
		if ( current_user_can( Capabilities::MANAGE ) ) {
			$own['cairn-settings'] = sprintf( '<a href="%s">%s</a>', esc_url( self::settings_url() ), esc_html__( 'Settings', 'cairn' ) );
		}
		if ( current_user_can( Capabilities::VIEW_REPORTS ) ) {
			$own['cairn-reports'] = sprintf( '<a href="%s">%s</a>', esc_url( self::reports_url() ), esc_html__( 'Reports', 'cairn' ) );
		}
		return $own + ( is_array( $links ) ? $links : array() );
	}

	private function with_woocommerce(): bool {
		return class_exists( 'WooCommerce', false ) && self::has_menu( self::WOOCOMMERCE );
	}

	/** Whether a top-level menu exists; WooCommerce's features can be switched off one by one. */
	private static function has_menu( string $slug ): bool {
		$menu = $GLOBALS['menu'] ?? null;
		return is_array( $menu ) && in_array( $slug, array_column( $menu, 2 ), true );
	}

	/** Three stones, in the one colour that WordPress paints menu icons with. */
	private function icon(): string {
		$svg = '<svg xmlns="http://www.w3.org/2000/svg" width="20" height="20" viewBox="0 0 20 20"><path fill="#a7aaad" d="M10 2c1.9 0 3.2.9 3.2 2.1S11.9 6.2 10 6.2 6.8 5.3 6.8 4.1 8.1 2 10 2Zm0 5.4c3 0 5 1.1 5 2.7s-2 2.7-5 2.7-5-1.1-5-2.7 2-2.7 5-2.7Zm0 6.6c4.4 0 7.5.9 7.5 2.2 0 1.2-3.1 1.8-7.5 1.8s-7.5-.6-7.5-1.8C2.5 14.9 5.6 14 10 14Z"/></svg>';
		// A menu icon is handed to WordPress as a data address.
		return 'data:image/svg+xml;base64,' . base64_encode( $svg );
	}
}
