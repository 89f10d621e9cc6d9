<?php

declare(strict_types=1);

namespace Cairn\Forms;

use Cairn\Outbox\OutboxTable;
use Cairn\SystemClock;

/** What this site itself keeps of a person's sign-ups, for WordPress' privacy tools. The service keeps the rest. */
final class LocalTraces {

	/**
	 * What there is.
	 *
	 * @param string $email The address.
	 * Times are Unix seconds; 0 for never.
	 *
	 * @return list<array{id: string, purpose: string, state: string, lists: list<string>, requested_at: int, confirmed_at: int}>
	 */
	public static function of( string $email ): array {
		return ! FormTables::exist() ? array() : array_map(
			static fn ( SignUpRow $row ): array => array(
				'id'           => $row->submission_id,
				'purpose'      => $row->purpose,
				'state'        => $row->state,
				'lists'        => $row->lists,
				'requested_at' => intdiv( $row->requested_at, 1000 ),
				'confirmed_at' => $row->confirmed_at,
			),
			( new SignUpTable() )->of_person( Person::all_of_email( $email ) )
		);
	}

	/**
	 * Deletes it, with appointments and with what waits in the outbox. Asked again, there is nothing left. What the service
	 * has is erased by a fact of its own.
	 *
	 * @param string $email The address.
	 * @return int How many sign-ups.
	 */
	public static function erase( string $email ): int {
		if ( ! FormTables::exist() ) {
			return 0;
		}
		return self::erase_rows( ( new SignUpTable() )->of_person( Person::all_of_email( $email ) ) );
	}

	/**
	 * Deletes what is kept of sign-ups that the service has erased, and of everything else that the same people sent.
	 *
	 * @param list<string> $ids Ids of submissions.
	 * @return int How many sign-ups.
	 */
	public static function erase_sign_ups( array $ids ): int {
		if ( ! FormTables::exist() ) {
			return 0;
		}
		$table  = new SignUpTable();
		$erased = 0;
		foreach ( $ids as $id ) {
			$row = $table->find( $id );
			if ( null !== $row ) {
				$erased += self::erase_rows( array( $row, ...( '' === $row->person ? array() : $table->of_person( array( $row->person ) ) ) ) );
			}
		}
		return $erased;
	}

	/** Deletes one sign-up and nothing else of the same person: its time is over, another's may not be. */
	public static function erase_sign_up( SignUpRow $row ): void {
		self::erase_rows( array( $row ) );
	}

	/**
	 * @param list<SignUpRow> $rows Sign-ups; one may stand there twice.
	 * @return int How many there were.
	 */
	private static function erase_rows( array $rows ): int {
		$table  = new SignUpTable();
		$outbox = new OutboxTable();
		$slots  = new Slots( new SystemClock() );
		$ids    = array_unique( array_map( static fn ( SignUpRow $row ): string => $row->submission_id, $rows ) );
		foreach ( $ids as $id ) {
			$outbox->erase_sign_up( $id );
			$slots->drop( $id, $slots->of( $id ) ?? 0 );
			$table->forget( $id );
		}
		return count( $ids );
	}
}
