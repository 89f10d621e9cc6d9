/**
 * Works visits and roll-ups of a site out again from its events alone: to prove that what was counted as events arrived is
 * right (`recount`), and to write them anew when the site's time zone has changed (`rebuild`).
 */
import { CompiledQuery, sql } from 'kysely';
import type { ResultSetHeader, RowDataPacket } from 'mysql2/promise';
import type {
	Database,
	Queries,
	RawConnection,
} from '../../storage/database.ts';
import { lockGate } from '../../storage/event-gate.ts';
import { type Cells, unpackCells } from './cells.ts';
import {
	COUNTED_COLUMNS,
	countedEvent,
	type CountedRow,
	idTime,
	type SubjectNumbers,
} from './event-rows.ts';
import {
	type Countable,
	countableFrom,
	readEventsGone,
} from './events-gone.ts';
import { addToRollUps } from './fold.ts';
import { readSubjectNumbers, subjectNumbers } from './subject-numbers.ts';
import {
	DIMENSION,
	RollUpChanges,
	rowKey,
	rowNumber,
} from './roll-up-changes.ts';
import { readChanges } from './roll-up-reader.ts';
import { dayNumber, isoDay, siteDays } from './site-days.ts';
import { byTime, countVisits, type CountedEvent, type Visit } from './visit.ts';

export interface CountedSite {
	readonly id: number;
	readonly timeZone: string;
}

export interface Recount {
	readonly events: number;
	readonly visits: number;
	/** Cells compared: each counted type of each row of days and hours. */
	readonly cells: number;
	/** What differs, in words; empty when everything is right. At most 50. */
	readonly differences: readonly string[];
}

const ROWS_AT_ONCE = 20_000;
const MOST_DIFFERENCES = 50;

/** Events of some visitors, and the numbers of what they are about. */
type ReadEvents = (
	afterVisitor: Buffer,
	limit: number
) => Promise< { rows: CountedRow[]; numbers: SubjectNumbers } >;

/**
 * Compares the roll-ups and visits of a site with its events, cell by cell, all of one moment. Days that have lost their
 * events to the site's retention are left out.
 */
export async function recount(
	database: Database,
	site: CountedSite
): Promise< Recount > {
	return database.snapshot( async ( queries ) => {
		const days = siteDays( site.timeZone );
		const expected = new RollUpChanges();
		const visits = new Map< string, Visit >();
		let events = 0;
		await eachVisitor( readerOf( queries, site.id ), ( timeline ) => {
			events += timeline.length;
			for ( const visit of countVisits( timeline, days, expected ) ) {
				visit.unbind();
				visits.set( visit.id, visit );
			}
		} );
		const stored = await readRollUps( queries, site.id );
		const gone = await readEventsGone(
			async ( text, values ) =>
				(
					await queries.executeQuery(
						CompiledQuery.raw( text, [ ...values ] )
					)
				).rows,
			site.id
		);
		const from = gone === null ? null : countableFrom( gone, days );
		if ( from !== null ) {
			expected.keep( 'from', from.day, from.hour );
			stored.keep( 'from', from.day, from.hour );
			for ( const [ id, visit ] of visits ) {
				if ( visit.day < from.day ) {
					visits.delete( id );
				}
			}
		}
		const differences: string[] = [];
		const cells = compareCells( expected, stored, differences );
		const begun = visits.size;
		await compareVisits(
			queries,
			site.id,
			from === null ? '1000-01-01' : isoDay( from.day ),
			visits,
			differences
		);
		return { events, visits: begun, cells, differences };
	} );
}

/**
 * Writes visits and roll-ups of a site anew, as far back as its events are there; what was counted before stays as it
 * was. Holds the site's gate all the while: its new events wait, those of other
 * sites only as long as they share a batch with one of its.
 */
export async function rebuild(
	database: Database,
	site: CountedSite
): Promise< void > {
	const days = siteDays( site.timeZone );
	await database.rawTransaction( async ( connection ) => {
		const version = await lockGate( connection, site.id, 0 );
		const gone = await readEventsGone(
			async ( text, values ) =>
				( await connection.query( text, [ ...values ] ) )[ 0 ],
			site.id
		);
		const from = gone === null ? null : countableFrom( gone, days );
		const earlier = await takeChangesBefore( connection, site.id, from );
		await deleteCounted( connection, site.id, from );
		const changes = new RollUpChanges();
		let waiting: VisitRow[] = [];
		const write = async () => {
			if ( waiting.length > 0 ) {
				await connection.query< ResultSetHeader >( INSERT_VISITS, [
					waiting,
				] );
			}
			waiting = [];
		};
		await eachVisitor(
			async ( afterVisitor, limit ) => {
				await write();
				const [ rows ] = await connection.query< CountedRow[] >(
					`SELECT ${ COUNTED_COLUMNS } FROM event FORCE INDEX (timeline) WHERE event.site_id = ? AND event.visitor > ? ORDER BY event.visitor, event.event_id LIMIT ?`,
					[ site.id, afterVisitor, limit ]
				);
				return {
					rows,
					numbers: await readSubjectNumbers(
						connection,
						site.id,
						rows
					),
				};
			},
			( timeline, visitor ) => {
				for ( const visit of countVisits( timeline, days, changes ) ) {
					visit.unbind();
					waiting.push( visitRow( site.id, visitor, visit ) );
				}
			}
		);
		await write();
		if ( from !== null ) {
			changes.keep( 'from', from.day, from.hour );
			await addToRollUps( connection, site.id, earlier, version );
		}
		await addToRollUps( connection, site.id, changes, version );
	} );
}

