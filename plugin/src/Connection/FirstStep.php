<?php

declare(strict_types=1);

namespace Cairn\Connection;

use Cairn\Contract\generated\Path;
use Cairn\Service\AnswerKind;
use Cairn\Service\Problem;
use Cairn\Service\SignedClient;

/** Ends the set-up when the first step of somebody, the owner included, has arrived at the service. */
final class FirstStep {

	public function __construct(
		private readonly ConnectionStore $store,
		private readonly SignedClient $client,
		private readonly Connector $connector,
	) {
	}

	/**
	 * Looks whether a step has arrived since the site was connected. A site that was connected before may have older
	 * ones, and they prove nothing about today.
	 *
	 * @return bool|Problem Whether one has arrived; the set-up is then finished.
	 */
	public function look(): bool|Problem {
		$connection = $this->store->connection();
		if ( null === $connection ) {
			return Problem::of_code( 'not_connected' );
		}
		if ( SetupStep::Done === $connection->step ) {
			return true;
		}
		$answer = $this->client->get( Path::LIVE );
		if ( AnswerKind::Success !== $answer->kind ) {
			return $this->store->explain( $answer );
		}
		$events = $answer->json()['events'] ?? array();
		foreach ( is_array( $events ) ? $events : array() as $event ) {
			$at = is_array( $event ) && is_string( $event['at'] ?? null ) ? strtotime( $event['at'] ) : false;
			if ( false !== $at && $at >= $connection->paired_at ) {
				$this->connector->finish();
				return true;
			}
		}
		return false;
	}
}
