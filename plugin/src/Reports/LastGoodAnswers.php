<?php

declare(strict_types=1);

namespace Cairn\Reports;

use Cairn\Clock;
use Cairn\Connection\ConnectionStore;

/**
 * The last good answer of each report, for the time when the service is silent: old numbers that say how old they
 * are help more than none. Kept for a day; a report is nobody's personal data.
 */
final class LastGoodAnswers {

	private const KEEP_SECONDS = DAY_IN_SECONDS;

	/** A screen that is open asks every two seconds; writing that often would only wear the database. */
	private const REWRITE_SECONDS = 60;

	public function __construct(
		private readonly ConnectionStore $store,
		private readonly Clock $clock,
	) {
	}

	/**
	 * Keeps an answer.
	 *
	 * @param string                $report Name of the report.
	 * @param array<string, string> $query  What was asked.
	 * @param string                $body   The answer, JSON.
	 */
	public function keep( string $report, array $query, string $body ): void {
		$kept = $this->recall( $report, $query );
		if ( null !== $kept && $this->clock->now() - $kept['at'] < self::REWRITE_SECONDS ) {
			return;
		}
		set_transient(
			$this->name( $report, $query ),
			array(
				'at'   => $this->clock->now(),
				'body' => $body,
			),
			self::KEEP_SECONDS
		);
	}

	/**
	 * The last good answer to this very question.
	 *
	 * @param string                $report Name of the report.
	 * @param array<string, string> $query  What was asked.
	 * @return array{at: int, body: string}|null When it was given (Unix seconds) and what it was.
	 */
	public function recall( string $report, array $query ): ?array {
		$kept = get_transient( $this->name( $report, $query ) );
		if ( ! is_array( $kept ) || ! is_int( $kept['at'] ?? null ) || ! is_string( $kept['body'] ?? null ) ) {
			return null;
		}
		return $this->clock->now() - $kept['at'] > self::KEEP_SECONDS ? null : array(
			'at'   => $kept['at'],
			'body' => $kept['body'],
		);
	}

	/** @param array<string, string> $query What was asked. */
	private function name( string $report, array $query ): string {
		ksort( $query );
		// The site's id is part of the name: after a new connection nothing of the old one is shown.
		return 'cairn_kept_' . md5( (string) wp_json_encode( array( $this->store->connection()?->site_id, $report, $query ) ) );
	}
}
