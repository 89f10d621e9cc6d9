<?php

declare(strict_types=1);

namespace Cairn\Connection;

/**
 * The connection of this site as it is kept: nothing here is secret, and a visitor's page needs a part of it,
 * so it loads with every request. The keys are kept apart, see {@see Keys}.
 */
final class Connection {

	/** The option that holds it. */
	public const OPTION = 'cairn_connection';

	/**
	 * @param string          $address     Address of the service, no trailing slash.
	 * @param string          $site_id     Public id of the site (`site_…`).
	 * @param string          $public_key  Names the site in browsers (`pk_…`).
	 * @param string          $sealing_key Base64 of the service's public key for sealed boxes.
	 * @param string          $home_url    Home address at the time of pairing, or since the owner said "moved".
	 * @param int             $paired_at   Unix seconds.
	 * @param Unanswered|null $unanswered  How visitors without an answer are measured; null until the owner has chosen.
	 * @param Route           $route       The way of a visitor's batches.
	 * @param SetupStep       $step        Where the set-up stands.
	 * @param Pause           $pause       Whether and why nothing is sent.
	 */
	public function __construct(
		public readonly string $address,
		public readonly string $site_id,
		public readonly string $public_key,
		public readonly string $sealing_key,
		public readonly string $home_url,
		public readonly int $paired_at,
		public readonly ?Unanswered $unanswered = null,
		public readonly Route $route = Route::Direct,
		public readonly SetupStep $step = SetupStep::Routes,
		public readonly Pause $pause = Pause::None,
	) {
	}

	/**
	 * Reads what the option holds.
	 *
	 * @param mixed $kept The option's value.
	 * @return self|null Null when the site is not connected.
	 */
	public static function from_option( mixed $kept ): ?self {
		if ( ! is_array( $kept ) ) {
			return null;
		}
		$text = static fn ( string $name ): string => is_string( $kept[ $name ] ?? null ) ? $kept[ $name ] : '';
		if ( '' === $text( 'address' ) || '' === $text( 'site_id' ) || '' === $text( 'public_key' ) ) {
			return null;
		}
		return new self(
			$text( 'address' ),
			$text( 'site_id' ),
			$text( 'public_key' ),
			$text( 'sealing_key' ),
			$text( 'home_url' ),
			is_int( $kept['paired_at'] ?? null ) ? $kept['paired_at'] : 0,
			Unanswered::tryFrom( $text( 'unanswered' ) ),
			Route::tryFrom( $text( 'route' ) ) ?? Route::Direct,
			SetupStep::tryFrom( $text( 'step' ) ) ?? SetupStep::Routes,
			Pause::tryFrom( $text( 'pause' ) ) ?? Pause::None
		);
	}

	/** @return array<string, string|int> What the option holds. */
	public function to_option(): array {
		return array(
			'address'     => $this->address,
			'site_id'     => $this->site_id,
			'public_key'  => $this->public_key,
			'sealing_key' => $this->sealing_key,
			'home_url'    => $this->home_url,
			'paired_at'   => $this->paired_at,
			'unanswered'  => $this->unanswered->value ?? '',
			'route'       => $this->route->value,
			'step'        => $this->step->value,
			'pause'       => $this->pause->value,
		);
	}

	/**
	 * A copy with some values changed.
	 *
	 * @param string|null     $home_url   Home address.
	 * @param Unanswered|null $unanswered How visitors without an answer are measured.
	 * @param Route|null      $route      The way of a visitor's batches.
	 * @param SetupStep|null  $step       Where the set-up stands.
	 * @param Pause|null      $pause      Whether and why nothing is sent.
	 */
	public function with( ?string $home_url = null, ?Unanswered $unanswered = null, ?Route $route = null, ?SetupStep $step = null, ?Pause $pause = null ): self {
		return new self(
			$this->address,
			$this->site_id,
			$this->public_key,
			$this->sealing_key,
			$home_url ?? $this->home_url,
			$this->paired_at,
			$unanswered ?? $this->unanswered,
			$route ?? $this->route,
			$step ?? $this->step,
			$pause ?? $this->pause
		);
	}
}
