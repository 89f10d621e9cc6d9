<?php
/** Roles, in memory. */

declare(strict_types=1);

final class WP_Role {

	/** @param array<string, bool> $capabilities Right to whether it is given. */
	public function __construct( public string $name, public array $capabilities ) {
	}

	public function has_cap( string $right ): bool {
		return ! empty( $this->capabilities[ $right ] );
	}

	public function add_cap( string $right, bool $grant = true ): void {
		$this->capabilities[ $right ] = $grant;
	}

	public function remove_cap( string $right ): void {
		unset( $this->capabilities[ $right ] );
	}
}

final class WP_Roles {

	/** @var array<string, WP_Role> */
	public array $role_objects = array();
}

function wp_roles(): WP_Roles {
	return $GLOBALS['cairn_roles'] ??= new WP_Roles();
}

function get_role( string $name ): ?WP_Role {
	return wp_roles()->role_objects[ $name ] ?? null;
}

/** @param array<string, bool> $capabilities Right to whether it is given. */
function add_role( string $name, string $label, array $capabilities = array() ): WP_Role {
	return wp_roles()->role_objects[ $name ] = new WP_Role( $name, $capabilities );
}

function remove_role( string $name ): void {
	unset( wp_roles()->role_objects[ $name ] );
}
