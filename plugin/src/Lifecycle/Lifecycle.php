<?php

declare(strict_types=1);

namespace Cairn\Lifecycle;

use Cairn\Access\Capabilities;
use Cairn\Blocks\Placements;
use Cairn\Module;
use Cairn\Outbox\DeliverySchedule;
use Cairn\Outbox\OutboxTable;
use Cairn\Placement\ShopButtons;
use Cairn\Relay\RelayHandOver;
use Cairn\Settings\Settings;
use Cairn\Shop\AnonymousCarts;
use Cairn\Sync\SettingsSync;
use Cairn\SystemClock;

/** Activation and deactivation, on one site or on all sites of a network, and sites that join a network later. */
final class Lifecycle implements Module {

	/** Every cron hook of the plugin; a deactivated plugin leaves none behind. */
	public const CRON_HOOKS = array( SettingsSync::CRON_HOOK, RelayHandOver::CRON_HOOK, Placements::CRON_HOOK, DeliverySchedule::DELIVER_HOOK, DeliverySchedule::SWEEP_HOOK );

	public function __construct(
		private readonly Capabilities $capabilities,
		private readonly OutboxTable $outbox = new OutboxTable(),
	) {
	}

	public function hook(): void {
		register_activation_hook( CAIRN_PLUGIN_FILE, array( $this, 'activate' ) );
		register_deactivation_hook( CAIRN_PLUGIN_FILE, array( $this, 'deactivate' ) );
		add_action( 'wp_initialize_site', array( $this, 'greet_new_site' ), 20 );
		// Before WordPress drops the tables of the site, of which it knows only its own.
		add_action( 'wp_uninitialize_site', array( $this, 'clean_up_after_site' ), 5 );
		add_action( 'admin_init', array( $this, 'keep_options' ) );
	}

	/** Keeps the options that every page reads: one that does not exist costs each page a query. */
	public function keep_options(): void {
		foreach ( array( Settings::OPTION, ShopButtons::OPTION ) as $option ) {
			if ( false === get_option( $option ) ) {
				add_option( $option, array(), '', true );
			}
		}
	}

	/**
	 * Maps the rights and makes the outbox.
	 *
	 * @param bool $network_wide Whether the plugin is switched on for a whole network.
	 */
	public function activate( bool $network_wide = false ): void {
		self::on_each_site( $network_wide, array( $this, 'set_up' ) );
	}

	/**
	 * Stops the background work. Settings, connection and rights stay: a deactivated plugin may come back.
	 *
	 * @param bool $network_wide Whether the plugin is switched off for a whole network.
	 */
	public function deactivate( bool $network_wide = false ): void {
		self::on_each_site(
			$network_wide,
			static function (): void {
				foreach ( self::CRON_HOOKS as $hook ) {
					wp_clear_scheduled_hook( $hook );
				}
				DeliverySchedule::stop();
			}
		);
	}

	/** What a site needs before its first visitor comes. */
	public function set_up(): void {
		$this->keep_options();
		$this->capabilities->map_when_due();
		$this->outbox->ensure();
		( new AnonymousCarts( new SystemClock() ) )->ensure();
	}

	/**
	 * Sets up a site that joins a network where the plugin is on for all.
	 *
	 * @param \WP_Site $site The new site.
	 */
	public function greet_new_site( \WP_Site $site ): void {
		if ( ! function_exists( 'is_plugin_active_for_network' ) ) {
			require_once ABSPATH . 'wp-admin/includes/plugin.php';
		}
		if ( is_plugin_active_for_network( plugin_basename( CAIRN_PLUGIN_FILE ) ) ) {
			switch_to_blog( (int) $site->blog_id );
			$this->set_up();
			restore_current_blog();
		}
	}

	/**
	 * A site of a network is deleted: our tables, the steps that wait and the files outside of its folders go with it.
	 *
	 * @param \WP_Site $site The site.
	 */
	public function clean_up_after_site( \WP_Site $site ): void {
		switch_to_blog( (int) $site->blog_id );
		( new Removal() )->of_all_data();
		restore_current_blog();
	}

	/**
	 * Does something on this site, or on every site of a network.
	 *
	 * @param bool             $network_wide Whether to visit every site.
	 * @param callable(): void $what         What to do on a site.
	 * @param int|null         $network      Which network; null for the present one, 0 for all of an installation.
	 */
	public static function on_each_site( bool $network_wide, callable $what, ?int $network = null ): void {
		if ( ! $network_wide || ! is_multisite() ) {
			$what();
			return;
		}
		foreach ( get_sites( array( 'fields' => 'ids', 'number' => 0, 'network_id' => $network ?? get_current_network_id() ) ) as $id ) {
			switch_to_blog( (int) $id );
			$what();
			restore_current_blog();
		}
	}
}
