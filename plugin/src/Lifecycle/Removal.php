<?php

declare(strict_types=1);

namespace Cairn\Lifecycle;

use Cairn\Access\Capabilities;
use Cairn\Connection\Connection;
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

	/** Cleans up the current site. */
	public function of_this_site(): void {
		( new Capabilities() )->revoke();
		foreach ( Lifecycle::CRON_HOOKS as $hook ) {
			wp_clear_scheduled_hook( $hook );
		}
		delete_transient( 'cairn_service_silence' );
		if ( ! Settings::read()->delete_on_removal ) {
			return;
		}
		foreach ( array( Connection::OPTION, Keys::OPTION, Settings::OPTION, Retention::OPTION, PrivacyWire::FORMER_OPTION, Receivers::OPTION, SettingsSync::TOLD_OPTION, OrderSweep::UNTIL_OPTION, Backfill::OPTION ) as $option ) {
			delete_option( $option );
		}
		$this->delete_kept_answers();
		( new Spool() )->destroy();
		( new AnonymousCarts( new SystemClock() ) )->drop();

		/** Runs on each site where the owner wants nothing left; other parts of the plugin delete their own data. */
		do_action( 'cairn_delete_data' );
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
