<?php

declare(strict_types=1);

namespace Cairn\Health;

use Cairn\Connection\ConnectionStore;
use Cairn\Contract\generated\Path;
use Cairn\Service\AnswerKind;
use Cairn\Service\Problem;
use Cairn\Service\SignedClient;

/** Asks the service what it knows of this site's data flow. */
final class SiteHealthReader {

	public function __construct(
		private readonly ConnectionStore $store,
		private readonly SignedClient $client,
	) {
	}

	/** The service's view, or why there is none. */
	public function read(): SiteHealth|Problem {
		$answer = $this->client->get( Path::HEALTH );
		if ( AnswerKind::Success !== $answer->kind ) {
			return $this->store->explain( $answer );
		}
		$health = SiteHealth::from_answer( $answer );
		return $health ?? Problem::of_code( 'answer_unreadable' );
	}
}
