<?php

declare(strict_types=1);

namespace Cairn\Outbox;

/**
 * How the hand-over to the service goes: since when it fails, until when nothing is tried, and how many facts were given
 * up because more waited than may.
 */
final class DeliveryState {

	/** Option that holds it. Not autoloaded. */
	public const OPTION = 'cairn_delivery';

	/**
	 * @param int    $wait_until Nothing is tried before, Unix seconds.
	 * @param int    $failures   Failures in a row.
	 * @param string $error      Last error; '' when the last try went well.
	 * @param int    $error_at   When, Unix seconds.
	 * @param int    $success_at When the service last took something, Unix seconds.
	 * @param int    $given_up   Facts given up so far.
	 */
	public function __construct(
		public readonly int $wait_until = 0,
		public readonly int $failures = 0,
		public readonly string $error = '',
		public readonly int $error_at = 0,
		public readonly int $success_at = 0,
		public readonly int $given_up = 0,
	) {
	}

	/** What is kept; another process may have written it a moment ago. */
	public static function read(): self {
		$kept   = get_option( self::OPTION );
		$kept   = is_array( $kept ) ? $kept : array();
		$number = static fn ( string $name ): int => is_int( $kept[ $name ] ?? null ) ? $kept[ $name ] : 0;
		return new self( $number( 'wait_until' ), $number( 'failures' ), is_string( $kept['error'] ?? null ) ? $kept['error'] : '', $number( 'error_at' ), $number( 'success_at' ), $number( 'given_up' ) );
	}

	/** The service took something. */
	public function succeeded( int $now ): self {
		return new self( 0, 0, '', $this->error_at, $now, $this->given_up );
	}

	/**
	 * The service took nothing.
	 *
	 * @param int    $now        Unix seconds.
	 * @param string $error      Why.
	 * @param int    $wait_until Nothing is tried before.
	 */
	public function failed( int $now, string $error, int $wait_until ): self {
		return new self( $wait_until, $this->failures + 1, mb_substr( $error, 0, 300 ), $now, $this->success_at, $this->given_up );
	}

	/** More facts were given up. */
	public function gave_up( int $facts ): self {
		return new self( $this->wait_until, $this->failures, $this->error, $this->error_at, $this->success_at, $this->given_up + $facts );
	}

	/** An owner asks to try at once. */
	public function impatient(): self {
		return new self( 0, $this->failures, $this->error, $this->error_at, $this->success_at, $this->given_up );
	}

	/** Keeps it. */
	public function save(): void {
		update_option( self::OPTION, get_object_vars( $this ), false );
	}
}
