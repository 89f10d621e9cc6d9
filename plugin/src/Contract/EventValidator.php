<?php

declare(strict_types=1);

namespace Cairn\Contract;

/**
 * Judges the own fields of an event before PHP sends it, by the contract's schema and with WordPress' own validator.
 * The type is looked up first: one schema of all types could only say "none matched".
 */
final class EventValidator {

	/** @var array<string, array{label: string, stage: string|null, personal: string, step: bool, macro: bool, channels: list<string>, props: array<string, mixed>}>|null */
	private ?array $types = null;

	/**
	 * The fields as the service takes them, or why it would not.
	 *
	 * @param string       $type  Name of the event type.
	 * @param array<mixed> $props Own fields.
	 * @return array<mixed>|\WP_Error
	 */
	public function read( string $type, array $props ): array|\WP_Error {
		$this->types ??= require __DIR__ . '/generated/event-types.php';
		$schema        = $this->types[ $type ]['props'] ?? null;
		if ( null === $schema ) {
			return new \WP_Error( 'unknown_type', "There is no event type $type." );
		}
		$valid = rest_validate_value_from_schema( $props, $schema, 'props' );
		if ( is_wp_error( $valid ) ) {
			return $valid;
		}
		// The validator takes "12" for an integer; what is sent must be one.
		$read = rest_sanitize_value_from_schema( $props, $schema, 'props' );
		return is_array( $read ) ? $read : new \WP_Error( 'unreadable', 'The fields could not be read.' );
	}
}
