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

	/** The connection, or null when there is none. */
	public function connection(): ?Connection {
		return Connection::from_option( get_option( Connection::OPTION ) );
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
		return null !== $connection && self::place( $connection->home_url ) !== self::place( home_url() );
	}

	/** Whether there is a connection that must not be used. */
	public function is_paused(): bool {
		$connection = $this->connection();
		return null !== $connection && ( Pause::None !== $connection->pause || $this->is_copy() );
	}

	/** The connection if visitors' steps may be sent: connected, not paused, and the owner has chosen how. */
	public function sending(): ?Connection {
		$connection = $this->connection();
		return null !== $connection && null !== $connection->unanswered && ! $this->is_paused() ? $connection : null;
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

	/** An address without its scheme and trailing slash: what stays the same when a site switches to HTTPS. */
	private static function place( string $url ): string {
		return strtolower( rtrim( (string) preg_replace( '~^https?://~i', '', $url ), '/' ) );
	}
}
