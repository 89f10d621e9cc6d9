<?php

declare(strict_types=1);

namespace Cairn\Access;

use Cairn\Module;

/**
 * The plugin's own rights. They are mapped onto roles by what a role may already do, so that a shop's
 * custom roles fit too, and an owner can take them away again with any role editor.
 */
final class Capabilities implements Module {

	/** May read the reports. */
	public const VIEW_REPORTS = 'view_cairn_reports';

	/** May see who left an address: names, addresses, consents, what somebody did. Not given to who runs a shop unasked. */
	public const VIEW_CONTACTS = 'view_cairn_contacts';

	/** May connect, disconnect and change settings. */
	public const MANAGE = 'manage_cairn';

	/**
	 * Raised when a right is added below. Each right is given once (and once more when WooCommerce arrives with its
	 * roles), never on every request: it would undo an owner's choice.
	 */
	private const MAP_VERSION = 2;

	private const APPLIED_OPTION = 'cairn_roles_mapped';

	/** Right => the rights of WordPress or WooCommerce that imply it. */
	private const MAP = array(
		self::VIEW_REPORTS  => array( 'view_woocommerce_reports', 'manage_options' ),
		self::MANAGE        => array( 'manage_woocommerce', 'manage_options' ),
		self::VIEW_CONTACTS => array( 'manage_options' ),
	);

	/** Right => the version of the map that brought it; 1 where none is named. */
	private const SINCE = array( self::VIEW_CONTACTS => 2 );

	public function hook(): void {
		add_action( 'admin_init', array( $this, 'map_when_due' ) );
	}

	/** Maps the rights when the map is new to this site or WooCommerce has arrived since. */
	public function map_when_due(): void {
		$has_shop = class_exists( 'WooCommerce', false );
		$due      = self::MAP_VERSION . ( $has_shop ? '+woocommerce' : '' );
		$applied  = get_option( self::APPLIED_OPTION );
		$applied  = is_string( $applied ) ? $applied : '';
		if ( $applied === $due ) {
			return;
		}
		$this->grant( $has_shop && ! str_ends_with( $applied, '+woocommerce' ) ? 0 : (int) $applied );
		update_option( self::APPLIED_OPTION, $due, false );
	}

	/**
	 * Grants the rights to every role of the current site that implies them.
	 *
	 * @param int $after Only those that are newer than this version of the map.
	 */
	public function grant( int $after = 0 ): void {
		foreach ( self::MAP as $right => $implied_by ) {
			if ( ( self::SINCE[ $right ] ?? 1 ) <= $after ) {
				continue;
			}
			/**
			 * Filters which rights of WordPress imply one of this plugin's, when it is given to roles.
			 *
			 * @param list<string> $implied_by A role that has one of these gets the right.
			 * @param string       $right      The right.
			 */
			$implied_by = apply_filters( 'cairn_right_implied_by', $implied_by, $right );
			$implied_by = array_filter( is_array( $implied_by ) ? $implied_by : array(), 'is_string' );
			foreach ( wp_roles()->role_objects as $role ) {
				if ( array_filter( $implied_by, array( $role, 'has_cap' ) ) ) {
					$role->add_cap( $right );
				}
			}
		}
	}

	/** Takes the rights from every role of the current site. */
	public function revoke(): void {
		foreach ( wp_roles()->role_objects as $role ) {
			foreach ( array_keys( self::MAP ) as $right ) {
				$role->remove_cap( $right );
			}
		}
		delete_option( self::APPLIED_OPTION );
	}
}
