/** Events of visitors without consent: a number a day and type in `counter_day`, no row a person and no visit. */
import { sql } from 'kysely';
import type { Database } from '../../storage/database.ts';
import type { CountersOnly } from './report.ts';

export function createCountersOnly( database: Database ): CountersOnly {
	return {
		async ofDays( siteId, days ) {
			if ( days.length === 0 ) {
				return 0;
			}
			// Primary key (site_id, day, type): each day is a short piece of it.
			const { rows } = await sql< { n: number | string | null } >`
				SELECT SUM(counter_day.n) AS n
				FROM counter_day
				WHERE counter_day.site_id = ${ siteId }
					AND counter_day.day IN (${ sql.join( [ ...days ] ) })
			`.execute( database.queries );
			// A sum of BIGINTs is a DECIMAL, which the driver may hand over as a string; of no rows it is NULL.
			return Number( rows[ 0 ]?.n ?? 0 );
		},
	};
}
