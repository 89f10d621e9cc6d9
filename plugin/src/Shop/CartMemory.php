<?php

declare(strict_types=1);

namespace Cairn\Shop;

use Cairn\Outbox\VisitorReference;

/**
 * What is remembered of a cart in WooCommerce's own session, for as long as the cart lives: its id, what was told of it
 * already, and whose it was. It ends with the cart, so that a second order in the same session inherits nothing.
 */
final class CartMemory {

	private const KEY = 'cairn_cart';

	/** Whether there is a session to remember in. */
	public function is_open(): bool {
		return null !== $this->session();
	}

	/** Id of the cart, made when it is first asked for. */
	public function id(): ?string {
		if ( ! $this->is_open() ) {
			return null;
		}
		$kept = $this->read();
		if ( '' === $kept['id'] ) {
			$kept['id'] = strtr( rtrim( base64_encode( random_bytes( 16 ) ), '=' ), '+/', '-_' );
			$this->write( $kept );
		}
		return $kept['id'];
	}

	/** Name under which this shop itself counts the cart of somebody nobody may recognise. It says nothing of a visitor. */
	public function count_name(): ?string {
		if ( ! $this->is_open() ) {
			return null;
		}
		$kept = $this->read();
		if ( '' === $kept['count'] ) {
			$kept['count'] = bin2hex( random_bytes( 11 ) );
			$this->write( $kept );
		}
		return $kept['count'];
	}

	/** Id of the cart, if it has one. */
	public function known_id(): ?string {
		$id = $this->read()['id'];
		return '' === $id ? null : $id;
	}

	/**
	 * Whether something is told of this cart for the first time; from now on it is not.
	 *
	 * @param string $what What is told.
	 */
	public function first_time( string $what ): bool {
		$kept = $this->read();
		if ( in_array( $what, $kept['told'], true ) ) {
			return false;
		}
		$kept['told'][] = $what;
		$this->write( $kept );
		return true;
	}

	/**
	 * Remembers whose cart it is: a guest's only. A member's session is shared by all devices on which he is logged in.
	 *
	 * @param VisitorReference $by  Whose.
	 * @param string           $day Day of the site.
	 */
	public function remember( VisitorReference $by, string $day ): void {
		if ( ! $by->is_somebody() || is_user_logged_in() ) {
			return;
		}
		$kept       = $this->read();
		$kept['by'] = array(
			'visitor' => $by->visitor,
			'state'   => $by->state,
			'source'  => $by->source,
			'staff'   => $by->staff,
			'day'     => $day,
		);
		$this->write( $kept );
	}

	/**
	 * Whose cart it was earlier on the same day; null when nobody may be named.
	 *
	 * @param string $day Day of the site.
	 */
	public function owner( string $day ): ?VisitorReference {
		$by = $this->read()['by'];
		if ( is_user_logged_in() || ! is_array( $by ) || ( $by['day'] ?? '' ) !== $day ) {
			return null;
		}
		$visitor = is_array( $by['visitor'] ?? null ) ? $by['visitor'] : array();
		$name    = isset( $visitor['id'] ) ? 'id' : 'sealed';
		$value   = $visitor[ $name ] ?? null;
		if ( ! is_string( $value ) || ! is_string( $by['state'] ?? null ) || ! is_string( $by['source'] ?? null ) ) {
			return null;
		}
		return new VisitorReference( 'id' === $name ? array( 'id' => $value ) : array( 'sealed' => $value ), $by['state'], $by['source'], true === ( $by['staff'] ?? false ) );
	}

	/** The cart has ended. */
	public function forget(): void {
		$session = $this->session();
		if ( null !== $session && null !== $session->get( self::KEY ) ) {
			$session->set( self::KEY, null );
		}
	}

	/** @return array{id: string, count: string, told: list<string>, by: array<mixed>|null} */
	private function read(): array {
		$kept = $this->session()?->get( self::KEY );
		$kept = is_array( $kept ) ? $kept : array();
		return array(
			'id'   => is_string( $kept['id'] ?? null ) ? $kept['id'] : '',
			'count' => is_string( $kept['count'] ?? null ) ? $kept['count'] : '',
			'told' => array_values( array_filter( is_array( $kept['told'] ?? null ) ? $kept['told'] : array(), 'is_string' ) ),
			'by'   => is_array( $kept['by'] ?? null ) ? $kept['by'] : null,
		);
	}

	/** @param array<string, mixed> $kept What to remember. */
	private function write( array $kept ): void {
		$this->session()?->set( self::KEY, $kept );
	}

	private function session(): ?\WC_Session {
		$session = function_exists( 'WC' ) ? WC()->session : null;
		return $session instanceof \WC_Session ? $session : null;
	}
}
