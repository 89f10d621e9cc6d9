<?php

declare(strict_types=1);

namespace Cairn\People;

use Cairn\Connection\Connection;
use Cairn\Connection\ConnectionStore;
use Cairn\Service\AnswerKind;
use Cairn\Service\Problem;
use Cairn\Service\ServiceAnswer;
use Cairn\Service\SignedClient;

/** Asks the service about one address for WordPress' privacy tools, and knows whether there is a service to ask. */
final class PrivacyWire {

	/** Option with the host of the service that this site was connected with before; absent while there was none. */
	public const FORMER_OPTION = 'cairn_former_service';

	/** WordPress' tools wait for as long as the server lets a request run. */
	private const TIMEOUT_SECONDS = 20.0;

	public function __construct(
		private readonly ConnectionStore $store,
		private readonly SignedClient $client,
	) {
	}

	/** Whether there is a service that may know the person. A connection that cannot be read is one. */
	public function is_needed(): bool {
		return false !== get_option( Connection::OPTION );
	}

	/**
	 * Asks.
	 *
	 * @param string    $path      Address of the contract.
	 * @param string    $email     The person's address.
	 * @param list<int> $order_ids The person's orders.
	 * @param int       $page      From 1.
	 * @return array<mixed>|Problem The answer, or why there is none.
	 */
	public function ask( string $path, string $email, array $order_ids, int $page ): array|Problem {
		if ( null === $this->store->connection() ) {
			return new Problem( 'connection_unreadable', __( 'The connection to the service cannot be read.', 'cairn' ), __( 'Connect the site anew in Cairn’s settings, then try again.', 'cairn' ), 500 );
		}
		$answer = $this->client->send(
			'POST',
			$path,
			array(
				'actor'     => Actor::present(),
				'email'     => $email,
				'order_ids' => $order_ids,
				'page'      => $page,
			),
			self::TIMEOUT_SECONDS
		);
		if ( AnswerKind::Success !== $answer->kind ) {
			return $this->explain( $answer );
		}
		return $answer->json() ?? Problem::of_code( 'answer_unreadable' );
	}

	/** A sentence about a service that this site was connected with before and cannot ask any more; '' without one. */
	public function of_former_service(): string {
		$host = get_option( self::FORMER_OPTION );
		$now  = wp_parse_url( $this->store->connection()->address ?? '', PHP_URL_HOST );
		/* translators: %s: host name. */
		return is_string( $host ) && '' !== $host && $host !== $now ? sprintf( __( 'This site was disconnected from the Cairn service at %s. What that service still stores of this person only its operator can hand out or delete.', 'cairn' ), $host ) : '';
	}

	private function explain( ServiceAnswer $answer ): Problem {
		return AnswerKind::Silent === $answer->kind ? Problem::of_code( $answer->code ) : $this->store->explain( $answer );
	}
}
