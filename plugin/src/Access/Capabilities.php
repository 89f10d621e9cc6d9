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

	/** May connect, disconnect and change settings. */
	public const MANAGE = 'manage_cairn';

	/**
	 * Raised when the map below changes. The map is applied once a version (and once more when
	 * WooCommerce arrives with its roles), never on every request: it would undo an owner's choice.
	 */
	private const MAP_VERSION = 1;

	private const APPLIED_OPTION = 'cairn_roles_mapped';

	/** Right => the rights of WordPress or WooCommerce that imply it. */
	private const MAP = array(
		self::VIEW_REPORTS => array( 'view_woocommerce_reports', 'manage_options' ),
		self::MANAGE       => array( 'manage_woocommerce', 'manage_options' ),
	);

	public function hook(): void {
		add_action( 'admin_init', array( $this, 'map_when_due' ) );
	}

	/** Maps the rights when the map is new to this site or WooCommerce has arrived since. */
	public function map_when_due(): void {
		$due = self::MAP_VERSION . ( class_exists( 'WooCommerce', false ) ? '+woocommerce' : '' );
		if ( get_option( self::APPLIED_OPTION ) === $due ) {
			return;
		}
		$this->grant();
		update_option( self::APPLIED_OPTION, $due, false );
	}

	/** Grants the rights to every role of the current site that implies them. */
	public function grant(): void {
		foreach ( wp_roles()->role_objects as $role ) {
			foreach ( self::MAP as $right => $implied_by ) {
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
