<?php
/**
 * Hands WordPress' outbox over to the service, for a site whose requests and cron do not. Input: seconds, how long to go
 * on; 0 for one round; is_impatient, whether to go on now where a silent service made the outbox wait. Answer: { waiting: number, refused: number, refusal: string, error: string }.
 */

declare(strict_types=1);

use Cairn\Outbox\DeliverySchedule;
use Cairn\Outbox\DeliveryState;
use Cairn\Outbox\OutboxTable;

if ( ! empty( cairn_input()['is_impatient'] ) ) {
	DeliveryState::read()->impatient()->save();
}
$end  = hrtime( true ) / 1e9 + (float) ( cairn_input()['seconds'] ?? 0 );
$look = 0.0;
do {
	// Each round sees what other processes have written meanwhile.
	wp_cache_flush();
	$now = hrtime( true ) / 1e9;
	if ( $now >= $look ) {
		do_action( DeliverySchedule::SWEEP_HOOK );
		$look = $now + 30;
	} else {
		do_action( DeliverySchedule::DELIVER_HOOK );
	}
	usleep( 250000 );
} while ( hrtime( true ) / 1e9 < $end );

$counts = ( new OutboxTable() )->counts();
cairn_answer(
	array(
		'waiting' => $counts['waiting'],
		'refused' => $counts['refused'],
		'refusal' => $counts['refusal'],
		'error'   => DeliveryState::read()->error,
	)
);
