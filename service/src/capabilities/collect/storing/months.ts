/** Keeps the month partitions: made ahead, settled once after a month has closed. */
import { sql } from 'kysely';
import type { Clock } from '../../../storage/clock.ts';
import type { Database } from '../../../storage/database.ts';
import { withLease } from '../../../storage/lease.ts';
import {
	ensureMonths,
	isMonth,
	listPartitions,
	monthOf,
	monthStart,
	PARTITIONED_TABLES,
	settlePartition,
	settleTables,
} from '../../../storage/partitions.ts';
import { toTimestamp } from '../../../storage/timestamp.ts';

const DAY_MS = 86_400_000;
/** Months made ahead: a service that sleeps over New Year still finds a place of its own for each event. */
const MONTHS_AHEAD = 2;
/** Events of a closed month may still come for a day; another day for clocks that are off. */
const SETTLE_AFTER_MS = 2 * DAY_MS;
const LEASE = 'partitions';

export interface Months {
	/** Makes last month, this one and those ahead, and those of a range. */
	prepare: ( from?: Date, to?: Date ) => Promise< void >;
	/** Settles closed months that were not settled since they were last written to. Returns their names. */
	settle: () => Promise< readonly string[] >;
	/** An import writes into these months: they are settled again afterwards. */
	reopen: ( from: Date, to: Date ) => Promise< void >;
}

export function createMonths( deps: {
	database: Database;
	clock: Clock;
} ): Months {
	const { database, clock } = deps;

	return {
		async prepare( from, to ) {
			const now = monthOf( clock.now() );
			const months: number[] = [];
			for (
				let month = now - 1;
				month <= now + MONTHS_AHEAD;
				month += 1
			) {
				months.push( month );
			}
			if ( from && to ) {
				const last = Math.min( monthOf( to.getTime() ), now );
				for (
					let month = Math.max( 0, monthOf( from.getTime() ) );
					month <= last;
					month += 1
				) {
					months.push( month );
				}
			}
			await withLease( database, LEASE, () =>
				ensureMonths( database, months )
			);
		},
		async settle() {
			return withLease( database, LEASE, async () => {
				const done = await sql< {
					table_name: string;
					partition_name: string;
				} >`
					SELECT settled_partition.table_name, settled_partition.partition_name FROM settled_partition
				`.execute( database.queries );
				const settledBefore = new Set(
					done.rows.map(
						( row ) => `${ row.table_name }.${ row.partition_name }`
					)
				);
				const settled: string[] = [];
				for ( const table of PARTITIONED_TABLES ) {
					for ( const partition of await listPartitions(
						database,
						table
					) ) {
						const name = `${ table }.${ partition.name }`;
						if (
							! isMonth( partition ) ||
							settledBefore.has( name ) ||
							monthStart( partition.to ) + SETTLE_AFTER_MS >
								clock.now()
						) {
							continue;
						}
						await settlePartition(
							database,
							table,
							partition.name
						);
						await sql`
							INSERT INTO settled_partition (table_name, partition_name, settled_at)
							VALUES (${ table }, ${ partition.name }, ${ toTimestamp( clock.now() ) })
							ON DUPLICATE KEY UPDATE settled_at = VALUES(settled_at)
						`.execute( database.queries );
						settled.push( name );
					}
				}
				if ( settled.length > 0 ) {
					await settleTables( database );
				}
				return settled;
			} );
		},
		async reopen( from, to ) {
			for ( const table of PARTITIONED_TABLES ) {
				for ( const partition of await listPartitions(
					database,
					table
				) ) {
					if (
						partition.to > monthOf( from.getTime() ) &&
						partition.from <= monthOf( to.getTime() )
					) {
						await sql`
							DELETE FROM settled_partition
							WHERE settled_partition.table_name = ${ table } AND settled_partition.partition_name = ${ partition.name }
						`.execute( database.queries );
					}
				}
			}
		},
	};
}
