/** Takes an import back: its events, the visits they made, and what both counted for. */
import type { RowDataPacket } from 'mysql2/promise';
import type { Database, RawConnection } from '../../../storage/database.ts';
import { lockGate, setNewestEvent } from '../../../storage/event-gate.ts';
import { type CountedRow, idTime } from '../../rollups/index.ts';
import type { CollectSite } from '../collect-site.ts';
import { removeEvents } from './remove-events.ts';

/** Events looked at in one transaction. */
const AT_ONCE = 5_000;

interface BatchRow extends RowDataPacket {
	event_id: Buffer;
	visitor: Buffer;
	batch_id: number | null;
}

/**
 * Goes through the site's events in the order of their ids, a piece a transaction. Each piece takes its visitors' visits out of
 * the roll-ups, and counts again what is left of them.
 *
 * @return How many events were taken out.
 */
export async function undoImport(
	database: Database,
	site: CollectSite,
	batchId: number
): Promise< number > {
	let removed = 0;
	let after: Buffer = Buffer.alloc( 0 );
	for (;;) {
		let piece: BatchRow[] = [];
		removed += await database.rawTransaction( async ( connection ) => {
			const version = await lockGate( connection, site.id, 0 );
			[ piece ] = await connection.execute< BatchRow[] >(
				`SELECT event.event_id, event.visitor, event.batch_id FROM event WHERE event.site_id = ? AND event.event_id > ? ORDER BY event.event_id LIMIT ${ AT_ONCE }`,
				[ site.id, after ]
			);
			const ours = piece.filter( ( row ) => row.batch_id === batchId );
			return ours.length === 0
				? 0
				: removeEvents( connection, site, ours, version );
		} );
		const last = piece.at( -1 );
		if ( last === undefined ) {
			break;
		}
		after = last.event_id;
	}
	await database.rawTransaction( async ( connection ) => {
		await lockGate( connection, site.id, 0 );
		await setNewestEvent(
			connection,
			site.id,
			await newestLeft( connection, site.id )
		);
	} );
	return removed;
}

async function newestLeft(
	connection: RawConnection,
	siteId: number
): Promise< number > {
	const [ rows ] = await connection.execute< CountedRow[] >(
		'SELECT event.event_id, event.offset_ms FROM event WHERE event.site_id = ? ORDER BY event.event_id DESC LIMIT 1',
		[ siteId ]
	);
	const newest = rows[ 0 ];
	return newest === undefined
		? 0
		: idTime( newest.event_id ) + newest.offset_ms;
}
