import type { PendingEvent } from '../pending-event.ts';
import type { Arrival, Refusal } from './arrival.ts';

/**
 * Source, campaign, device and consent time stand on the earliest event of a request only: if a visit begins in this
 * request it begins with that one, and repeating them on every row would cost bytes for nothing. Events that wait in
 * quarantine carry their own, since they may come to stand alone.
 */
export function markOpening( arrival: Arrival ): Refusal | undefined {
	let opening: PendingEvent | undefined;
	for ( const { pending } of arrival.events ) {
		if ( pending.destination === 'quarantine' ) {
			mark( pending, arrival );
		} else if ( pending.destination === 'event' ) {
			if (
				opening === undefined ||
				pending.at < opening.at ||
				( pending.at === opening.at && pending.id < opening.id )
			) {
				opening = pending;
			}
		}
	}
	if ( opening !== undefined ) {
		mark( opening, arrival );
	}
	return undefined;
}

function mark( event: PendingEvent, arrival: Arrival ): void {
	const { consent } = arrival.batch;
	event.sourceLabel = arrival.address.source;
	event.campaign = arrival.address.campaign;
	event.device = arrival.device;
	event.consentAt =
		consent.ts === undefined
			? 0
			: Math.min( Math.floor( consent.ts / 1000 ), 0xffffffff );
	event.policyText = consent.policy ?? null;
}
