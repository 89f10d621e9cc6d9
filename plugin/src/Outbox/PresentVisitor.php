<?php

declare(strict_types=1);

namespace Cairn\Outbox;

use Cairn\Connection\ConnectionStore;
use Cairn\Connection\Unanswered;
use Cairn\Storefront\StaffCookie;

/**
 * The visitor of the present request, as far as consent allows: by the id cookie; or by address and user agent, sealed so
 * that only the service can read them; or not at all. Asked only in requests that change something, which no page cache
 * answers, so that PHP may read the consent cookies here.
 */
final class PresentVisitor {

	/** Programs that say so themselves; the service knows more of them. */
	private const PROGRAMS = '/bot|crawl|spider|slurp|preview|fetch|monitor|headless|curl|wget|python|java\/|go-http|okhttp|libwww|scrapy/i';

	public function __construct(
		private readonly ConnectionStore $store,
		private readonly ConsentApi $consent = new ConsentApi(),
	) {
	}

	/** Who it is. */
	public function read(): VisitorReference {
		$state = $this->answer();
		return new VisitorReference(
			$this->reference( $state ?? 'unknown' ),
			$state ?? 'unknown',
			null === $state ? 'default' : 'api',
			$this->is_staff(),
			$this->is_program()
		);
	}

	/**
	 * The visitor's answer, read as blocks/consent reads it in the browser; null while there is none.
	 *
	 * @return 'statistics'|'marketing'|'denied'|'cookieless'|null
	 */
	private function answer(): ?string {
		// Without a consent type the WP Consent API says yes to everything, which is no answer of the visitor's.
		if ( '' === $this->consent->type() ) {
			return null;
		}
		if ( $this->consent->has( 'statistics' ) ) {
			return $this->consent->has( 'marketing' ) ? 'marketing' : 'statistics';
		}
		// It does not tell "denied" from "not asked yet" either; its cookie does.
		foreach ( $_COOKIE as $name => $value ) {
			if ( 'deny' === $value && str_ends_with( (string) $name, '_statistics' ) ) {
				return 'denied';
			}
		}
		return $this->consent->has( 'statistics-anonymous' ) ? 'cookieless' : null;
	}

	/**
	 * @param string $state State of consent.
	 * @return array{id: string}|array{sealed: string}|null
	 */
	private function reference( string $state ): ?array {
		if ( 'denied' === $state ) {
			return null;
		}
		if ( 'statistics' === $state || 'marketing' === $state ) {
			$id = isset( $_COOKIE['cairn_id'] ) && is_string( $_COOKIE['cairn_id'] ) ? sanitize_text_field( wp_unslash( $_COOKIE['cairn_id'] ) ) : '';
			if ( 1 === preg_match( '/^[A-Za-z0-9_-]{22}$/', $id ) ) {
				return array( 'id' => $id );
			}
		}
		if ( 'unknown' === $state && Unanswered::Cookieless !== $this->store->connection()?->unanswered ) {
			return null;
		}
		return $this->sealed();
	}

	/** @return array{sealed: string}|null Null when there is nothing to seal, or no key to seal it with. */
	private function sealed(): ?array {
		$key     = base64_decode( $this->store->connection()->sealing_key ?? '', true );
		$address = $this->address();
		if ( false === $key || SODIUM_CRYPTO_BOX_PUBLICKEYBYTES !== strlen( $key ) || '' === $address ) {
			return null;
		}
		$person = wp_json_encode(
			array(
				'ip' => $address,
				'ua' => mb_scrub( mb_strcut( self::server( 'HTTP_USER_AGENT' ), 0, 1000, 'UTF-8' ), 'UTF-8' ),
			),
			JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE
		);
		return array( 'sealed' => base64_encode( sodium_crypto_box_seal( (string) $person, $key ) ) );
	}

	/** The client's address, by the same rule as the relay's: what visitors can set themselves is not believed. */
	private function address(): string {
		/** This filter is documented in src/Relay/Spool.php */
		$entry = apply_filters( 'cairn_relay_address_from', 'REMOTE_ADDR' );
		return substr( trim( explode( ',', self::server( is_string( $entry ) ? $entry : 'REMOTE_ADDR' ) )[0] ), 0, 45 );
	}

	private function is_staff(): bool {
		$mark = isset( $_COOKIE[ StaffCookie::NAME ] ) && is_string( $_COOKIE[ StaffCookie::NAME ] ) ? sanitize_key( $_COOKIE[ StaffCookie::NAME ] ) : '';
		return '1' === $mark || current_user_can( 'edit_posts' );
	}

	/** A program that follows links, such as `?add-to-cart=12`: nobody wanted anything. */
	private function is_program(): bool {
		$agent = self::server( 'HTTP_USER_AGENT' );
		if ( '' === $agent || 1 === preg_match( self::PROGRAMS, $agent ) ) {
			return true;
		}
		if ( 'GET' !== self::server( 'REQUEST_METHOD' ) ) {
			return false;
		}
		if ( '' !== self::server( 'HTTP_SEC_PURPOSE' ) || 'prefetch' === strtolower( self::server( 'HTTP_PURPOSE' ) ) ) {
			return true;
		}
		// Over HTTPS every browser of today says how it navigates; who says nothing and has never been here is none.
		return is_ssl() && '' === self::server( 'HTTP_SEC_FETCH_MODE' ) && array() === $_COOKIE;
	}

	private static function server( string $name ): string {
		// phpcs:ignore WordPress.Security.ValidatedSanitizedInput.InputNotSanitized -- hashed or matched as it came, never shown; cleaning would change the hash.
		$value = isset( $_SERVER[ $name ] ) ? wp_unslash( $_SERVER[ $name ] ) : '';
		return is_string( $value ) ? $value : '';
	}
}