/** Changes of the time that cannot be counted again, which no folder has taken yet; the others come with their events. */
async function takeChangesBefore(
	connection: RawConnection,
	siteId: number,
	from: Countable | null
): Promise< RollUpChanges > {
	const changes = new RollUpChanges();
	if ( from !== null ) {
		const [ deltas ] = await connection.query<
			( RowDataPacket & { body: Buffer } )[]
		>(
			'SELECT rollup_delta.body FROM rollup_delta WHERE rollup_delta.site_id = ? FOR UPDATE',
			[ siteId ]
		);
		for ( const { body } of deltas ) {
			changes.addPacked( body );
		}
		changes.keep( 'before', from.day, from.hour );
	}
	return changes;
}

async function deleteCounted(
	connection: RawConnection,
	siteId: number,
	from: Countable | null
): Promise< void > {
	for ( const table of [ 'rollup_delta', 'visit' ] ) {
		await connection.query( `DELETE FROM ${ table } WHERE site_id = ?`, [
			siteId,
		] );
	}
	for ( const [ table, column, since ] of [
		[ 'rollup_day', 'day', from && isoDay( from.day ) ],
		[ 'rollup_version', 'day', from && isoDay( from.day ) ],
		[ 'rollup_hour', 'hour', from && from.hour ],
	] as const ) {
		await connection.query(
			since === null
				? `DELETE FROM ${ table } WHERE site_id = ?`
				: `DELETE FROM ${ table } WHERE site_id = ? AND ${ column } >= ?`,
			[ siteId, since ]
		);
	}
}

export type VisitRow = [
	siteId: number,
	visitId: Buffer,
	offset: number,
	visitor: Buffer,
	day: string,
	audience: number,
	source: number | null,
	device: number,
];

/** For `query` with a list of {@link VisitRow}. */
export const INSERT_VISITS =
	'INSERT INTO visit (site_id, visit_id, offset_ms, visitor, day, audience, source_id, device_id) VALUES ?';

/** The row of a visit. */
export function visitRow(
	siteId: number,
	visitor: Buffer,
	visit: Visit
): VisitRow {
	const id = Buffer.from( visit.id, 'hex' );
	return [
		siteId,
		id,
		visit.startedAt - idTime( id ),
		visitor,
		isoDay( visit.day ),
		visit.audience,
		visit.source === 0 ? null : visit.source,
		visit.device,
	];
}

function readerOf( queries: Queries, siteId: number ): ReadEvents {
	let numbers: SubjectNumbers | null = null;
	return async ( afterVisitor, limit ) => {
		numbers ??= await readAllNumbers( queries, siteId );
		const found = await sql< CountedRow >`
			SELECT ${ sql.raw( COUNTED_COLUMNS ) }
			FROM event FORCE INDEX (timeline)
			WHERE event.site_id = ${ siteId } AND event.visitor > ${ afterVisitor }
			ORDER BY event.visitor, event.event_id
			LIMIT ${ limit }
		`.execute( queries );
		return { rows: found.rows, numbers };
	};
}

async function readAllNumbers(
	queries: Queries,
	siteId: number
): Promise< SubjectNumbers > {
	const found = await sql< {
		dimension: number;
		id: number;
		value: string;
	} >`
		SELECT dimension_value.dimension, dimension_value.id, dimension_value.value FROM dimension_value
		WHERE dimension_value.site_id = ${ siteId }
			AND dimension_value.dimension IN (${ DIMENSION.pair }, ${ DIMENSION.formDetail })
	`.execute( queries );
	return subjectNumbers( found.rows );
}

/** Reads all events of a site in memory for a piece, and hands them over visitor by visitor, in the order of time. */
async function eachVisitor(
	read: ReadEvents,
	handle: ( timeline: CountedEvent[], visitor: Buffer ) => void
): Promise< void > {
	// Before the first visitor: shorter than any eight bytes sorts first.
	let after: Buffer = Buffer.alloc( 0 );
	let limit = ROWS_AT_ONCE;
	for (;;) {
		const { rows, numbers } = await read( after, limit );
		const last = rows.at( -1 );
		if ( last === undefined ) {
			return;
		}
		const isWhole = rows.length < limit;
		let start = 0;
		let handled = 0;
		for ( let at = 1; at <= rows.length; at += 1 ) {
			const first = rows[ start ];
			if ( first === undefined ) {
				break;
			}
			const next = rows[ at ];
			if ( next !== undefined && next.visitor.equals( first.visitor ) ) {
				continue;
			}
			// The last visitor of a piece may go on in the next one: it is read again from its beginning.
			if ( next === undefined && ! isWhole ) {
				break;
			}
			handle(
				rows
					.slice( start, at )
					.map( ( row ) => countedEvent( row, numbers ) )
					.sort( byTime ),
				first.visitor
			);
			after = Buffer.from( first.visitor );
			handled += 1;
			start = at;
		}
		if ( isWhole ) {
			return;
		}
		limit = handled === 0 ? limit * 4 : ROWS_AT_ONCE;
	}
}

