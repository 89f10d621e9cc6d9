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
		$table  = new SignUpTable();
		$outbox = new OutboxTable();
		$slots  = new Slots( new SystemClock() );
		foreach ( $table->of_person( Person::all_of_email( $email ) ) as $row ) {
			$outbox->erase_sign_up( $row->submission_id );
			$slots->drop( $row->submission_id, $slots->of( $row->submission_id ) ?? 0 );
		}
		return $table->erase( Person::all_of_email( $email ) );
	}
}
