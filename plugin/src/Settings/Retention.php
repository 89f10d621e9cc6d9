<?php

declare(strict_types=1);

namespace Cairn\Settings;

/** How long what is kept, as the owner has set it; bounds and defaults are the contract's (contract/src/retention.ts). */
final class Retention {

	/** Option with the owner's limits, by name. */
	public const OPTION = 'cairn_retention';

	/** @param array<string, int> $limits Months or days by name, all of them, within their bounds. */
	private function __construct( private readonly array $limits ) {
	}

	/** The limits in force: the owner's, and the defaults where none was set or what stands there makes no sense. */
	public static function read(): self {
		$kept   = get_option( self::OPTION );
		$limits = array();
		foreach ( self::bounds() as $name => $bound ) {
			$value           = is_array( $kept ) ? $kept[ $name ] ?? null : null;
			$limits[ $name ] = is_int( $value ) && $value >= $bound['min'] && $value <= $bound['max'] ? $value : $bound['default'];
		}
		return new self( $limits );
	}

	/** @return array<string, array{min: int, max: int, default: int}> By name; the unit is the last word of the name. */
	public static function bounds(): array {
		return require dirname( __DIR__ ) . '/Contract/generated/retention.php';
	}

	/**
	 * One limit.
	 *
	 * @param string $name Its name, such as `pending_days`.
	 * @return int In the unit that its name ends with.
	 */
	public function limit( string $name ): int {
		return $this->limits[ $name ];
	}

	/** @return array<string, int> All limits by name. */
	public function to_array(): array {
		return $this->limits;
	}

	/**
	 * What is wrong with new limits.
	 *
	 * @param array<mixed> $limits By name, as somebody handed them in; those left out stay.
	 * @return array<string, string> A sentence for each that cannot be taken, translated, by name.
	 */
	public static function problems( array $limits ): array {
		$bounds   = self::bounds();
		$labels   = self::labels();
		$problems = array();
		foreach ( $limits as $name => $value ) {
			if ( ! isset( $bounds[ $name ] ) ) {
				/* translators: %s: name of a setting. */
				$problems[ (string) $name ] = sprintf( __( '“%s” is not something for which a time can be set.', 'cairn' ), $name );
				continue;
			}
			list( 'min' => $least, 'max' => $most ) = $bounds[ $name ];
			if ( null === self::whole( $value ) || self::whole( $value ) < $least || self::whole( $value ) > $most ) {
				$problems[ $name ] = str_ends_with( $name, '_days' )
					/* translators: 1: what is kept, e.g. "Sign-ups that were never confirmed". 2, 3: numbers. */
					? sprintf( __( '%1$s: give a whole number of days from %2$d to %3$d.', 'cairn' ), $labels[ $name ], $least, $most )
					/* translators: 1: what is kept, e.g. "Visits and steps". 2, 3: numbers. */
					: sprintf( __( '%1$s: give a whole number of months from %2$d to %3$d.', 'cairn' ), $labels[ $name ], $least, $most );
			}
		}
		return $problems;
	}

	/**
	 * These limits with some changed.
	 *
	 * @param array<mixed> $limits By name; those with a problem stay as they are.
	 */
	public function with( array $limits ): self {
		$taken   = array_diff_key( $limits, self::problems( $limits ) );
		$changed = array();
		foreach ( $this->limits as $name => $limit ) {
			$changed[ $name ] = self::whole( $taken[ $name ] ?? null ) ?? $limit;
		}
		return new self( $changed );
	}

	/** Keeps these limits. No page of a visitor reads them. */
	public function save(): void {
		update_option( self::OPTION, $this->limits, false );
	}

	/** @return array<string, string> What each limit is about, translated. */
	public static function labels(): array {
		return array(
			'events_months'   => __( 'Visits, steps and their link to orders', 'cairn' ),
			'pending_days'    => __( 'Sign-ups that were never confirmed', 'cairn' ),
			'proof_months'    => __( 'Proof of a consent after it ended', 'cairn' ),
			'contacts_months' => __( 'Contacts without a consent that were not seen again', 'cairn' ),
			'log_months'      => __( 'Log of who looked at personal data', 'cairn' ),
		);
	}

	/** A whole number, also as a form sends it; null for anything else. */
	private static function whole( mixed $value ): ?int {
		$value = is_string( $value ) ? filter_var( trim( $value ), FILTER_VALIDATE_INT ) : $value;
		return is_int( $value ) ? $value : null;
	}
}
