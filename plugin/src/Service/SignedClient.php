<?php

declare(strict_types=1);

namespace Cairn\Service;

use Cairn\Clock;
use Cairn\Contract\generated\SignatureHeader;

/**
 * Speaks to the service on the signed channel. It is used in wp-admin, in REST requests of people with a
 * right, and in cron, never while a shopper waits for a page.
 */
final class SignedClient {

	/** Long enough for a report of a year, short enough that a person is told before giving up. */
	private const TIMEOUT_SECONDS = 5.0;

	/** A download may be long; it is written to a file as it comes. */
	private const DOWNLOAD_TIMEOUT_SECONDS = 60.0;

	public function __construct(
		private readonly CredentialSource $source,
		private readonly Transport $transport,
		private readonly CircuitBreaker $breaker,
		private readonly Clock $clock,
		private readonly Nonces $nonces,
	) {
	}

	/**
	 * Asks for something.
	 *
	 * @param string                $path          Path below the address, with its leading slash.
	 * @param array<string, string> $query         Query, decoded.
	 * @param string|null           $if_none_match ETag of the caller's copy.
	 */
	public function get( string $path, array $query = array(), ?string $if_none_match = null ): ServiceAnswer {
		return $this->exchange( 'GET', $path, $query, '', self::TIMEOUT_SECONDS, null, null === $if_none_match ? array() : array( 'If-None-Match' => $if_none_match ) );
	}

	/**
	 * Tells the service something.
	 *
	 * @param string            $method  HTTP method that changes something.
	 * @param string            $path    Path below the address, with its leading slash.
	 * @param array<mixed>|null $body    Sent as JSON; null sends no body.
	 * @param float             $timeout Seconds for the whole answer.
	 */
	public function send( string $method, string $path, ?array $body = null, float $timeout = self::TIMEOUT_SECONDS ): ServiceAnswer {
		$raw = null === $body ? '' : (string) wp_json_encode( $body, JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE );
		return $this->exchange( $method, $path, array(), $raw, $timeout, null, null === $body ? array() : array( 'Content-Type' => 'application/json' ) );
	}

	/**
	 * Fetches a file.
	 *
	 * @param string                $path    Path below the address, with its leading slash.
	 * @param array<string, string> $query   Query, decoded.
	 * @param string                $save_to File that takes the body; on any other answer than success its content means nothing.
	 */
	public function download( string $path, array $query, string $save_to ): ServiceAnswer {
		return $this->exchange( 'GET', $path, $query, '', self::DOWNLOAD_TIMEOUT_SECONDS, $save_to, array() );
	}

	/**
	 * Fetches a file by a question that must stand in no address.
	 *
	 * @param string       $path    Path below the address, with its leading slash.
	 * @param array<mixed> $body    Sent as JSON.
	 * @param string       $save_to As for {@see download()}.
	 */
	public function download_by_post( string $path, array $body, string $save_to ): ServiceAnswer {
		$raw = (string) wp_json_encode( $body, JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE );
		return $this->exchange( 'POST', $path, array(), $raw, self::DOWNLOAD_TIMEOUT_SECONDS, $save_to, array( 'Content-Type' => 'application/json' ) );
	}

	/**
	 * @param string                $method    HTTP method.
	 * @param string                $path      Path below the address.
	 * @param array<string, string> $query     Query, decoded.
	 * @param string                $body      Raw body.
	 * @param float                 $timeout   Seconds for the whole answer.
	 * @param string|null           $save_to   File for the body.
	 * @param array<string, string> $headers   Headers besides the signature's.
	 */
	private function exchange( string $method, string $path, array $query, string $body, float $timeout, ?string $save_to, array $headers ): ServiceAnswer {
		$keys = $this->source->credentials();
		if ( null === $keys ) {
			return ServiceAnswer::not_connected();
		}
		if ( ! $this->breaker->allows() ) {
			return ServiceAnswer::not_asked();
		}

		$timestamp = $this->clock->now();
		$nonce     = $this->nonces->next();
		$canonical = RequestSignature::canonical( $method, $path, $query, $timestamp, $nonce, $keys->site_id, $body );
		$text      = RequestSignature::canonical_query( $query );

		$wire = $this->transport->send(
			new WireRequest(
				$method,
				$keys->address . $path . ( '' === $text ? '' : '?' . $text ),
				$headers + array(
					'Accept'                   => 'application/json',
					SignatureHeader::SITE      => $keys->site_id,
					SignatureHeader::KEY       => $keys->key_id,
					SignatureHeader::TIMESTAMP => (string) $timestamp,
					SignatureHeader::NONCE     => $nonce,
					SignatureHeader::SIGNATURE => RequestSignature::sign( $keys->secret, $canonical ),
				),
				$body,
				$timeout,
				$save_to
			)
		);

		$answer = ServiceAnswer::from_wire( $wire, $this->clock->now() );
		// A 500 is one question that the service stumbled over, not its silence: other questions may still be asked.
		if ( AnswerKind::Silent === $answer->kind && 500 !== $answer->status ) {
			$this->breaker->silent();
		} else {
			$this->breaker->answered();
		}
		return $answer;
	}
}
