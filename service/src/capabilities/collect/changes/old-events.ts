/** Events and visits whose time is over. What they were counted for stays; imported ones go with their batch only. */
import type { ResultSetHeader, RowDataPacket } from 'mysql2/promise';
import { sql } from 'kysely';
import type { Database } from '../../../storage/database.ts';
import { withLease } from '../../../storage/lease.ts';
import { dropMonthsBefore, monthOf } from '../../../storage/partitions.ts';
import { idAt } from '../../rollups/index.ts';

const EVENTS_AT_ONCE = 5_000;
const VISITS_AT_ONCE = 2_000;
const LEASE = 'partitions';

interface VisitRow extends RowDataPacket {
	visit_id: Buffer;
}

/**
 * Drops whole months that ended before a moment, for all sites at once; months that hold something imported stay.
 *
 * @return Names of the dropped partitions.
 */
export function dropOldMonths(
	database: Database,
	before: number
): Promise< readonly string[] > {
	return withLease( database, LEASE, () =>
		dropMonthsBefore(
			database,
			monthOf( before ),
			async ( table, partition ) => {
				const { rows } = await sql`
					SELECT 1 FROM ${ sql.raw( `${ table } PARTITION (${ partition })` ) }
					WHERE batch_id IS NOT NULL LIMIT 1
				`.execute( database.queries );
				return rows.length === 0;
			}
		)
	);
}

/** Deletes one site's events and visits from before a moment, some at a time. */
export async function deleteOldEvents(
	database: Database,
	siteId: number,
	before: number
): Promise< void > {
	const until = idAt( before );
	let deleted = 0;
	do {
		deleted = await database.rawTransaction( async ( connection ) => {
			const [ result ] = await connection.query< ResultSetHeader >(
				'DELETE FROM event WHERE event.site_id = ? AND event.event_id < ? AND event.batch_id IS NULL LIMIT ?',
				[ siteId, until, EVENTS_AT_ONCE ]
			);
			return result.affectedRows;
		} );
	} while ( deleted > 0 );
	do {
		deleted = await database.rawTransaction( async ( connection ) => {
			const [ rows ] = await connection.query< VisitRow[] >(
				'SELECT visit.visit_id FROM visit LEFT JOIN event ON event.site_id = visit.site_id AND event.event_id = visit.visit_id WHERE visit.site_id = ? AND visit.visit_id < ? AND event.event_id IS NULL LIMIT ?',
				[ siteId, until, VISITS_AT_ONCE ]
			);
			if ( rows.length > 0 ) {
				await connection.query(
					'DELETE FROM visit WHERE visit.site_id = ? AND visit.visit_id IN (?)',
					[ siteId, rows.map( ( row ) => row.visit_id ) ]
				);
			}
			return rows.length;
		} );
	} while ( deleted > 0 );
}
