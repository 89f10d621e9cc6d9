/** An arrival as it stands before a step, for the steps' own tests. */
import type { EventInput } from '#contract/batch.ts';
import { Arrival } from '../steps/arrival.ts';
import { checkClock } from '../steps/check-clock.ts';
import { readBatch } from '../steps/read-batch.ts';
import { createFakeSites } from './fake-sites.ts';
import { type BatchOptions, requestOf } from './test-batch.ts';
import { NOON } from './test-collect.ts';

/** Read, verified and on time; received at NOON unless said otherwise. */
export function arrivalOf(
	events: readonly EventInput[],
	options: BatchOptions = {},
	receivedAt: number = NOON
): Arrival {
	const arrival = new Arrival(
		requestOf( events, { sentAt: receivedAt, ...options } ),
		receivedAt
	);
	const refusal = readBatch( arrival );
	if ( refusal ) {
		throw new Error( `The test's batch is refused: ${ refusal.error }` );
	}
	arrival.site = createFakeSites( 1 ).site( 1 );
	checkClock( arrival );
	return arrival;
}
