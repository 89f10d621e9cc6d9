/** Takes events out of everything they were counted in: their rows, the visits they made, and the roll-ups. */
import type { ResultSetHeader } from 'mysql2/promise';
import type { RawConnection } from '../../../storage/database.ts';
import {
	byTime,
	COUNTED_COLUMNS,
	countedEvent,
	type CountedEvent,
	type CountedRow,
	countVisits,
	readSubjectNumbers,
	RollUpChanges,
	siteDays,
} from '../../rollups/index.ts';
import type { CollectSite } from '../collect-site.ts';
import { writeVisits } from '../storing/write-visits.ts';

/** An event to be removed. */
export interface StoredEvent {
	readonly event_id: Buffer;
	readonly visitor: Buffer;
}

/**
 * Takes the visitors' visits out of the roll-ups, and counts again what is left of them.
 *
 * @param connection Inside a transaction that holds the site's gate.
 * @param site
 * @param rows       Events that stand, at least one.
 * @param version    What the gate gave, for this removal alone.
 * @return How many were removed.
 */
export async function removeEvents(
	connection: RawConnection,
	site: CollectSite,
	rows: readonly StoredEvent[],
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
	const numbers = await readSubjectNumbers(
		connection,
		site.id,
		timelineRows
	);
	const timelines = new Map< string, CountedEvent[] >();
	for ( const row of timelineRows ) {
		const visitor = row.visitor.toString( 'hex' );
		const events = timelines.get( visitor ) ?? [];
		timelines.set( visitor, events );
		events.push( countedEvent( row, numbers ) );
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
		'DELETE FROM event WHERE event.site_id = ? AND event.event_id IN (?)',
		[ site.id, rows.map( ( row ) => row.event_id ) ]
	);
	await writeVisits( connection, site.id, visits );
	await connection.execute(
		'INSERT INTO rollup_delta (site_id, version, body) VALUES (?, ?, ?)',
		[ site.id, version, changes.pack() ]
	);
	return deleted.affectedRows;
}
