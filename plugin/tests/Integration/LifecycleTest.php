<?php

declare(strict_types=1);

namespace Cairn\Tests\Integration;

use Cairn\Access\Capabilities;
use Cairn\Lifecycle\Lifecycle;
use Cairn\Lifecycle\Removal;
use Cairn\Settings\Settings;

final class LifecycleTest extends IntegrationTestCase {

	public function test_activation_maps_the_rights(): void {
		( new Capabilities() )->revoke();
		( new Lifecycle( new Capabilities() ) )->activate();
		self::assertTrue( get_role( 'administrator' )?->has_cap( Capabilities::MANAGE ) );
		self::assertFalse( get_role( 'editor' )?->has_cap( Capabilities::VIEW_REPORTS ) );
	}

	public function test_deactivation_leaves_no_work_behind_and_forgets_nothing(): void {
		$this->connect();
		foreach ( Lifecycle::CRON_HOOKS as $hook ) {
			wp_schedule_single_event( time() + 3600, $hook );
		}
		( new Lifecycle( new Capabilities() ) )->deactivate();
		foreach ( Lifecycle::CRON_HOOKS as $hook ) {
			self::assertFalse( wp_next_scheduled( $hook ) );
		}
		self::assertNotFalse( get_option( 'cairn_keys' ) );
	}

	public function test_deletion_keeps_settings_and_connection_unless_the_owner_said_otherwise(): void {
		$this->connect();
		( new Removal() )->of_this_site();
		self::assertNotFalse( get_option( 'cairn_connection' ) );
		self::assertFalse( get_role( 'administrator' )?->has_cap( Capabilities::MANAGE ) );
	}

	public function test_deletion_leaves_nothing_when_the_owner_said_so(): void {
		global $wpdb;
		$this->connect();
		( new Settings( delete_on_removal: true ) )->save();
		update_option( 'cairn_settings_told', 'x', false );
		set_transient( 'cairn_kept_abc', array( 'at' => 1, 'body' => '{}' ), 3600 );
		( new Removal() )->of_this_site();

		self::assertSame( array(), $wpdb->get_col( "SELECT option_name FROM {$wpdb->options} WHERE option_name LIKE '%cairn%'" ) );
	}

	public function test_woocommerce_hears_of_order_tables_and_of_the_cart_and_checkout_blocks(): void {
		self::assertNotFalse( has_action( 'before_woocommerce_init' ) );
	}
}
