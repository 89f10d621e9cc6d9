<?php

declare(strict_types=1);

namespace Cairn\Tests\Integration;

use Cairn\Access\Capabilities;
use Cairn\Connection\ConnectionStore;
use Cairn\Lifecycle\Lifecycle;
use Cairn\Lifecycle\Removal;
use Cairn\Lists\ListStore;
use Cairn\Lists\ListTables;
use Cairn\Outbox\FactKind;
use Cairn\Outbox\OutboxParts;
use Cairn\Outbox\OutboxTable;
use Cairn\Relay\Spool;
use Cairn\Service\CircuitBreaker;
use Cairn\Service\RandomNonces;
use Cairn\Service\SignedClient;
use Cairn\Service\WordPressTransport;
use Cairn\Settings\Settings;
use Cairn\SystemClock;
use PHPUnit\Framework\Attributes\Group;

/** A network of sites: each has its own rights, settings, connection and outbox, and its own end. */
#[Group( 'network' )]
final class NetworkTest extends IntegrationTestCase {

	protected function setUp(): void {
		parent::setUp();
		if ( ! is_multisite() ) {
			self::markTestSkipped( 'This WordPress is no network.' );
		}
		require_once ABSPATH . 'wp-admin/includes/ms.php';
		require_once ABSPATH . 'wp-admin/includes/user.php';
		update_site_option( 'active_sitewide_plugins', array() );
		// WordPress notes who made a site.
		$_SERVER['REMOTE_ADDR'] = '203.0.113.7';
	}

	protected function tearDown(): void {
		unset( $_SERVER['REMOTE_ADDR'] );
		parent::tearDown();
	}

	/** A site of the network, made as its administrator would be given one. */
	private function site( int $administrator = 1 ): int {
		$id = wp_insert_site(
			array(
				'domain'  => get_network()->domain,
				'path'    => '/site' . wp_rand() . '/',
				'title'   => 'A site',
				'user_id' => $administrator,
			)
		);
		self::assertIsInt( $id, is_wp_error( $id ) ? $id->get_error_message() : '' );
		return $id;
	}

	/** Switches the plugin on for the whole network. */
	private function switch_on(): void {
		update_site_option( 'active_sitewide_plugins', array( plugin_basename( CAIRN_PLUGIN_FILE ) => time() ) );
		( new Lifecycle( new Capabilities() ) )->activate( true );
	}

	/**
	 * Does something on a site.
	 *
	 * @template T
	 * @param int           $site Which.
	 * @param \Closure(): T $what What to do there.
	 * @return T
	 */
	private function on( int $site, \Closure $what ): mixed {
		switch_to_blog( $site );
		try {
			return $what();
		} finally {
			restore_current_blog();
		}
	}

	/** Whether a table of ours can be read on a site. */
	private function has_table( int $site, string $name ): bool {
		global $wpdb;
		$suppressed = $wpdb->suppress_errors( true );
		$result     = $wpdb->query( $wpdb->prepare( 'SELECT 1 FROM %i LIMIT 1', $wpdb->get_blog_prefix( $site ) . $name ) );
		$wpdb->suppress_errors( $suppressed );
		return false !== $result;
	}

	/** Whether an administrator's role has a right on a site. */
	private function role_has( int $site, string $right ): bool {
		return $this->on( $site, static fn (): bool => true === get_role( 'administrator' )?->has_cap( $right ) );
	}

	private function parts(): OutboxParts {
		$store = new ConnectionStore();
		$clock = new SystemClock();
		return new OutboxParts( $store, new SignedClient( $store, new WordPressTransport(), new CircuitBreaker( $clock ), $clock, new RandomNonces() ), $clock, static fn (): array => array(), static fn (): array => array() );
	}

	public function test_switched_on_for_the_network_every_site_of_before_is_set_up(): void {
		$site = $this->site();
		self::assertFalse( $this->role_has( $site, Capabilities::VIEW_REPORTS ) );
		$this->switch_on();
		foreach ( array( get_main_site_id(), $site ) as $id ) {
			self::assertTrue( $this->has_table( $id, 'cairn_outbox' ) );
			foreach ( array( Capabilities::VIEW_REPORTS, Capabilities::MANAGE, Capabilities::VIEW_CONTACTS ) as $right ) {
				self::assertTrue( $this->role_has( $id, $right ), $right );
			}
			self::assertIsArray( $this->on( $id, static fn (): mixed => get_option( Settings::OPTION ) ) );
		}
	}

