import { EVENTS, isEventType } from '#contract/events/index.ts';
import { LIMITS } from '#contract/limits.ts';
import { hexOfUuid, PendingEvent, timeOfId } from '../pending-event.ts';
import type { Arrival, Refusal } from './arrival.ts';

/**
 * Corrects the sender's clock and drops what lies outside the last 24 hours. The offset is fixed at first arrival and
 * stored beside the id, so a retry that takes another way still is the same row at the same time.
 *
 * An unknown type is dropped here as well: it has no number to be stored under.
 */
export function checkClock( arrival: Arrival ): Refusal | undefined {
	const { batch, receivedAt } = arrival;
	const offset = receivedAt - batch.sent_at;
	const clockIsOff = Math.abs( offset ) > LIMITS.publicAgeMs;
	arrival.clockOffset = offset;
	for ( const input of batch.events ) {
		const id = hexOfUuid( input.event_id );
		const at = timeOfId( id ) + offset;
		if (
			clockIsOff ||
			at < receivedAt - LIMITS.publicAgeMs ||
			at > receivedAt + LIMITS.publicAheadMs
		) {
			arrival.drops.push( 'clock' );
		} else if ( ! isEventType( input.name ) ) {
			arrival.drops.push( 'unknown_type' );
		} else {
			arrival.events.push( {
				input,
				pending: new PendingEvent(
					arrival.site.id,
					id,
					at,
					offset,
					EVENTS[ input.name ].id
				),
			} );
		}
	}
	return undefined;
}
