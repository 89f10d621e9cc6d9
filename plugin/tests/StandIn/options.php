<?php
/** Options and transients, in memory. */

declare(strict_types=1);

function get_option( string $name, mixed $fallback = false ): mixed {
	return $GLOBALS['cairn_options'][ $name ] ?? $fallback;
}

function update_option( string $name, mixed $value, mixed $autoload = null ): bool {
	$before                            = $GLOBALS['cairn_options'][ $name ] ?? false;
	$GLOBALS['cairn_options'][ $name ] = $value;
	if ( $before !== $value ) {
		do_action( "update_option_$name", $before, $value, $name );
	}
	return $before !== $value;
}

function add_option( string $name, mixed $value = '', string $deprecated = '', mixed $autoload = null ): bool {
	if ( isset( $GLOBALS['cairn_options'][ $name ] ) ) {
		return false;
	}
	$GLOBALS['cairn_options'][ $name ] = $value;
	return true;
}

function delete_option( string $name ): bool {
	$existed = isset( $GLOBALS['cairn_options'][ $name ] );
	unset( $GLOBALS['cairn_options'][ $name ] );
	return $existed;
}

function get_transient( string $name ): mixed {
	return $GLOBALS['cairn_transients'][ $name ] ?? false;
}

function set_transient( string $name, mixed $value, int $seconds = 0 ): bool {
	$GLOBALS['cairn_transients'][ $name ] = $value;
	return true;
}

function delete_transient( string $name ): bool {
	$existed = isset( $GLOBALS['cairn_transients'][ $name ] );
	unset( $GLOBALS['cairn_transients'][ $name ] );
	return $existed;
}
