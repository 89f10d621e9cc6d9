/** From when on roll-ups can be counted again: the events before were deleted, and what they were counted for stays. */
import type { RowDataPacket } from 'mysql2/promise';
import { z } from 'zod';
import type { Database } from '../../storage/database.ts';
import { idAt } from './event-rows.ts';
import { hourOf, type SiteDays } from './site-days.ts';

const HOUR_MS = 3_600_000;

/** The first day and UTC hour (days and hours since 1970) of which all events are there. */
export interface Countable {
	readonly day: number;
	readonly hour: number;
}

const goneRows = z.array( z.object( { before_ms: z.coerce.number() } ) );

/**
 * Notes that events from before a moment are about to go; to be called before the first of them is deleted.
 * Imported ones stay with their batch: a site that has no others there loses nothing.
 */
export async function noteEventsGone(
	database: Database,
	siteId: number,
	before: number
): Promise< void > {
	await database.rawTransaction( async ( connection ) => {
		const [ rows ] = await connection.query< RowDataPacket[] >(
			'SELECT 1 FROM event WHERE event.site_id = ? AND event.event_id < ? AND event.batch_id IS NULL LIMIT 1',
			[ siteId, idAt( before ) ]
		);
		if ( rows.length > 0 ) {
			await connection.query(
				'INSERT INTO events_gone (site_id, before_ms) VALUES (?) ON DUPLICATE KEY UPDATE before_ms = GREATEST(events_gone.before_ms, VALUES(before_ms))',
				[ [ siteId, before ] ]
			);
		}
	} );
}

/**
 * The first day and hour that can be counted again, two days after the moment: the day it is in has lost events, and in
 * another time zone a part of the next one may be that day.
 *
 * @param before What {@link readEventsGone} found.
 * @param days   Calendar of the site.
 */
export function countableFrom( before: number, days: SiteDays ): Countable {
	const day = days.dayOf( before ) + 2;
	let hour = hourOf( before );
	while ( days.dayOf( hour * HOUR_MS ) < day ) {
		hour += 1;
	}
	return { day, hour };
}

/**
 * The moment before which events were deleted; null when all are there.
 *
 * @param query  Runs it where the caller's transaction is.
 * @param siteId
 */
export async function readEventsGone(
	query: ( text: string, values: readonly number[] ) => Promise< unknown >,
	siteId: number
): Promise< number | null > {
	const rows = goneRows.parse(
		await query(
			'SELECT events_gone.before_ms FROM events_gone WHERE events_gone.site_id = ?',
			[ siteId ]
		)
	);
	return rows[ 0 ]?.before_ms ?? null;
}
