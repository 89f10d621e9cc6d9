<?php

declare(strict_types=1);

namespace Cairn\Settings;

/** What the owner may set beside the connection. Every value has a default that sends and deletes nothing. */
final class Settings {

	/** The option that holds them. */
	public const OPTION = 'cairn_settings';

	/**
	 * @param bool         $count_staff       Count people who may edit posts like visitors.
	 * @param string|null  $pricing_path      Path of the page with the prices, if the owner named one.
	 * @param list<string> $further_origins   Other addresses this site is seen under (`https://www.example.com`).
	 * @param bool         $delete_on_removal Delete settings and connection when the plugin is deleted.
	 */
	public function __construct(
		public readonly bool $count_staff = false,
		public readonly ?string $pricing_path = null,
		public readonly array $further_origins = array(),
		public readonly bool $delete_on_removal = false,
	) {
	}

	/** The settings of this site. */
	public static function read(): self {
		$kept = get_option( self::OPTION );
		$kept = is_array( $kept ) ? $kept : array();
		$list = is_array( $kept['further_origins'] ?? null ) ? $kept['further_origins'] : array();
		$path = $kept['pricing_path'] ?? null;
		return new self(
			true === ( $kept['count_staff'] ?? false ),
			is_string( $path ) && '' !== $path ? $path : null,
			array_values( array_filter( $list, 'is_string' ) ),
			true === ( $kept['delete_on_removal'] ?? false )
		);
	}

	/** Keeps these settings, where every page has them without a query of its own: pages ask for the path of the prices. */
	public function save(): void {
		update_option( self::OPTION, $this->to_array(), true );
	}

	/** @return array{count_staff: bool, pricing_path: string|null, further_origins: list<string>, delete_on_removal: bool} */
	public function to_array(): array {
		return array(
			'count_staff'       => $this->count_staff,
			'pricing_path'      => $this->pricing_path,
			'further_origins'   => $this->further_origins,
			'delete_on_removal' => $this->delete_on_removal,
		);
	}

	/**
	 * An address as browsers send it in `Origin`: scheme, host, and the port when it is not the default.
	 *
	 * @param string $url What a person typed, or a complete address.
	 * @return string|null Null when there is no such address in it.
	 */
	public static function origin( string $url ): ?string {
		$parts = wp_parse_url( trim( $url ) );
		if ( ! is_array( $parts ) || ! isset( $parts['scheme'], $parts['host'] ) ) {
			return null;
		}
		$scheme = strtolower( $parts['scheme'] );
		if ( ! in_array( $scheme, array( 'http', 'https' ), true ) ) {
			return null;
		}
		$port    = $parts['port'] ?? null;
		$default = 'https' === $scheme ? 443 : 80;
		return $scheme . '://' . strtolower( $parts['host'] ) . ( null === $port || $default === $port ? '' : ':' . $port );
	}

	/**
	 * The path of a page on this site.
	 *
	 * @param string $typed A path or a complete address.
	 * @return string|null Null when nothing was typed.
	 */
	public static function path( string $typed ): ?string {
		$typed = trim( $typed );
		$path  = wp_parse_url( $typed, PHP_URL_PATH );
		if ( '' === $typed || ! is_string( $path ) || '' === $path ) {
			return null;
		}
		return '/' . ltrim( substr( $path, 0, 490 ), '/' );
	}
}
