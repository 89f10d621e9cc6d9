/**
 * Month partitions of `event`. It is divided by RANGE COLUMNS over UUIDv7 prefixes, so a month is a range of
 * ids. A catch-all stands at both ends and in every gap between months: a row always finds a place, and partitions are
 * only about speed, bytes and dropping old months at once.
 */
import type { RowDataPacket } from 'mysql2/promise';
import { sql } from 'kysely';
import type { Database } from './database.ts';

/** A range of months: [from, to) as months since 1970; -Infinity and Infinity at the ends. */
export interface Partition {
	readonly name: string;
	readonly from: number;
	readonly to: number;
	/** Its upper bound as the engine has it, 32 hex digits; absent at the open end and for partitions not yet made. */
	readonly bound?: string;
}

export const PARTITIONED_TABLES = [ 'event' ] as const;
export type PartitionedTable = ( typeof PARTITIONED_TABLES )[ number ];

/**
 * Tables beside the partitions whose rows come in another order than their key, or go again: their pages are left half
 * empty too.
 */
const REBUILT_TABLES = [ 'visit', 'rollup_day', 'rollup_delta' ] as const;

const FIRST_NAME = 'p_first';

/** Months since January 1970 (UTC) of a moment. */
export function monthOf( at: number ): number {
	const date = new Date( at );
	return ( date.getUTCFullYear() - 1970 ) * 12 + date.getUTCMonth();
}

/** When a month begins, ms since 1970. */
export function monthStart( month: number ): number {
	return Date.UTC( 1970, month, 1 );
}

/** Whether the partition holds exactly one month. */
export function isMonth( partition: Partition ): boolean {
	return partition.to - partition.from === 1;
}

/**
 * The bound a month begins with, as 32 hex digits: below every UUIDv7 of the month's first millisecond, whose seventh byte
 * holds the version. The last byte is never text: MariaDB lists a bound whose bytes happen to be UTF-8 (some months of the
 * 1990s) as characters, which cannot be read back.
 */
export function monthBound( month: number ): string {
	return `${ monthStart( month ).toString( 16 ).padStart( 12, '0' ).padEnd( 30, '0' ) }ff`;
}

/**
 * How to give each of some months a partition of its own.
 *
 * @param partitions What is there, in order, without gaps.
 * @param months
 * @return Which partition is divided into which; nothing for months that have one already.
 */
export function splitPlan(
	partitions: readonly Partition[],
	months: readonly number[]
): readonly {
	readonly divide: Partition;
	readonly into: readonly Partition[];
}[] {
	const wanted = [ ...new Set( months ) ].sort( ( a, b ) => a - b );
	const plan = [];
	for ( const partition of partitions ) {
		const inside = wanted.filter(
			( month ) => month >= partition.from && month < partition.to
		);
		if ( isMonth( partition ) || inside.length === 0 ) {
			continue;
		}
		const into: Partition[] = [];
		let from = partition.from;
		for ( const month of inside ) {
			if ( month > from ) {
				into.push( named( from, month ) );
			}
			into.push( named( month, month + 1 ) );
			from = month + 1;
		}
		if ( from < partition.to ) {
			into.push( named( from, partition.to ) );
		}
		plan.push( { divide: partition, into } );
	}
	return plan;
}

function named( from: number, to: number ): Partition {
	if ( from === -Infinity ) {
		return { name: FIRST_NAME, from, to };
	}
	const year = 1970 + Math.floor( from / 12 );
	const text = `${ year }${ String( ( from % 12 ) + 1 ).padStart( 2, '0' ) }`;
	return {
		name: to - from === 1 ? `p_${ text }` : `p_from_${ text }`,
		from,
		to,
	};
}

interface PartitionRow extends RowDataPacket {
	name: string;
	bound: string;
}

