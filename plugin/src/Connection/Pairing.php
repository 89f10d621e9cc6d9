<?php

declare(strict_types=1);

namespace Cairn\Connection;

use Cairn\Clock;
use Cairn\Contract\generated\Limits;
use Cairn\Contract\generated\Path;
use Cairn\Service\AddressProblem;
use Cairn\Service\AnswerKind;
use Cairn\Service\CircuitBreaker;
use Cairn\Service\Nonces;
use Cairn\Service\Problem;
use Cairn\Service\ServiceAddress;
use Cairn\Service\ServiceAnswer;
use Cairn\Service\Transport;
use Cairn\Service\WireRequest;
use Cairn\Sync\SiteFacts;

/**
 * Exchanges a one-time code for keys. Nobody ever types, copies or sees a key.
 */
final class Pairing {

	private const TIMEOUT_SECONDS = 10.0;

	public function __construct(
		private readonly ConnectionStore $store,
		private readonly Transport $transport,
		private readonly CircuitBreaker $breaker,
		private readonly Clock $clock,
		private readonly Nonces $nonces,
		private readonly SiteFacts $facts,
	) {
	}

	/**
	 * Connects this site.
	 *
	 * @param string $typed_address What the owner typed.
	 * @param string $typed_code    The code that the service's command line printed.
	 * @return Connection|Problem The new connection, already kept, or why there is none. A problem that is found
	 *                            before the code was sent leaves the code unused.
	 */
	public function pair( string $typed_address, #[\SensitiveParameter] string $typed_code ): Connection|Problem {
		if ( null !== $this->store->connection() ) {
			return Problem::of_code( 'already_connected' );
		}
		$address = ServiceAddress::read( $typed_address );
		if ( $address instanceof AddressProblem ) {
			return Problem::of_code( $address->value );
		}
		$code = (string) preg_replace( '/\s+/', '', $typed_code );
		if ( '' === $code ) {
			return Problem::of_code( 'code_missing' );
		}

		$problem = $this->look( $address );
		if ( null !== $problem ) {
			return $problem;
		}

		$nonce  = $this->nonces->next();
		$answer = $this->send(
			'POST',
			$address . Path::PAIR,
			(string) wp_json_encode(
				array(
					'code'     => substr( $code, 0, 64 ),
					'home_url' => home_url(),
					'nonce'    => $nonce,
					'settings' => $this->facts->gather( null ),
				),
				JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE
			)
		);
		if ( AnswerKind::Success !== $answer->kind ) {
			return Problem::of_answer( $answer );
		}
		return $this->keep( $address, $nonce, $answer );
	}

	/** Looks whether a service answers and its clock is near enough, before the code is used up. */
	private function look( string $address ): ?Problem {
		$answer = $this->send( 'GET', $address . '/health/live', '' );
		if ( AnswerKind::Silent === $answer->kind && 0 === $answer->status ) {
			return Problem::of_answer( $answer );
		}
		if ( AnswerKind::Success !== $answer->kind ) {
			return Problem::of_code( 'not_a_service' );
		}
		if ( null !== $answer->clock_offset && abs( $answer->clock_offset ) > Limits::SIGNATURE_SKEW_SECONDS ) {
			return Problem::clock_off( $answer->clock_offset );
		}
		return null;
	}

	/** Reads the answer and keeps keys and connection. */
	private function keep( string $address, string $nonce, ServiceAnswer $answer ): Connection|Problem {
		$given = $answer->json() ?? array();
		$text  = static fn ( string $name ): string => is_string( $given[ $name ] ?? null ) ? $given[ $name ] : '';
		$keys  = Keys::decode( $text( 'key_id' ), $text( 'secret' ), $text( 'callback_secret' ) );
		if ( null === $keys || ! hash_equals( $nonce, $text( 'nonce' ) ) || '' === $text( 'site_id' ) || '' === $text( 'public_key' ) ) {
			return Problem::of_code( 'answer_unreadable' );
		}
		$connection = new Connection( $address, $text( 'site_id' ), $text( 'public_key' ), $text( 'sealing_key' ), home_url(), $this->clock->now() );
		$keys->save();
		$this->store->save( $connection );
		$this->breaker->answered();
		return $connection;
	}

	private function send( string $method, string $url, string $body ): ServiceAnswer {
		$headers = array( 'Accept' => 'application/json' ) + ( '' === $body ? array() : array( 'Content-Type' => 'application/json' ) );
		return ServiceAnswer::from_wire(
			$this->transport->send( new WireRequest( $method, $url, $headers, $body, self::TIMEOUT_SECONDS ) ),
			$this->clock->now()
		);
	}
}
