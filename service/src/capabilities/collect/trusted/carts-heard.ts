import type { ServerBatch } from '#contract/batch.ts';
import type { CartState } from '#contract/carts.ts';
import type { PendingEvent } from '../pending-event.ts';
import { hexOfUuid } from '../pending-event.ts';

/** What a fact of the shop's server says of a cart. */
export interface CartHeard {
	readonly cart: CartState;
	/** ms since 1970. */
	readonly at: number;
	/** 32 hex digits. */
	readonly eventId: string;
	/** 16 hex digits. */
	readonly visitor: string;
	/** The visitor is known by an id of its own. */
	readonly recognised: boolean;
}

/**
 * Carts of a batch's events that were stored now or before. Carts of staff and bots are none.
 *
 * @param batch
 * @param events What became of it.
 */
export function cartsHeard(
	batch: ServerBatch,
	events: readonly PendingEvent[]
): readonly CartHeard[] {
	const byId = new Map( events.map( ( event ) => [ event.id, event ] ) );
	return batch.events.flatMap( ( { event_id: eventId, cart } ) => {
		const event = byId.get( hexOfUuid( eventId ) );
		if (
			cart === undefined ||
			event === undefined ||
			event.audience !== 0 ||
			( event.dropped !== null && event.dropped !== 'duplicate' )
		) {
			return [];
		}
		const { at, id, visitor, recognised } = event;
		return { cart, at, eventId: id, visitor, recognised };
	} );
}
