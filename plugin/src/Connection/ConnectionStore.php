<?php

declare(strict_types=1);

namespace Cairn\Connection;

use Cairn\Service\AnswerKind;
use Cairn\Service\Credentials;
use Cairn\Service\CredentialSource;
use Cairn\Service\Problem;
use Cairn\Service\ServiceAnswer;

/**
 * The one place that knows whether this site is connected and whether it may speak.
 *
 * A database that is copied to another address (a staging site, a clone) brings the connection along. Such a copy
 * must not mix its numbers into those of the original, so a differing home address pauses everything until the
 * owner has said what it is. Only the scheme may differ: switching to HTTPS is no copy.
 */
final class ConnectionStore implements CredentialSource {

	/** What the option held when it was last read: a page asks a dozen times. */
	private mixed $kept = null;

	/** What that meant. */
	private ?Connection $meant = null;

	/** The connection, or null when there is none. */
	public function connection(): ?Connection {
		$kept = get_option( Connection::OPTION );
		if ( $kept !== $this->kept ) {
			$this->kept  = $kept;
			$this->meant = Connection::from_option( $kept );
		}
		return $this->meant;
	}

	/** Keeps the connection. It loads with every request: a visitor's page needs the address and the public key. */
	public function save( Connection $connection ): void {
		update_option( Connection::OPTION, $connection->to_option(), true );
	}

	/** Forgets the connection and its keys on this site. */
	public function forget(): void {
		delete_option( Connection::OPTION );
		Keys::forget();
	}

	/** Whether this site stands at another address than the one it was connected with. */
	public function is_copy(): bool {
		$connection = $this->connection();
		return null !== $connection && self::is_elsewhere( $connection );
	}

	/** Whether there is a connection that must not be used. */
	public function is_paused(): bool {
		$connection = $this->connection();
		return null !== $connection && self::must_rest( $connection );
	}

	/** The connection if visitors' steps may be sent: connected, not paused, and the owner has chosen how. */
	public function sending(): ?Connection {
		$connection = $this->connection();
		return null !== $connection && null !== $connection->unanswered && ! self::must_rest( $connection ) ? $connection : null;
	}

	public function credentials(): ?Credentials {
		$connection = $this->connection();
		if ( null === $connection || $this->is_paused() ) {
			return null;
		}
		$keys = Keys::read();
		return null === $keys ? null : new Credentials( $connection->address, $connection->site_id, $keys->key_id, $keys->secret );
	}

	/**
	 * Why an answer is no success, told with what this site knows of its own connection.
	 *
	 * @param ServiceAnswer $answer An answer of any kind but success.
	 */
	public function explain( ServiceAnswer $answer ): Problem {
		if ( AnswerKind::NotConnected === $answer->kind ) {
			return Problem::of_code( $this->is_paused() ? 'paused' : 'not_connected' );
		}
		return Problem::of_answer( $answer );
	}

	private static function must_rest( Connection $connection ): bool {
		return Pause::None !== $connection->pause || self::is_elsewhere( $connection );
	}

	private static function is_elsewhere( Connection $connection ): bool {
		$here = home_url();
		return $connection->home_url !== $here && self::place( $connection->home_url ) !== self::place( $here );
	}

	/** An address without its scheme and trailing slash: what stays the same when a site switches to HTTPS. */
	private static function place( string $url ): string {
		return strtolower( rtrim( (string) preg_replace( '~^https?://~i', '', $url ), '/' ) );
	}
}
