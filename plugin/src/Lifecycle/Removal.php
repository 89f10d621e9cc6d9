<?php

declare(strict_types=1);

namespace Cairn\Lifecycle;

use Cairn\Access\Capabilities;
use Cairn\Connection\Connection;
use Cairn\Connection\ConnectionStore;
use Cairn\Connection\Keys;
use Cairn\HandOver\Receivers;
use Cairn\People\PrivacyWire;
use Cairn\Relay\Spool;
use Cairn\Settings\Retention;
use Cairn\Settings\Settings;
use Cairn\Shop\AnonymousCarts;
use Cairn\Shop\Backfill;
use Cairn\Shop\OrderSweep;
use Cairn\Sync\SettingsSync;
use Cairn\SystemClock;

/**
 * What happens when the plugin is deleted. Rights always go. Settings, connection and keys go only where the owner has
 * said so in the settings: a plugin is often deleted to be installed again. The numbers stand in the service and are
 * not touched from here.
 */
final class Removal {

	/** Cleans up the current site when the plugin is deleted. */
	public function of_this_site(): void {
		( new Capabilities() )->revoke();
		foreach ( Lifecycle::CRON_HOOKS as $hook ) {
			wp_clear_scheduled_hook( $hook );
		}
		delete_transient( 'cairn_service_silence' );
		if ( Settings::read()->delete_on_removal ) {
			$this->of_all_data();
		}
	}

	/** Deletes everything the plugin keeps on the current site. */
	public function of_all_data(): void {
		$connection = ( new ConnectionStore() )->connection();
		foreach ( array( Connection::OPTION, Keys::OPTION, Settings::OPTION, Retention::OPTION, PrivacyWire::FORMER_OPTION, Receivers::OPTION, SettingsSync::TOLD_OPTION, OrderSweep::UNTIL_OPTION, Backfill::OPTION ) as $option ) {
			delete_option( $option );
		}
		$this->delete_kept_answers();
		// What waited was handed over when the connection ended.
		self::delete_spools( $connection );
		( new AnonymousCarts( new SystemClock() ) )->drop();

		/** Runs on each site where the owner wants nothing left; other parts of the plugin delete their own data. */
		do_action( 'cairn_delete_data' );
	}

	/**
	 * All spools of an installation stand in one folder: in a network only this site's own goes.
	 *
	 * @param Connection|null $connection The connection this site had.
	 */
	private static function delete_spools( ?Connection $connection ): void {
		if ( ! is_multisite() ) {
			( new Spool() )->destroy();
		} elseif ( null !== $connection ) {
			( new Spool() )->destroy_one( $connection->public_key );
		}
	}

	/** Kept report answers are transients with a hash in their name. */
	private function delete_kept_answers(): void {
		global $wpdb;
		$wpdb->query(
			$wpdb->prepare(
				'DELETE FROM %i WHERE option_name LIKE %s OR option_name LIKE %s',
				$wpdb->options,
				$wpdb->esc_like( '_transient_cairn_' ) . '%',
				$wpdb->esc_like( '_transient_timeout_cairn_' ) . '%'
			)
		);
	}
}
