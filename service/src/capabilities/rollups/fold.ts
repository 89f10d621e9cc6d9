/**
 * Adds the changes that batches left in `rollup_delta` to the roll-ups. Reading, adding and deleting are one transaction,
 * and the rows it reads are locked, so a change is added exactly once, however often a folder dies or two run at once.
 */
import type { ResultSetHeader, RowDataPacket } from 'mysql2/promise';
import type { Database, RawConnection } from '../../storage/database.ts';
import {
	addCount,
	type Cells,
	isEmpty,
	packCells,
	unpackCells,
} from './cells.ts';
import { RollUpChanges, rowKey } from './roll-up-changes.ts';
import { isoDay } from './site-days.ts';

/** Changes folded in one transaction at most. */
export const FOLDED_AT_ONCE = 1000;
const ROWS_PER_STATEMENT = 500;

interface DeltaRow extends RowDataPacket {
	site_id: number;
	version: number;
	body: Buffer;
}

/**
 * Folds once.
 *
 * @param database
 * @param limit    Changes at most.
 * @return How many changes were folded; fewer than `limit` means that none was left.
 */
export async function foldOnce(
	database: Database,
	limit: number = FOLDED_AT_ONCE
): Promise< number > {
	return database.rawTransaction( async ( connection ) => {
		const [ deltas ] = await connection.query< DeltaRow[] >(
			'SELECT rollup_delta.site_id, rollup_delta.version, rollup_delta.body FROM rollup_delta ORDER BY rollup_delta.site_id, rollup_delta.version LIMIT ? FOR UPDATE',
			[ limit ]
		);
		const sites = new Map<
			number,
			{ changes: RollUpChanges; versions: number[] }
		>();
		for ( const delta of deltas ) {
			let site = sites.get( delta.site_id );
			if ( site === undefined ) {
				site = { changes: new RollUpChanges(), versions: [] };
				sites.set( delta.site_id, site );
			}
			site.changes.addPacked( delta.body );
			site.versions.push( delta.version );
		}
		for ( const [ siteId, { changes, versions } ] of sites ) {
			await addToRollUps(
				connection,
				siteId,
				changes,
				Math.max( ...versions )
			);
			await connection.query(
				'DELETE FROM rollup_delta WHERE rollup_delta.site_id = ? AND rollup_delta.version IN (?)',
				[ siteId, versions ]
			);
		}
		return deltas.length;
	} );
}

/** Folds until nothing is left. */
export async function foldAll( database: Database ): Promise< void > {
	while ( ( await foldOnce( database ) ) > 0 ) {}
}

/**
 * Adds changes to `rollup_day` and `rollup_hour`, and says so in `rollup_version`.
 *
 * @param connection Inside a transaction.
 * @param siteId
 * @param changes
 * @param version    The site's version the changes go up to; greater than that of any change added before.
 */
export async function addToRollUps(
	connection: RawConnection,
	siteId: number,
	changes: RollUpChanges,
	version: number
): Promise< void > {
	for ( const [ day, rows ] of changes.days ) {
		await addToDay( connection, siteId, isoDay( day ), rows );
	}
	await addToHours( connection, siteId, changes.hours );
	const days = [ ...changes.days.keys() ].sort( ( a, b ) => a - b );
	if ( days.length > 0 ) {
		await connection.query< ResultSetHeader >(
			'INSERT INTO rollup_version (site_id, day, version) VALUES ? ON DUPLICATE KEY UPDATE version = VALUES(version)',
			[ days.map( ( day ) => [ siteId, isoDay( day ), version ] ) ]
		);
	}
}

interface DayRow extends RowDataPacket {
	dimension: number;
	value_id: number;
	cells: Buffer;
}

