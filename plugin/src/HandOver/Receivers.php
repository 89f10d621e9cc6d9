<?php

declare(strict_types=1);

namespace Cairn\HandOver;

/**
 * To whom confirmed contacts are handed over, by the names that people know: what the service last said of it. The privacy
 * policy names them, and must not ask the service each time somebody opens wp-admin.
 */
final class Receivers {

	/** Option: `{people: list<string>, ids: list<string>}`. */
	public const OPTION = 'cairn_hand_over_to';

	private const NAMES = array(
		'mailchimp' => 'Mailchimp',
		'brevo'     => 'Brevo',
		'klaviyo'   => 'Klaviyo',
	);

	/**
	 * @param list<string> $people Who gets address and name.
	 * @param list<string> $ids    Who is only told that somebody confirmed.
	 */
	private function __construct(
		public readonly array $people,
		public readonly array $ids,
	) {
	}

	/** What was last known. */
	public static function read(): self {
		$kept  = get_option( self::OPTION );
		$names = static fn ( string $key ): array => is_array( $kept ) && is_array( $kept[ $key ] ?? null ) ? array_values( array_filter( $kept[ $key ], 'is_string' ) ) : array();
		return new self( $names( 'people' ), $names( 'ids' ) );
	}

	/**
	 * Keeps what the service says. What is paused goes on later, so it is named too.
	 *
	 * @param \stdClass $answer `destinationListSchema` of the contract.
	 */
	public static function keep( \stdClass $answer ): void {
		$names = array(
			'people' => array(),
			'ids'    => array(),
		);
		foreach ( is_array( $answer->destinations ?? null ) ? $answer->destinations : array() as $destination ) {
			if ( ! $destination instanceof \stdClass || 'gone' === ( $destination->state ?? '' ) ) {
				continue;
			}
			$kind    = is_string( $destination->kind ?? null ) ? $destination->kind : '';
			$address = is_string( $destination->address ?? null ) ? $destination->address : '';
			$name    = self::NAMES[ $kind ] ?? wp_parse_url( $address, PHP_URL_HOST );
			if ( is_string( $name ) && '' !== $name ) {
				$names[ 'webhook' === $kind && true !== ( $destination->with_person ?? true ) ? 'ids' : 'people' ][] = $name;
			}
		}
		update_option( self::OPTION, array_map( static fn ( array $of ): array => array_values( array_unique( $of ) ), $names ), false );
	}
}
