/**
 * Keeps `cart_day`: whoever changes what stands in carts adds the difference in the same transaction, so that it is added
 * exactly once; the whole can be made again from the carts.
 */
import type { RowDataPacket } from 'mysql2/promise';
import type { Database, RawConnection } from '../../storage/database.ts';
import {
	type CartCell,
	CartCells,
	eachCartCell,
	packCartCells,
} from './cart-cells.ts';

interface CellRow extends RowDataPacket {
	day: string;
	product_id: number;
	state: number;
	step: number;
	currency: string;
	carts: number;
	value: number;
}

interface DayRow extends RowDataPacket {
	day: string;
	body: Buffer;
}

/** By `2026-11-23`. */
export type CellsByDay = Map< string, CartCells >;

/**
 * Changes carts, and adds to the days what has become different by it.
 *
 * @param connection In a transaction that has locked the rows of `cart`.
 * @param siteId
 * @param cartIds    At least one: the carts that `change` may touch.
 * @param change
 */
export async function keepCartDays(
	connection: RawConnection,
	siteId: number,
	cartIds: readonly string[],
	change: () => Promise< void >
): Promise< void > {
	await shareSite( connection, siteId );
	const cells: CellsByDay = new Map();
	const read = async ( sign: 1 | -1 ) => {
		const [ rows ] = await connection.query< CellRow[] >(
			'SELECT cart_item.day, cart_item.product_id, cart_item.state, cart_item.step, cart_item.currency, 1 AS carts, cart_item.value FROM cart_item WHERE cart_item.site_id = ? AND cart_item.cart_id IN (?)',
			[ siteId, cartIds ]
		);
		addRows( cells, rows, sign );
	};
	await read( -1 );
	await change();
	await read( 1 );
	await addToCartDays( connection, siteId, cells );
}

/** Keeps a rebuild away until the transaction ends; before the first row of a site is changed. */
export async function shareSite(
	connection: RawConnection,
	siteId: number
): Promise< void > {
	await connection.query(
		'SELECT site.id FROM site WHERE site.id = ? LOCK IN SHARE MODE',
		[ siteId ]
	);
}

/** Adds differences to the days, in the order of the days, so that two transactions never wait for each other. */
export async function addToCartDays(
	connection: RawConnection,
	siteId: number,
	changes: CellsByDay
): Promise< void > {
	const days = [ ...changes ].sort( ( [ a ], [ b ] ) => ( a < b ? -1 : 1 ) );
	for ( const [ day, change ] of days ) {
		const changed = change.all;
		if ( changed.length === 0 ) {
			continue;
		}
		// Writes nothing when the row is there, but locks it.
		await connection.query(
			"INSERT INTO cart_day (site_id, day, body) VALUES (?, ?, '') ON DUPLICATE KEY UPDATE body = cart_day.body",
			[ siteId, day ]
		);
		const [ rows ] = await connection.query< DayRow[] >(
			'SELECT cart_day.day, cart_day.body FROM cart_day WHERE cart_day.site_id = ? AND cart_day.day = ? FOR UPDATE',
			[ siteId, day ]
		);
		const sum = new CartCells();
		for ( const { body } of rows ) {
			unpackInto( sum, body );
		}
		for ( const cell of changed ) {
			sum.add( cell );
		}
		await connection.query(
			'UPDATE cart_day SET body = ? WHERE cart_day.site_id = ? AND cart_day.day = ?',
			[ packCartCells( sum.all ), siteId, day ]
		);
	}
}

/** Writes the days of a site anew from its carts and counts. Changes of its carts wait as long. */
export async function rebuildCartDays(
	database: Database,
	siteId: number
): Promise< void > {
	await database.rawTransaction( async ( connection ) => {
		await connection.query(
			'SELECT site.id FROM site WHERE site.id = ? FOR UPDATE',
			[ siteId ]
		);
		const days = await countCartDays( connection, siteId );
		await connection.query(
			'DELETE FROM cart_day WHERE cart_day.site_id = ?',
			[ siteId ]
		);
		await addToCartDays( connection, siteId, days );
	} );
}

/** Compares the days of a site with its carts and counts; what differs, in words. */
export async function recountCartDays(
	database: Database,
	siteId: number
): Promise< readonly string[] > {
	return database.rawTransaction( async ( connection ) => {
		await connection.query(
			'SELECT site.id FROM site WHERE site.id = ? FOR UPDATE',
			[ siteId ]
		);
		const right = await countCartDays( connection, siteId );
		const [ rows ] = await connection.query< DayRow[] >(
			'SELECT cart_day.day, cart_day.body FROM cart_day WHERE cart_day.site_id = ?',
			[ siteId ]
		);
		const stored = new Map(
			rows.map( ( row ) => [ row.day, row.body ] as const )
		);
		const differences: string[] = [];
		for ( const day of new Set( [ ...right.keys(), ...stored.keys() ] ) ) {
			const difference = new CartCells();
			unpackInto( difference, stored.get( day ) ?? Buffer.alloc( 0 ) );
			for ( const cell of right.get( day )?.all ?? [] ) {
				difference.add( cell, -1 );
			}
			for ( const cell of difference.all ) {
				differences.push(
					`${ day }, product ${ cell.productId }, state ${ cell.state }, step ${ cell.step }, ${ cell.currency }: ${ cell.carts } carts and ${ cell.value } too many`
				);
			}
		}
		return differences;
	} );
}

async function countCartDays(
	connection: RawConnection,
	siteId: number
): Promise< CellsByDay > {
	const [ rows ] = await connection.query< CellRow[] >(
		`SELECT cart_item.day, cart_item.product_id, cart_item.state, cart_item.step, cart_item.currency,
			COUNT(*) AS carts, SUM(cart_item.value) AS value
		FROM cart_item
		WHERE cart_item.site_id = ?
		GROUP BY cart_item.day, cart_item.product_id, cart_item.state, cart_item.step, cart_item.currency
		UNION ALL
		SELECT cart_count_item.day, cart_count_item.product_id,
			CASE WHEN cart_count_item.ordered = 1 THEN 1 ELSE 2 END AS state, cart_count_item.step,
			cart_count_item.currency, SUM(cart_count_item.carts) AS carts, SUM(cart_count_item.value) AS value
		FROM cart_count_item
		WHERE cart_count_item.site_id = ?
		GROUP BY cart_count_item.day, cart_count_item.product_id, cart_count_item.ordered, cart_count_item.step,
			cart_count_item.currency`,
		[ siteId, siteId ]
	);
	const cells: CellsByDay = new Map();
	addRows( cells, rows, 1 );
	return cells;
}

function addRows(
	into: CellsByDay,
	rows: readonly CellRow[],
	sign: 1 | -1
): void {
	for ( const row of rows ) {
		addCell( into, row.day, cellOf( row ), sign );
	}
}

/** Adds a cell to its day. */
export function addCell(
	into: CellsByDay,
	day: string,
	cell: CartCell,
	sign: 1 | -1 = 1
): void {
	const cells = into.get( day ) ?? new CartCells();
	into.set( day, cells );
	cells.add( cell, sign );
}

function cellOf( row: CellRow ): CartCell {
	return {
		productId: row.product_id,
		state: row.state,
		step: row.step,
		currency: row.currency,
		carts: Number( row.carts ),
		value: Number( row.value ),
	};
}

function unpackInto( sum: CartCells, body: Uint8Array ): void {
	eachCartCell( body, ( productId, state, step, currency, carts, value ) => {
		sum.add( { productId, state, step, currency, carts, value } );
	} );
}
