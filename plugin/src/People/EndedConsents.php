<?php

declare(strict_types=1);

namespace Cairn\People;

use Cairn\Connection\ConnectionStore;
use Cairn\Contract\generated\Path;
use Cairn\Forms\FormTables;
use Cairn\Forms\Given;
use Cairn\Forms\LocalTraces;
use Cairn\Forms\ProductNotices;
use Cairn\Forms\SignUpTable;
use Cairn\Module;
use Cairn\Outbox\DeliverySchedule;
use Cairn\Service\AnswerKind;
use Cairn\Service\SignedClient;

/**
 * Learns from the service of consents that ended elsewhere: at a provider that sends the letters, by hand, or because their time was
 * over. The service never calls WordPress, so it is asked: every five minutes, and before people are told of a product. While it is
 * silent nothing is lost; the next time goes on from the same number. Sign-ups are named, nobody's address travels.
 */
final class EndedConsents implements Module {

	/** Option: `{site: string, after: int}`, where to go on. Another site counts anew. */
	public const OPTION = 'cairn_ended_consents';

	/** Answers of one look; what is left comes with the next. */
	private const PAGES = 10;

	public function __construct(
		private readonly ConnectionStore $store,
		private readonly SignedClient $client,
	) {
	}

	public function hook(): void {
		// Before forms look after themselves, and before anybody is told.
		add_action( DeliverySchedule::SWEEP_HOOK, array( $this, 'learn' ), 4 );
		add_action( ProductNotices::CRON_HOOK, array( $this, 'learn' ), 4, 0 );
		add_action( 'cairn_delete_data', static fn (): bool => delete_option( self::OPTION ) );
	}

	/** Asks for what is new. Asked again, nothing changes. */
	public function learn(): void {
		$site = $this->store->connection()->site_id ?? '';
		if ( '' === $site || ! FormTables::exist() ) {
			return;
		}
		$kept  = get_option( self::OPTION );
		$after = is_array( $kept ) && ( $kept['site'] ?? '' ) === $site && is_int( $kept['after'] ?? null ) ? $kept['after'] : 0;
		for ( $page = 0; $page < self::PAGES; ++$page ) {
			$answer = $this->client->get( Path::ENDED_CONSENTS, array( 'after' => (string) $after ) );
			$told   = AnswerKind::Success === $answer->kind ? $answer->json() : null;
			if ( null === $told || ! is_int( $told['next'] ?? null ) ) {
				return;
			}
			foreach ( is_array( $told['ended'] ?? null ) ? $told['ended'] : array() as $end ) {
				self::end( Given::of( $end ) );
			}
			if ( $told['next'] !== $after ) {
				$after = $told['next'];
				update_option(
					self::OPTION,
					array(
						'site'  => $site,
						'after' => $after,
					),
					false
				);
			}
			if ( true !== ( $told['more'] ?? false ) ) {
				return;
			}
		}
	}

	/** @param Given $end As the contract has it. */
	private static function end( Given $end ): void {
		$table = new SignUpTable();
		$row   = $table->find( $end->text( 'submission_id', 36 ) );
		if ( null === $row ) {
			return;
		}
		if ( 'forgotten' === $end->text( 'state', 12 ) ) {
			LocalTraces::erase_sign_up( $row );
			return;
		}
		$list  = $end->has( 'list' ) ? $end->text( 'list', 64 ) : null;
		$email = $row->typed()->email ?? '';
		if ( $table->end( $row, $list ) && '' !== $email ) {
			/** This action is documented in plugin/src/Forms/ContactPages.php. */
			do_action( 'cairn_consent_withdrawn', $list, $email );
		}
	}
}
