<?php

declare(strict_types=1);

namespace Cairn\Admin;

use Cairn\Access\Capabilities;
use Cairn\BuiltAsset;
use Cairn\Connection\ConnectionStore;
use Cairn\Module;
use Cairn\Rest\ReportsController;

/**
 * The page of the reports: PHP prints the frame and the heading at once and asks nobody; the app fills it.
 */
final class ReportsPage implements Module {

	/** Handle of the app's script and style. */
	public const HANDLE = 'cairn-admin';

	private const LATER_CHUNK = 'cairn-admin-later';

	private const LANGUAGES = __DIR__ . '/../../languages';

	public function __construct( private readonly ConnectionStore $store ) {
	}

	public function hook(): void {
		add_action( 'init', array( $this, 'register_assets' ) );
	}

	/** Makes the built app known to WordPress. */
	public function register_assets(): void {
		$asset = is_admin() ? BuiltAsset::of( 'admin' ) : null;
		if ( null === $asset ) {
			return;
		}
		wp_register_script( self::HANDLE, $asset->url, $asset->dependencies, $asset->version, array( 'in_footer' => true ) );
		wp_set_script_translations( self::HANDLE, 'cairn', self::LANGUAGES );
		// Every screen but Overview is in a file that the app fetches by itself. WordPress must know it to find its words.
		$chunk = plugins_url( 'build/admin/later.js', CAIRN_PLUGIN_FILE );
		if ( '' !== $chunk ) {
			wp_register_script( self::LATER_CHUNK, $chunk, array( 'wp-i18n' ), $asset->version, array( 'in_footer' => true ) );
			wp_set_script_translations( self::LATER_CHUNK, 'cairn', self::LANGUAGES );
		}
		$style = $asset->style_url();
		if ( null !== $style ) {
			wp_register_style( self::HANDLE, $style, array( 'wp-components' ), $asset->version );
			wp_style_add_data( self::HANDLE, 'rtl', 'replace' );
		}
	}

	/** Runs before the page is printed. */
	public function load(): void {
		// Scripts run in the order in which they were asked for: before 10, when WordPress adds its command palette, whose
		// megabytes would run first.
		add_action( 'admin_enqueue_scripts', array( $this, 'enqueue' ), 9 );
		// Styles are printed at 20. A script below them would wait for them.
		add_action( 'admin_print_styles', array( $this, 'ask_first' ), 0 );
	}

	/** Adds the app to the page. */
	public function enqueue(): void {
		wp_enqueue_script( self::HANDLE );
		$words = wp_scripts()->print_translations( self::LATER_CHUNK, false );
		if ( is_string( $words ) && '' !== $words ) {
			wp_add_inline_script( self::HANDLE, $words, 'before' );
		}
		wp_enqueue_style( self::HANDLE );
	}

	/** Hands the app its data and asks for the first report. */
	public function ask_first(): void {
		( new FirstQuestion() )->print( $this->boot() );
	}

	/** Prints the frame. */
	public function render(): void {
		printf(
			'<div class="wrap"><hr class="wp-header-end"><div id="cairn-root"><h1>%s</h1>',
			esc_html__( 'Overview', 'cairn' )
		);
		if ( ! wp_script_is( self::HANDLE, 'registered' ) ) {
			printf(
				'<p>%s</p>',
				esc_html__( 'The reports’ own files are missing from the plugin folder (build/admin). Install the plugin again from its zip file, or run “npm run build” in a checkout.', 'cairn' )
			);
		}
		printf( '<noscript><p>%s</p></noscript></div></div>', esc_html__( 'The reports need JavaScript, which is switched off in this browser.', 'cairn' ) );
	}

	/**
	 * `CairnAdminBoot` of plugin/admin/boot.ts.
	 *
	 * @return array<string, mixed>
	 */
	public function boot(): array {
		$can_manage = current_user_can( Capabilities::MANAGE );
		$start      = get_option( 'start_of_week' );
		return array(
			'restPath'     => ReportsController::NAMESPACE,
			'restRoot'     => rest_url(),
			'restNonce'    => wp_create_nonce( 'wp_rest' ),
			'siteTimeZone' => wp_timezone_string(),
			'locale'       => $this->locale(),
			'startOfWeek'  => is_numeric( $start ) ? (int) $start : 1,
			'canManage'    => $can_manage,
			'canSeePeople' => current_user_can( Capabilities::VIEW_CONTACTS ),
			'isConnected'  => null !== $this->store->connection(),
			'settingsUrl'  => $can_manage ? Menu::settings_url() : '',
			'newPageUrl'   => admin_url( 'post-new.php?post_type=page' ),
			'editPostUrl'  => admin_url( 'post.php?action=edit&post=' ),
			'homeUrl'      => home_url( '/' ),
			'siteName'     => wp_specialchars_decode( get_bloginfo( 'name' ), ENT_QUOTES ),
			'eventTypes'   => $this->event_types(),
			'privacy'      => PrivacyData::read( $this->store->connection() ),
			'shop'         => ShopData::read(),
		);
	}

	/** The person's language as browsers name it: `de_DE_formal` is `de-DE`. */
	private function locale(): string {
		$parts = explode( '_', get_user_locale() );
		return implode( '-', array_slice( $parts, 0, isset( $parts[1] ) && 2 === strlen( $parts[1] ) ? 2 : 1 ) );
	}

	/** @return array<string, array{label: string, stage: string|null, personal: string}> */
	private function event_types(): array {
		/** @var array<string, array{label: string, stage: string|null, personal: string, step: bool, macro: bool, channels: list<string>, props: array<string, mixed>}> $types */
		$types = require __DIR__ . '/../Contract/generated/event-types.php';
		return array_map(
			static fn ( array $type ): array => array(
				'label'    => $type['label'],
				'stage'    => $type['stage'],
				'personal' => $type['personal'],
			),
			$types
		);
	}
}
