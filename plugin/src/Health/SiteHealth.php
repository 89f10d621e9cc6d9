<?php

declare(strict_types=1);

namespace Cairn\Health;

use Cairn\Service\ServiceAnswer;

/** What the service knows of this site's data flow; `siteHealthSchema` of the contract. */
final class SiteHealth {

	/**
	 * @param string             $version      Version of the service.
	 * @param string             $state        `active`, `paused` or `disconnected`.
	 * @param int|null           $data_until   Unix seconds of the newest step; null when there is none.
	 * @param int                $last_day     Steps stored in the last 24 hours.
	 * @param int                $quarantined  Steps that wait for their block to be announced.
	 * @param array<string, int> $dropped      Not counted in the last 7 days, by reason.
	 * @param bool               $demo         Whether demo data stands in the numbers.
	 * @param int|null           $clock_offset Seconds the service's clock is ahead of this server's.
	 */
	private function __construct(
		public readonly string $version,
		public readonly string $state,
		public readonly ?int $data_until,
		public readonly int $last_day,
		public readonly int $quarantined,
		public readonly array $dropped,
		public readonly bool $demo,
		public readonly ?int $clock_offset,
	) {
	}

	/**
	 * Reads the service's answer.
	 *
	 * @param ServiceAnswer $answer A success.
	 * @return self|null Null when it has not the shape of the contract.
	 */
	public static function from_answer( ServiceAnswer $answer ): ?self {
		$data = $answer->json();
		if ( null === $data || ! is_string( $data['service_version'] ?? null ) || ! is_string( $data['state'] ?? null ) ) {
			return null;
		}
		$number  = static fn ( string $name ): int => is_int( $data[ $name ] ?? null ) ? $data[ $name ] : 0;
		$until   = is_string( $data['data_until'] ?? null ) ? strtotime( $data['data_until'] ) : false;
		$dropped = array();
		foreach ( is_array( $data['dropped'] ?? null ) ? $data['dropped'] : array() as $reason => $count ) {
			if ( is_string( $reason ) && is_int( $count ) && $count > 0 ) {
				$dropped[ $reason ] = $count;
			}
		}
		arsort( $dropped );
		return new self(
			$data['service_version'],
			$data['state'],
			false === $until ? null : $until,
			$number( 'events_24h' ),
			$number( 'quarantined' ),
			$dropped,
			true === ( $data['demo'] ?? false ),
			$answer->clock_offset
		);
	}

	/**
	 * The data flow in a sentence.
	 *
	 * @param int $now Unix seconds.
	 */
	public function sentence( int $now ): string {
		if ( 'active' !== $this->state ) {
			return __( 'The service has paused this site.', 'cairn' );
		}
		if ( null === $this->data_until ) {
			return __( 'Connected; no step has arrived yet.', 'cairn' );
		}
		$age = human_time_diff( $this->data_until, max( $now, $this->data_until ) );
		if ( 0 === $this->last_day ) {
			// Staff and bots are recorded too, but are no steps to count.
			/* translators: %s: a length of time such as "5 mins". */
			return sprintf( __( 'Sending. Newest record %s ago.', 'cairn' ), $age );
		}
		return sprintf(
			/* translators: 1: a length of time such as "5 mins", 2: a number. */
			_n( 'Sending. Newest step %1$s ago, %2$s step in the last 24 hours.', 'Sending. Newest step %1$s ago, %2$s steps in the last 24 hours.', $this->last_day, 'cairn' ),
			$age,
			number_format_i18n( $this->last_day )
		);
	}
}