async function readRollUps(
	queries: Queries,
	siteId: number
): Promise< RollUpChanges > {
	const all = await readChanges( queries, siteId );
	const dayRows = await sql< {
		day: string;
		dimension: number;
		value_id: number;
		cells: Buffer;
	} >`
		SELECT rollup_day.day, rollup_day.dimension, rollup_day.value_id, rollup_day.cells
		FROM rollup_day WHERE rollup_day.site_id = ${ siteId }
	`.execute( queries );
	for ( const row of dayRows.rows ) {
		unpackCells(
			row.cells,
			all.dayCells(
				dayNumber( row.day ),
				rowNumber( row.dimension, row.value_id )
			)
		);
	}
	const hourRows = await sql< { hour: number; cells: Buffer } >`
		SELECT rollup_hour.hour, rollup_hour.cells FROM rollup_hour WHERE rollup_hour.site_id = ${ siteId }
	`.execute( queries );
	for ( const row of hourRows.rows ) {
		unpackCells( row.cells, all.hourCells( row.hour ) );
	}
	return all;
}

function compareCells(
	expected: RollUpChanges,
	stored: RollUpChanges,
	differences: string[]
): number {
	let compared = 0;
	const compare = ( where: string, right: Cells, found: Cells ) => {
		for ( const type of new Set( [ ...right.keys(), ...found.keys() ] ) ) {
			compared += 1;
			const a = right.get( type ) ?? { visits: 0, events: 0 };
			const b = found.get( type ) ?? { visits: 0, events: 0 };
			if (
				( a.visits !== b.visits || a.events !== b.events ) &&
				differences.length < MOST_DIFFERENCES
			) {
				differences.push(
					`${ where }, type ${ type }: ${ b.visits } visits and ${ b.events } events are stored, ${ a.visits } and ${ a.events } are right`
				);
			}
		}
	};
	const none: Cells = new Map();
	for ( const day of new Set( [
		...expected.days.keys(),
		...stored.days.keys(),
	] ) ) {
		const right = expected.days.get( day );
		const found = stored.days.get( day );
		for ( const row of new Set( [
			...( right?.keys() ?? [] ),
			...( found?.keys() ?? [] ),
		] ) ) {
			const { dimension, valueId } = rowKey( row );
			compare(
				`${ isoDay( day ) }, dimension ${ dimension }, value ${ valueId }`,
				right?.get( row ) ?? none,
				found?.get( row ) ?? none
			);
		}
	}
	for ( const hour of new Set( [
		...expected.hours.keys(),
		...stored.hours.keys(),
	] ) ) {
		compare(
			`hour ${ hour }`,
			expected.hours.get( hour ) ?? none,
			stored.hours.get( hour ) ?? none
		);
	}
	return compared;
}

async function compareVisits(
	queries: Queries,
	siteId: number,
	fromDay: string,
	visits: Map< string, Visit >,
	differences: string[]
): Promise< void > {
	const found = await sql< {
		visit_id: Buffer;
		offset_ms: number;
		visitor: Buffer;
		day: string;
		audience: number;
		source_id: number | null;
		device_id: number;
	} >`
		SELECT visit.visit_id, visit.offset_ms, visit.visitor, visit.day, visit.audience, visit.source_id, visit.device_id
		FROM visit WHERE visit.site_id = ${ siteId } AND visit.day >= ${ fromDay }
	`.execute( queries );
	const say = ( difference: string ) => {
		if ( differences.length < MOST_DIFFERENCES ) {
			differences.push( difference );
		}
	};
	for ( const row of found.rows ) {
		const id = row.visit_id.toString( 'hex' );
		const visit = visits.get( id );
		if ( visit === undefined ) {
			say( `visit ${ id } is stored, but no visit begins there` );
			continue;
		}
		visits.delete( id );
		const right = visitRow( siteId, row.visitor, visit ).slice( 4 );
		const stored = [ row.day, row.audience, row.source_id, row.device_id ];
		if (
			right.join() !== stored.join() ||
			row.offset_ms !== visit.startedAt - idTime( row.visit_id )
		) {
			say(
				`visit ${ id } is stored as ${ stored.join() }, right is ${ right.join() }`
			);
		}
	}
	for ( const id of visits.keys() ) {
		say( `visit ${ id } is not stored` );
	}
}