	public function test_a_site_that_joins_later_is_set_up_where_the_plugin_is_on_for_the_network_only(): void {
		$without = $this->site();
		self::assertFalse( $this->has_table( $without, 'cairn_outbox' ) );
		self::assertFalse( $this->role_has( $without, Capabilities::MANAGE ) );
		$this->switch_on();
		$with = $this->site();
		self::assertTrue( $this->has_table( $with, 'cairn_outbox' ) );
		self::assertTrue( $this->role_has( $with, Capabilities::VIEW_CONTACTS ) );
	}

	public function test_switched_off_for_the_network_no_site_goes_on_working(): void {
		$site = $this->site();
		$this->switch_on();
		foreach ( array( get_main_site_id(), $site ) as $id ) {
			$this->on( $id, static fn (): mixed => wp_schedule_single_event( time() + 3600, Lifecycle::CRON_HOOKS[0] ) );
		}
		( new Lifecycle( new Capabilities() ) )->deactivate( true );
		foreach ( array( get_main_site_id(), $site ) as $id ) {
			self::assertFalse( $this->on( $id, static fn (): mixed => wp_next_scheduled( Lifecycle::CRON_HOOKS[0] ) ) );
			self::assertTrue( $this->role_has( $id, Capabilities::MANAGE ), 'It may come back.' );
		}
	}

	public function test_who_keeps_the_network_sees_everything_and_who_keeps_a_site_sees_that_site_only(): void {
		$owner = wp_insert_user( array( 'user_login' => 'owner' . wp_rand(), 'user_pass' => 'x', 'user_email' => 'owner' . wp_rand() . '@example.com' ) );
		$super = wp_insert_user( array( 'user_login' => 'super' . wp_rand(), 'user_pass' => 'x', 'user_email' => 'super' . wp_rand() . '@example.com' ) );
		self::assertIsInt( $owner );
		self::assertIsInt( $super );
		grant_super_admin( $super );
		$theirs = $this->site();
		$other  = $this->site();
		$this->switch_on();
		add_user_to_blog( $theirs, $owner, 'administrator' );
		add_user_to_blog( $other, $owner, 'editor' );
		foreach ( array( Capabilities::VIEW_REPORTS, Capabilities::VIEW_CONTACTS, Capabilities::MANAGE ) as $right ) {
			$may = fn ( int $user, int $site ): bool => $this->on( $site, static fn (): bool => user_can( $user, $right ) );
			self::assertSame( array( true, false, false ), array( $may( $owner, $theirs ), $may( $owner, $other ), $may( $owner, get_main_site_id() ) ), $right );
			self::assertSame( array( true, true, true ), array( $may( $super, $theirs ), $may( $super, $other ), $may( $super, get_main_site_id() ) ), $right );
		}
	}

	public function test_a_site_is_connected_for_itself_alone_and_has_settings_of_its_own(): void {
		$connected = $this->site();
		$other     = $this->site();
		$this->switch_on();
		$this->on(
			$connected,
			function (): void {
				$this->connect();
				( new Settings( count_staff: true, pricing_path: '/prices/' ) )->save();
			}
		);
		// One store, as in one request that visits several sites.
		$store = new ConnectionStore();
		self::assertNotNull( $this->on( $connected, static fn (): mixed => $store->sending() ) );
		self::assertNull( $this->on( $other, static fn (): mixed => $store->sending() ) );
		self::assertNull( $store->sending() );
		self::assertSame( '/prices/', $this->on( $connected, static fn (): mixed => Settings::read()->pricing_path ) );
		self::assertNull( $this->on( $other, static fn (): mixed => Settings::read()->pricing_path ) );
		self::assertNull( $this->on( $other, static fn (): mixed => \Cairn\Connection\Keys::read() ) );
	}

	public function test_what_a_program_changes_on_several_sites_in_one_request_is_told_by_each_of_its_own(): void {
		global $wpdb;
		$first  = $this->site();
		$second = $this->site();
		$third  = $this->site();
		$this->switch_on();
		$outbox = $this->parts()->outbox;
		foreach ( array( $first => 7, $second => 8 ) as $site => $order ) {
			$this->on(
				$site,
				function () use ( $outbox, $order ): void {
					$this->connect();
					$outbox->changed( FactKind::Order, $order );
				}
			);
		}
		$this->on( $third, static fn () => $outbox->changed( FactKind::Order, 9 ) );
		$outbox->flush();
		$told = fn ( int $site ): array => $this->on( $site, static fn (): array => $wpdb->get_col( $wpdb->prepare( 'SELECT fact_key FROM %i', ( new OutboxTable() )->name() ) ) );
		self::assertSame( array( array( 'order:7' ), array( 'order:8' ), array() ), array( $told( $first ), $told( $second ), $told( $third ) ) );
	}

