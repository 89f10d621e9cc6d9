<?php

declare(strict_types=1);

namespace Cairn\Reports;

use Cairn\Connection\ConnectionStore;
use Cairn\Service\AnswerKind;
use Cairn\Service\CircuitBreaker;
use Cairn\Service\Problem;
use Cairn\Service\SignedClient;

/**
 * Asks the service for a report on behalf of a person whose right was checked. An unchanged answer stays a 304, so
 * that a screen may ask every two seconds; a silent service is answered for with the last good numbers and their age.
 */
final class ReportProxy {

	/**
	 * What only makes sense fresh: an old list of "just now" would be a lie. And what one buyer did: it must be gone the
	 * moment the service has forgotten it.
	 */
	private const NEVER_KEPT = array( 'live', 'filterValues', 'order' );

	/**
	 * @param ConnectionStore   $store       The connection.
	 * @param SignedClient      $client      The way to the service.
	 * @param CircuitBreaker    $breaker     Knows since when the service is silent.
	 * @param LastGoodAnswers   $kept        What it answered before.
	 * @param ReportDefinitions $definitions Which reports there are.
	 * @param \Closure(): int   $waiting     How many facts wait to be told to it.
	 */
	public function __construct(
		private readonly ConnectionStore $store,
		private readonly SignedClient $client,
		private readonly CircuitBreaker $breaker,
		private readonly LastGoodAnswers $kept,
		private readonly ReportDefinitions $definitions,
		private readonly \Closure $waiting,
	) {
	}

	/**
	 * The report as WordPress' REST API answers it.
	 *
	 * @param string                $report        Name of the report.
	 * @param array<string, string> $query         What is asked.
	 * @param string|null           $if_none_match ETag of the browser's copy.
	 */
	public function answer( string $report, array $query, ?string $if_none_match ): \WP_REST_Response|\WP_Error {
		$answer = $this->client->get( $this->definitions->path( $report ), $query, $if_none_match );
		if ( AnswerKind::NotModified === $answer->kind ) {
			return $this->response( null, 304, $answer->headers );
		}
		if ( AnswerKind::Success === $answer->kind ) {
			// Objects, not arrays: an empty object must not come out as a list.
			$decoded = json_decode( $answer->body );
			if ( ! $decoded instanceof \stdClass ) {
				return Problem::of_code( 'answer_unreadable' )->to_error();
			}
			if ( ! in_array( $report, self::NEVER_KEPT, true ) ) {
				$this->kept->keep( $report, $query, $answer->body );
			}
			return $this->response( $decoded, 200, $answer->headers );
		}
		if ( AnswerKind::Silent === $answer->kind ) {
			$stale = $this->stale( $report, $query );
			if ( null !== $stale ) {
				return $this->response( $stale, 200, array() );
			}
			// The words of the HTTP library are for the settings screen; who reads reports is told what to do.
			return Problem::of_code( $answer->code )->to_error();
		}
		return $this->store->explain( $answer )->to_error();
	}

	/**
	 * The last good answer, marked with its age; null when there is none.
	 *
	 * @param string                $report Name of the report.
	 * @param array<string, string> $query  What is asked.
	 */
	private function stale( string $report, array $query ): ?\stdClass {
		$kept    = in_array( $report, self::NEVER_KEPT, true ) ? null : $this->kept->recall( $report, $query );
		$decoded = null === $kept ? null : json_decode( $kept['body'] );
		if ( null === $kept || ! $decoded instanceof \stdClass ) {
			return null;
		}
		$since          = $this->breaker->silent_since();
		$decoded->stale = array(
			'silent_since' => null === $since ? null : gmdate( 'Y-m-d\TH:i:s\Z', $since ),
			'saved_at'     => gmdate( 'Y-m-d\TH:i:s\Z', $kept['at'] ),
			'waiting'      => ( $this->waiting )(),
		);
		return $decoded;
	}

	/**
	 * @param \stdClass|null        $body    Decoded body.
	 * @param int                   $status  HTTP status.
	 * @param array<string, string> $headers The service's headers.
	 */
	private function response( ?\stdClass $body, int $status, array $headers ): \WP_REST_Response {
		$response = new \WP_REST_Response( $body, $status );
		$response->header( 'Cache-Control', 'no-store, private' );
		if ( isset( $headers['etag'] ) ) {
			$response->header( 'ETag', $headers['etag'] );
		}
		return $response;
	}
}
