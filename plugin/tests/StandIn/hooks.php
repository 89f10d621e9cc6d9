<?php
/** Actions and filters, in the order of priority and then of adding. */

declare(strict_types=1);

function add_filter( string $hook, callable $callback, int $priority = 10, int $accepted_args = 1 ): bool {
	$GLOBALS['cairn_hooks'][ $hook ][ $priority ][] = array( $callback, $accepted_args );
	return true;
}

function add_action( string $hook, callable $callback, int $priority = 10, int $accepted_args = 1 ): bool {
	return add_filter( $hook, $callback, $priority, $accepted_args );
}

function apply_filters( string $hook, mixed $value, mixed ...$args ): mixed {
	$by_priority = $GLOBALS['cairn_hooks'][ $hook ] ?? array();
	ksort( $by_priority );
	foreach ( $by_priority as $callbacks ) {
		foreach ( $callbacks as list( $callback, $accepted_args ) ) {
			$value = $callback( ...array_slice( array( $value, ...$args ), 0, $accepted_args ) );
		}
	}
	return $value;
}

function do_action( string $hook, mixed ...$args ): void {
	$GLOBALS['cairn_did'][ $hook ] = ( $GLOBALS['cairn_did'][ $hook ] ?? 0 ) + 1;
	$by_priority                   = $GLOBALS['cairn_hooks'][ $hook ] ?? array();
	ksort( $by_priority );
	foreach ( $by_priority as $callbacks ) {
		foreach ( $callbacks as list( $callback, $accepted_args ) ) {
			$callback( ...array_slice( $args, 0, $accepted_args ) );
		}
	}
}

function did_action( string $hook ): int {
	return $GLOBALS['cairn_did'][ $hook ] ?? 0;
}

function has_filter( string $hook ): bool {
	return isset( $GLOBALS['cairn_hooks'][ $hook ] );
}
