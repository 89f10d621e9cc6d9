<?php

declare(strict_types=1);

namespace Cairn\Forms;

/** Reads what somebody handed in, block attributes or a request, where nothing is of the kind it should be. */
final class Given {

	/** @param array<mixed> $values What was handed in. */
	public function __construct( private readonly array $values ) {
	}

	/** The same of anything; what is no array holds nothing. */
	public static function of( mixed $values ): self {
		return new self( is_array( $values ) ? $values : array() );
	}

	/** One line of text without control characters, '' where there is none. */
	public function line( string $key, int $longest ): string {
		return trim( (string) preg_replace( '/[\p{Cc}\s]+/u', ' ', $this->text( $key, $longest ) ) );
	}

	/** Text as it came, valid UTF-8, cut to a length. */
	public function text( string $key, int $longest ): string {
		$value = $this->values[ $key ] ?? '';
		return is_scalar( $value ) ? mb_substr( mb_scrub( (string) $value, 'UTF-8' ), 0, $longest ) : '';
	}

	/** A whole number within bounds, or what is said in its place. */
	public function number( string $key, int $least, int $most, int $otherwise ): int {
		$value = $this->values[ $key ] ?? null;
		return is_numeric( $value ) && $value >= $least && $value <= $most ? (int) $value : $otherwise;
	}

	/** Whether something is switched on; what is said in its place where nothing was. */
	public function flag( string $key, bool $otherwise ): bool {
		$value = $this->values[ $key ] ?? null;
		return is_bool( $value ) ? $value : $otherwise;
	}

	/**
	 * One of a few words, the first where it is none of them.
	 *
	 * @param string                 $key   Its name.
	 * @param non-empty-list<string> $words What it may be.
	 */
	public function word( string $key, array $words ): string {
		$value = $this->values[ $key ] ?? '';
		return is_string( $value ) && in_array( $value, $words, true ) ? $value : $words[0];
	}

	/** Whether there is anything under a name. */
	public function has( string $key ): bool {
		return isset( $this->values[ $key ] );
	}

	/**
	 * Everything but one thing.
	 *
	 * @return array<mixed>
	 */
	public function without( string $key ): array {
		return array_diff_key( $this->values, array( $key => 1 ) );
	}

	/** What stands under a name, to be read further. */
	public function within( string $key ): self {
		return self::of( $this->values[ $key ] ?? null );
	}

	/**
	 * A list under a name.
	 *
	 * @return list<mixed>
	 */
	public function list( string $key, int $longest ): array {
		$value = $this->values[ $key ] ?? null;
		return is_array( $value ) ? array_slice( array_values( $value ), 0, $longest ) : array();
	}
}
