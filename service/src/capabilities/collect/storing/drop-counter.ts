/**
 * Counts events that were not counted, per site, UTC day and reason. Kept in memory and written every few seconds: a
 * crash may lose the last of these numbers, never an event.
 */
import type { ResultSetHeader } from 'mysql2/promise';
import { DROP_REASON_NAMES, type DropReason } from '#contract/drop-reasons.ts';
import type { Clock } from '../../../storage/clock.ts';
import type { Database } from '../../../storage/database.ts';
import { isoDay } from '../../rollups/index.ts';
import { utcDay } from '../identity/day-keys.ts';
import type { CollectMetrics } from './collect-metrics.ts';

export interface DropCounter {
	count: ( siteId: number, reason: DropReason, events?: number ) => void;
	/** Writes what was counted since the last time. */
	write: () => Promise< void >;
}

export function createDropCounter( deps: {
	database: Database;
	clock: Clock;
	metrics: CollectMetrics;
} ): DropCounter {
	const { database, clock, metrics } = deps;
	let counts = new Map< string, [ number, string, number, number ] >();

	function add( row: readonly [ number, string, number, number ] ): void {
		const [ siteId, day, reason, events ] = row;
		const key = `${ siteId }:${ day }:${ reason }`;
		const known = counts.get( key );
		if ( known ) {
			known[ 3 ] += events;
		} else {
			counts.set( key, [ siteId, day, reason, events ] );
		}
	}

	return {
		count( siteId, reason, events = 1 ) {
			add( [
				siteId,
				isoDay( utcDay( clock.now() ) ),
				DROP_REASON_NAMES.indexOf( reason ),
				events,
			] );
			metrics.dropped( reason, events );
		},
		async write() {
			if ( counts.size === 0 ) {
				return;
			}
			const rows = [ ...counts.values() ];
			counts = new Map();
			try {
				await database.rawTransaction( ( connection ) =>
					connection.query< ResultSetHeader >(
						'INSERT INTO drop_count (site_id, day, reason, n) VALUES ? ON DUPLICATE KEY UPDATE n = n + VALUES(n)',
						[ rows ]
					)
				);
			} catch ( error ) {
				rows.forEach( add );
				throw error;
			}
		},
	};
}
