/**
 * Facts that the shop tells again under the same id because something about them changed: a review that was held is approved.
 * The row gets the new fields; it stays one step, at its own time, in its own visit.
 */
import type { ResultSetHeader } from 'mysql2/promise';
import { EVENTS } from '#contract/events/index.ts';
import type { Database } from '../../../storage/database.ts';
import type { PendingEvent } from '../pending-event.ts';

/** Types whose fields no roll-up has read, so that a change of them restates nothing. */
const CHANGING: ReadonlySet< number > = new Set( [
	EVENTS.comment.id,
	EVENTS.review.id,
] );

/**
 * Gives the newest fields to rows that were found to be stored already. A repetition changes nothing, so a failure is
 * answered by telling all of it again.
 *
 * @param database
 * @param events   Of a signed request, after they were stored; in the order in which they were told.
 * @throws when the database cannot.
 */
export async function keepToldAnew(
	database: Database,
	events: readonly PendingEvent[]
): Promise< void > {
	const again = events.filter(
		( event ) =>
			event.dropped === 'duplicate' &&
			event.fact !== null &&
			CHANGING.has( event.type )
	);
	if ( again.length === 0 ) {
		return;
	}
	await database.rawTransaction( async ( connection ) => {
		for ( const event of again ) {
			await connection.execute< ResultSetHeader >(
				'UPDATE event SET props = ? WHERE site_id = ? AND event_id = ? AND type = ?',
				[ event.props, event.siteId, event.idBytes, event.type ]
			);
		}
	} );
}