async function addToDay(
	connection: RawConnection,
	siteId: number,
	day: string,
	rows: ReadonlyMap< number, Cells >
): Promise< void > {
	for ( const chunk of chunks( [ ...rows.keys() ] ) ) {
		const { where, values } = whereRows( chunk );
		const [ stored ] = await connection.query< DayRow[] >(
			`SELECT rollup_day.dimension, rollup_day.value_id, rollup_day.cells FROM rollup_day WHERE rollup_day.site_id = ? AND rollup_day.day = ? AND (${ where }) FOR UPDATE`,
			[ siteId, day, ...values ]
		);
		const before = new Map< number, Buffer >();
		for ( const row of stored ) {
			before.set( row.dimension * 2 ** 32 + row.value_id, row.cells );
		}
		const write: [ number, string, number, number, Buffer ][] = [];
		const remove: number[] = [];
		for ( const row of chunk ) {
			const cells = sum( before.get( row ), rows.get( row ) );
			if ( ! isEmpty( cells ) ) {
				const { dimension, valueId } = rowKey( row );
				write.push( [
					siteId,
					day,
					dimension,
					valueId,
					packCells( cells ),
				] );
			} else if ( before.has( row ) ) {
				remove.push( row );
			}
		}
		if ( write.length > 0 ) {
			await connection.query< ResultSetHeader >(
				'INSERT INTO rollup_day (site_id, day, dimension, value_id, cells) VALUES ? ON DUPLICATE KEY UPDATE cells = VALUES(cells)',
				[ write ]
			);
		}
		if ( remove.length > 0 ) {
			const removed = whereRows( remove );
			await connection.query(
				`DELETE FROM rollup_day WHERE rollup_day.site_id = ? AND rollup_day.day = ? AND (${ removed.where })`,
				[ siteId, day, ...removed.values ]
			);
		}
	}
}

/** One range of the primary key per dimension: `(dimension = ? AND value_id IN (?)) OR …`. */
function whereRows( rows: readonly number[] ): {
	where: string;
	values: ( number | number[] )[];
} {
	const byDimension = new Map< number, number[] >();
	for ( const row of rows ) {
		const { dimension, valueId } = rowKey( row );
		const values = byDimension.get( dimension );
		if ( values === undefined ) {
			byDimension.set( dimension, [ valueId ] );
		} else {
			values.push( valueId );
		}
	}
	return {
		where: [ ...byDimension ]
			.map(
				() =>
					'(rollup_day.dimension = ? AND rollup_day.value_id IN (?))'
			)
			.join( ' OR ' ),
		values: [ ...byDimension ].flat(),
	};
}

interface HourRow extends RowDataPacket {
	hour: number;
	cells: Buffer;
}

async function addToHours(
	connection: RawConnection,
	siteId: number,
	hours: ReadonlyMap< number, Cells >
): Promise< void > {
	for ( const chunk of chunks( [ ...hours.keys() ] ) ) {
		const [ stored ] = await connection.query< HourRow[] >(
			'SELECT rollup_hour.hour, rollup_hour.cells FROM rollup_hour WHERE rollup_hour.site_id = ? AND rollup_hour.hour IN (?) FOR UPDATE',
			[ siteId, chunk ]
		);
		const before = new Map(
			stored.map( ( row ) => [ row.hour, row.cells ] )
		);
		const write: [ number, number, Buffer ][] = [];
		const remove: number[] = [];
		for ( const hour of chunk ) {
			const cells = sum( before.get( hour ), hours.get( hour ) );
			if ( ! isEmpty( cells ) ) {
				write.push( [ siteId, hour, packCells( cells ) ] );
			} else if ( before.has( hour ) ) {
				remove.push( hour );
			}
		}
		if ( write.length > 0 ) {
			await connection.query< ResultSetHeader >(
				'INSERT INTO rollup_hour (site_id, hour, cells) VALUES ? ON DUPLICATE KEY UPDATE cells = VALUES(cells)',
				[ write ]
			);
		}
		if ( remove.length > 0 ) {
			await connection.query(
				'DELETE FROM rollup_hour WHERE rollup_hour.site_id = ? AND rollup_hour.hour IN (?)',
				[ siteId, remove ]
			);
		}
	}
}

function sum( stored: Buffer | undefined, change: Cells | undefined ): Cells {
	const cells: Cells = new Map();
	if ( stored !== undefined ) {
		unpackCells( stored, cells );
	}
	if ( change !== undefined ) {
		for ( const [ type, count ] of change ) {
			addCount( cells, type, count.visits, count.events );
		}
	}
	return cells;
}

/** Sorted, so that two transactions lock rows in the same order. */
function chunks( keys: number[] ): number[][] {
	keys.sort( ( a, b ) => a - b );
	const parts: number[][] = [];
	for ( let at = 0; at < keys.length; at += ROWS_PER_STATEMENT ) {
		parts.push( keys.slice( at, at + ROWS_PER_STATEMENT ) );
	}
	return parts;
}
