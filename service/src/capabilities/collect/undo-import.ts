/** Takes an import back: its events, the visits they made, and what both counted for. */
import type { ResultSetHeader, RowDataPacket } from 'mysql2/promise';
import type { Database, RawConnection } from '../../storage/database.ts';
import { lockGate, setNewestEvent } from '../../storage/event-gate.ts';
import {
	byTime,
	COUNTED_COLUMNS,
	countedEvent,
	type CountedEvent,
	type CountedRow,
	countVisits,
	idTime,
	RollUpChanges,
	siteDays,
} from '../rollups/index.ts';
import type { CollectSite } from './collect.interface.ts';
import { writeVisits } from './event-store.ts';

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
				: removeEvents( connection, site, batchId, ours, version );
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

async function removeEvents(
	connection: RawConnection,
	site: CollectSite,
	batchId: number,
	rows: readonly BatchRow[],
	version: number
): Promise< number > {
	const gone = new Set(
		rows.map( ( row ) => row.event_id.toString( 'hex' ) )
	);
	const visitors = new Map< string, Buffer >();
	for ( const row of rows ) {
		visitors.set( row.visitor.toString( 'hex' ), row.visitor );
	}
	const [ timelineRows ] = await connection.query< CountedRow[] >(
		`SELECT ${ COUNTED_COLUMNS } FROM event FORCE INDEX (timeline) WHERE event.site_id = ? AND event.visitor IN (?)`,
		[ site.id, [ ...visitors.values() ] ]
	);
	const timelines = new Map< string, CountedEvent[] >();
	for ( const row of timelineRows ) {
		const visitor = row.visitor.toString( 'hex' );
		const events = timelines.get( visitor ) ?? [];
		timelines.set( visitor, events );
		events.push( countedEvent( row ) );
	}
	const days = siteDays( site.timeZone );
	const changes = new RollUpChanges();
	const visits = { added: new Map(), removed: new Set< string >() };
	for ( const [ visitor, events ] of timelines ) {
		events.sort( byTime );
		const old = countVisits( events, days, changes, -1 );
		const left = countVisits(
			events.filter( ( event ) => ! gone.has( event.id ) ),
			days,
			changes,
			1
		);
		const ids = new Set( left.map( ( visit ) => visit.id ) );
		for ( const visit of old ) {
			if ( ! ids.delete( visit.id ) ) {
				visits.removed.add( visit.id );
			}
		}
		for ( const visit of left ) {
			if ( ids.has( visit.id ) ) {
				visits.added.set( visit.id, { visitor, visit } );
			}
		}
	}
	const [ deleted ] = await connection.query< ResultSetHeader >(
		'DELETE FROM event WHERE event.site_id = ? AND event.batch_id = ? AND event.event_id IN (?)',
		[ site.id, batchId, rows.map( ( row ) => row.event_id ) ]
	);
	await writeVisits( connection, site.id, visits );
	await connection.execute(
		'INSERT INTO rollup_delta (site_id, version, body) VALUES (?, ?, ?)',
		[ site.id, version, changes.pack() ]
	);
	return deleted.affectedRows;
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
