<?php

declare(strict_types=1);

namespace Cairn\Tests\Unit\Access;

use Cairn\Access\Capabilities;
use Cairn\Tests\CairnTestCase;

final class CapabilitiesTest extends CairnTestCase {

	protected function setUp(): void {
		parent::setUp();
		foreach ( array( 'administrator', 'test_manager', 'test_analyst', 'test_reader' ) as $name ) {
			remove_role( $name );
		}
		add_role( 'administrator', 'Administrator', array( 'manage_options' => true, 'edit_posts' => true ) );
		add_role( 'test_manager', 'Shop manager', array( 'manage_woocommerce' => true, 'view_woocommerce_reports' => true ) );
		add_role( 'test_analyst', 'Analyst', array( 'view_woocommerce_reports' => true ) );
		add_role( 'test_reader', 'Reader', array( 'read' => true ) );
	}

	/** @return list<string> */
	private function holders( string $right ): array {
		return array_values( array_filter( array( 'administrator', 'test_manager', 'test_analyst', 'test_reader' ), static fn ( string $name ): bool => (bool) get_role( $name )?->has_cap( $right ) ) );
	}

	public function test_rights_follow_what_a_role_may_already_do(): void {
		( new Capabilities() )->grant();

		self::assertSame( array( 'administrator', 'test_manager', 'test_analyst' ), $this->holders( Capabilities::VIEW_REPORTS ) );
		self::assertSame( array( 'administrator', 'test_manager' ), $this->holders( Capabilities::MANAGE ) );
		self::assertSame( array( 'administrator' ), $this->holders( Capabilities::VIEW_CONTACTS ) );
	}

	public function test_an_update_gives_what_is_new_and_leaves_alone_what_the_owner_took_away(): void {
		( new Capabilities() )->grant();
		get_role( 'test_analyst' )?->remove_cap( Capabilities::VIEW_REPORTS );
		get_role( 'administrator' )?->remove_cap( Capabilities::VIEW_CONTACTS );
		update_option( 'cairn_roles_mapped', '1' . ( class_exists( 'WooCommerce', false ) ? '+woocommerce' : '' ), false );
		( new Capabilities() )->map_when_due();

		self::assertSame( array( 'administrator', 'test_manager' ), $this->holders( Capabilities::VIEW_REPORTS ) );
		self::assertSame( array( 'administrator' ), $this->holders( Capabilities::VIEW_CONTACTS ) );
	}

	public function test_a_right_that_the_owner_took_away_stays_away(): void {
		$capabilities = new Capabilities();
		$capabilities->map_when_due();
		get_role( 'test_analyst' )?->remove_cap( Capabilities::VIEW_REPORTS );
		$capabilities->map_when_due();

		self::assertSame( array( 'administrator', 'test_manager' ), $this->holders( Capabilities::VIEW_REPORTS ) );
	}

	public function test_nothing_is_left_after_removal(): void {
		$capabilities = new Capabilities();
		$capabilities->map_when_due();
		$capabilities->revoke();

		self::assertSame( array(), $this->holders( Capabilities::VIEW_REPORTS ) );
		self::assertSame( array(), $this->holders( Capabilities::MANAGE ) );
		self::assertSame( array(), $this->holders( Capabilities::VIEW_CONTACTS ) );
	}
}
