<?php

declare(strict_types=1);

namespace Cairn\People;

use Cairn\Contract\generated\Path;
use Cairn\Forms\ContactFacts;
use Cairn\Outbox\EventIds;
use Cairn\Service\AnswerKind;
use Cairn\Service\ServiceAnswer;
use Cairn\Service\SignedClient;

/** Hands a file of subscribers to the service, some hundred at a time. The same file again adds nobody twice. */
final class SubscriberImport {

	/** Rows of one request: all of one are taken in one transaction there. */
	private const ROWS = 200;

	/** Of one request. */
	public const TIMEOUT_SECONDS = 60.0;

	public int $added = 0;

	public int $known = 0;

	/** @var list<array{row: int, reason: string}> Not taken, each with its reason. */
	public array $refused = array();

	public function __construct( private readonly SignedClient $client ) {
	}

	/**
	 * Hands it over.
	 *
	 * @param SubscriberFile        $file  The subscribers.
	 * @param array<string, string> $about As the contract has it: `list` they are on, `source` of their proof, `purpose` and `text` where given.
	 * @return ServiceAnswer|null The answer that ended it; null when all was taken. What was taken before stays.
	 */
	public function run( SubscriberFile $file, array $about ): ?ServiceAnswer {
		$id = EventIds::derived( 0, 'import ' . hash( 'sha256', ( $about['list'] ?? '' ) . "\x1f" . wp_json_encode( $file->rows ) ) );
		foreach ( array_chunk( $file->rows, self::ROWS ) as $rows ) {
			$answer = $this->client->send(
				'POST',
				Path::CONTACT_IMPORT,
				array(
					'actor'     => Actor::present(),
					'import_id' => $id,
					'lang'      => ContactFacts::language( '' ),
					'rows'      => $rows,
				) + $about,
				self::TIMEOUT_SECONDS
			);
			if ( AnswerKind::Success !== $answer->kind ) {
				return $answer;
			}
			$this->note( $answer->json() ?? array() );
		}
		return null;
	}

	/** @param array<mixed> $answer As the contract has it. */
	private function note( array $answer ): void {
		$this->added += is_int( $answer['added'] ?? null ) ? $answer['added'] : 0;
		$this->known += is_int( $answer['known'] ?? null ) ? $answer['known'] : 0;
		foreach ( is_array( $answer['refused'] ?? null ) ? $answer['refused'] : array() as $refused ) {
			if ( is_array( $refused ) && is_int( $refused['row'] ?? null ) && is_string( $refused['reason'] ?? null ) ) {
				$this->refused[] = array(
					'row'    => $refused['row'],
					'reason' => $refused['reason'],
				);
			}
		}
	}
}