/** The partitions of a table, in order. */
export async function listPartitions(
	database: Database,
	table: PartitionedTable
): Promise< readonly Partition[] > {
	const found = await sql< PartitionRow >`
		SELECT partitions.PARTITION_NAME AS name, partitions.PARTITION_DESCRIPTION AS bound
		FROM information_schema.PARTITIONS AS partitions
		WHERE partitions.TABLE_SCHEMA = DATABASE() AND partitions.TABLE_NAME = ${ table }
		ORDER BY partitions.PARTITION_ORDINAL_POSITION
	`.execute( database.queries );
	let from = -Infinity;
	return found.rows.map( ( row ) => {
		const bound = readBound( row.bound );
		const to =
			bound === undefined
				? Infinity
				: monthOf( parseInt( bound.slice( 0, 12 ), 16 ) );
		const partition = { name: row.name, from, to, bound };
		from = to;
		return partition;
	} );
}

/** The engines write a bound differently: `x'019…'` or `_binary 0x019…`. */
function readBound( bound: string ): string | undefined {
	if ( /^MAXVALUE$/i.test( bound ) ) {
		return undefined;
	}
	const hex = /(?:0x|x')([0-9a-f]{32})/i.exec( bound )?.[ 1 ];
	if ( hex === undefined ) {
		throw new Error(
			`A partition has a bound that is no event id: ${ bound }`
		);
	}
	return hex;
}

/**
 * Gives months partitions of their own. Safe to repeat; run it under the lease `partitions`, and before an
 * import fills a month: dividing one that has rows copies them.
 *
 * @return How many partitions were divided.
 */
export async function ensureMonths(
	database: Database,
	months: readonly number[]
): Promise< number > {
	let divided = 0;
	for ( const table of PARTITIONED_TABLES ) {
		const partitions = await listPartitions( database, table );
		for ( const { divide, into } of splitPlan( partitions, months ) ) {
			// The last part ends exactly where the divided one did: the engine refuses anything else.
			const parts = into.map( ( part ) => {
				const bound =
					part.to === divide.to
						? divide.bound
						: monthBound( part.to );
				return `PARTITION ${ part.name } VALUES LESS THAN (${ bound === undefined ? 'MAXVALUE' : `x'${ bound }'` })`;
			} );
			await sql
				.raw(
					`ALTER TABLE ${ table } REORGANIZE PARTITION ${ divide.name } INTO (${ parts.join( ', ' ) })`
				)
				.execute( database.queries );
			divided += 1;
		}
	}
	return divided;
}

/**
 * Drops every partition that ends before a month. Serves the longest retention of any site.
 *
 * @param database
 * @param month
 * @param mayDrop  Asked for each; by default all may go.
 * @return Names of the dropped partitions, as table.partition.
 */
export async function dropMonthsBefore(
	database: Database,
	month: number,
	mayDrop: (
		table: PartitionedTable,
		partition: string
	) => Promise< boolean > = async () => true
): Promise< readonly string[] > {
	const dropped: string[] = [];
	for ( const table of PARTITIONED_TABLES ) {
		for ( const partition of await listPartitions( database, table ) ) {
			if (
				partition.to > month ||
				! ( await mayDrop( table, partition.name ) )
			) {
				continue;
			}
			// The first partition must stay for rows of any age; it is emptied instead.
			const verb = partition.from === -Infinity ? 'TRUNCATE' : 'DROP';
			await sql
				.raw(
					`ALTER TABLE ${ table } ${ verb } PARTITION ${ partition.name }`
				)
				.execute( database.queries );
			dropped.push( `${ table }.${ partition.name }` );
		}
	}
	return dropped;
}

/**
 * Rebuilds a partition once its month has closed: pages of the timeline key that were left half full are written full
 * again, about a third of the bytes. The same statement on MariaDB and MySQL.
 */
export async function settlePartition(
	database: Database,
	table: PartitionedTable,
	partition: string
): Promise< void > {
	if ( ! /^p_[a-z0-9_]+$/.test( partition ) ) {
		throw new Error( `${ partition } is no name of a partition of ours.` );
	}
	await sql
		.raw( `ALTER TABLE ${ table } REBUILD PARTITION ${ partition }` )
		.execute( database.queries );
}

/**
 * Rebuilds the tables beside the partitions, about half of their bytes. Their rows can be read and written meanwhile.
 */
export async function settleTables( database: Database ): Promise< void > {
	for ( const table of REBUILT_TABLES ) {
		await sql
			.raw( `ALTER TABLE ${ table } FORCE, ALGORITHM=INPLACE, LOCK=NONE` )
			.execute( database.queries );
	}
}