	public function test_a_deleted_site_takes_its_tables_and_waiting_steps_along_and_nobody_elses(): void {
		$goes  = $this->site();
		$stays = $this->site();
		$this->switch_on();
		$spool = new Spool();
		foreach ( array( $goes => 'pk_aaaaaaaaaaaaaaaaaaaa', $stays => 'pk_bbbbbbbbbbbbbbbbbbbb' ) as $site => $key ) {
			$this->on(
				$site,
				function () use ( $spool, $key ): void {
					$this->connect();
					$connection               = (array) get_option( \Cairn\Connection\Connection::OPTION );
					$connection['public_key'] = $key;
					update_option( \Cairn\Connection\Connection::OPTION, $connection );
					( new ListTables() )->ensure();
					self::assertTrue( $spool->open( $key ) );
				}
			);
		}
		try {
			wp_delete_site( $goes );
			self::assertDirectoryDoesNotExist( WP_CONTENT_DIR . '/uploads/cairn-spool/pk_aaaaaaaaaaaaaaaaaaaa' );
			self::assertDirectoryExists( WP_CONTENT_DIR . '/uploads/cairn-spool/pk_bbbbbbbbbbbbbbbbbbbb' );
		} finally {
			$spool->destroy_one( 'pk_aaaaaaaaaaaaaaaaaaaa' );
			$spool->destroy_one( 'pk_bbbbbbbbbbbbbbbbbbbb' );
		}
		foreach ( array( 'cairn_outbox', 'cairn_cart', 'cairn_list', 'cairn_list_item' ) as $table ) {
			self::assertFalse( $this->has_table( $goes, $table ), $table );
			self::assertTrue( $this->has_table( $stays, $table ), $table );
		}
	}

	public function test_deletion_of_the_plugin_asks_each_sites_own_settings_what_stays(): void {
		$goes  = $this->site();
		$stays = $this->site();
		$this->switch_on();
		foreach ( array( $goes => true, $stays => false ) as $site => $delete ) {
			$this->on(
				$site,
				function () use ( $delete ): void {
					$this->connect();
					( new Settings( delete_on_removal: $delete ) )->save();
				}
			);
		}
		Lifecycle::on_each_site( true, array( new Removal(), 'of_this_site' ), 0 );
		$kept = fn ( int $site ): array => $this->on( $site, static fn (): array => array( false !== get_option( 'cairn_connection' ), false !== get_option( 'cairn_keys' ), false !== get_option( Settings::OPTION ) ) );
		self::assertSame( array( false, false, false ), $kept( $goes ) );
		self::assertSame( array( true, true, true ), $kept( $stays ) );
		self::assertFalse( $this->has_table( $goes, 'cairn_outbox' ) );
		foreach ( array( $goes, $stays, get_main_site_id() ) as $site ) {
			self::assertFalse( $this->role_has( $site, Capabilities::VIEW_CONTACTS ) );
		}
	}

	public function test_what_a_browser_keeps_of_one_site_is_not_taken_for_its_neighbours(): void {
		$site = $this->site();
		foreach ( array( new \Cairn\Lists\ListsModule( new ListTables(), new \Cairn\Blocks\PlacementTable() ), new \Cairn\Blocks\CompareList() ) as $module ) {
			$name = static fn (): string => (string) $module->data( array() )['key'];
			self::assertStringStartsWith( 'cairn:', $name() );
			self::assertSame( $name() . ":$site", $this->on( $site, $name ) );
		}
	}

	public function test_an_account_that_is_deleted_leaves_no_lists_on_any_site(): void {
		$member = wp_insert_user( array( 'user_login' => 'member' . wp_rand(), 'user_pass' => 'x', 'user_email' => 'member' . wp_rand() . '@example.com' ) );
		self::assertIsInt( $member );
		$site    = $this->site();
		$without = $this->site();
		$this->switch_on();
		$lists = fn (): array => ( new ListStore( new ListTables(), new SystemClock() ) )->lists_of( $member );
		// On this site they were never made a member: a login of the network is enough to keep something.
		$this->on( $site, static fn () => ( new ListStore( new ListTables(), new SystemClock() ) )->default_list( $member ) );
		self::assertCount( 1, $this->on( $site, $lists ) );
		wpmu_delete_user( $member );
		self::assertCount( 0, $this->on( $site, $lists ) );
		self::assertFalse( $this->has_table( $without, 'cairn_list' ), 'Nothing is made in order to be emptied.' );
	}
}
