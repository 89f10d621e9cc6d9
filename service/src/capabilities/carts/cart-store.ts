/** The tables of carts, written. A change says the whole state of a cart, so the newest one wins, in whatever order they come. */
import type { RowDataPacket } from 'mysql2/promise';
import { CART_STEPS, type CartCount, type CartState } from '#contract/carts.ts';
import type { Database, RawConnection } from '../../storage/database.ts';
import { type CartHeard, factHash } from '../collect/index.ts';
import { isoDay, siteDays } from '../rollups/index.ts';
import {
	addCell,
	addToCartDays,
	type CellsByDay,
	keepCartDays,
	rebuildCartDays,
	shareSite,
} from './cart-days.ts';

/** Values of `cart.state`. */
export const STATE = { open: 0, ordered: 1, left: 2 } as const;

/** So long after its last change a cart is closed. */
export const OPEN_MS = 48 * 3_600_000;
/** So long after its last change a left cart may be recovered. */
export const RECOVERY_MS = 14 * 86_400_000;

export interface CartSite {
	readonly id: number;
	readonly timeZone: string;
}

/** What an event says of a cart; `recognised`: so that an order days later can be its. */
export interface CartChange extends CartHeard {
	/** Of the demo or an import; 0 for a real one. */
	readonly batchId: number;
}

interface CartRow extends RowDataPacket {
	cart_id: string;
	begun_at: number;
	changed_at: number;
	changed_by: Buffer;
	state: number;
}

interface IdRow extends RowDataPacket {
	cart_id: string;
}

const CARTS_AT_ONCE = 500;

/**
 * Takes changes in. Safe to repeat.
 *
 * @param database
 * @param site
 * @param changes  In any order, several of one cart among them.
 */
export async function noteChanges(
	database: Database,
	site: CartSite,
	changes: readonly CartChange[]
): Promise< void > {
	const byCart = new Map< string, CartChange[] >();
	for ( const change of changes ) {
		const theirs = byCart.get( change.cart.id );
		if ( theirs === undefined ) {
			byCart.set( change.cart.id, [ change ] );
		} else {
			theirs.push( change );
		}
	}
	// In the order of their ids, so that two transactions never wait for each other.
	const carts = [ ...byCart ].sort( ( [ a ], [ b ] ) => ( a < b ? -1 : 1 ) );
	for ( let at = 0; at < carts.length; at += CARTS_AT_ONCE ) {
		const some = new Map( carts.slice( at, at + CARTS_AT_ONCE ) );
		await database.rawTransaction(
			( connection ) => noteSome( connection, site, some ),
			{ onDuplicateKey: true }
		);
	}
}

async function noteSome(
	connection: RawConnection,
	site: CartSite,
	byCart: ReadonlyMap< string, readonly CartChange[] >
): Promise< void > {
	const ids = [ ...byCart.keys() ];
	const [ rows ] = await connection.query< CartRow[] >(
		'SELECT cart.cart_id, cart.begun_at, cart.changed_at, cart.changed_by, cart.state FROM cart WHERE cart.site_id = ? AND cart.cart_id IN (?) ORDER BY cart.cart_id FOR UPDATE',
		[ site.id, ids ]
	);
	const stored = new Map( rows.map( ( row ) => [ row.cart_id, row ] ) );
	const ordered = await orderedAmong( connection, site.id, ids );
	await keepCartDays( connection, site.id, ids, async () => {
		for ( const [ id, changes ] of byCart ) {
			await noteCart(
				connection,
				site,
				changes,
				stored.get( id ),
				ordered.has( id )
			);
		}
	} );
}

async function noteCart(
	connection: RawConnection,
	site: CartSite,
	changes: readonly CartChange[],
	stored: CartRow | undefined,
	isOrdered: boolean
): Promise< void > {
	const newest = changes.reduce( ( a, b ) => ( isLater( b, a ) ? b : a ) );
	const begunAt = Math.min(
		stored?.begun_at ?? Infinity,
		...changes.map( ( change ) => change.at )
	);
	const day = isoDay( siteDays( site.timeZone ).dayOf( begunAt ) );
	const { cart } = newest;
	const isNewer =
		stored === undefined ||
		isLater( newest, {
			at: stored.changed_at,
			eventId: stored.changed_by.toString( 'hex' ),
		} );
	// The order empties the cart: what was in it is what was ordered.
	const isEmptied =
		stored !== undefined && isOrdered && cart.items.length === 0;
	if ( ! isNewer || isEmptied ) {
		if ( stored !== undefined && begunAt < stored.begun_at ) {
			await setDay( connection, site.id, cart.id, begunAt, day );
		}
		return;
	}
	const state = isOrdered ? STATE.ordered : STATE.open;
	const step = CART_STEPS.indexOf( cart.step );
	const row = {
		begun_at: begunAt,
		day,
		changed_at: newest.at,
		changed_by: Buffer.from( newest.eventId, 'hex' ),
		state,
		step,
		value: cart.value,
		currency: cart.currency,
		visitor: Buffer.from( newest.visitor, 'hex' ),
		recognised: Number( newest.recognised ),
	};
	if ( stored === undefined ) {
		// Plainly: no lock held a cart that was not there, so one that another transaction has made since must be an
		// error and be read again, or both would count it.
		await connection.query(
			'INSERT INTO cart (site_id, cart_id, begun_at, day, changed_at, changed_by, state, step, value, currency, visitor, recognised, recovered_by, batch_id) VALUES (?)',
			[
				[
					site.id,
					cart.id,
					...Object.values( row ),
					null,
					newest.batchId,
				],
			]
		);
	} else {
		await connection.query(
			'UPDATE cart SET begun_at = ?, day = ?, changed_at = ?, changed_by = ?, state = ?, step = ?, value = ?, currency = ?, visitor = ?, recognised = ? WHERE cart.site_id = ? AND cart.cart_id = ?',
			[ ...Object.values( row ), site.id, cart.id ]
		);
	}
	await connection.query(
		'DELETE FROM cart_item WHERE cart_item.site_id = ? AND cart_item.cart_id = ?',
		[ site.id, cart.id ]
	);
	const values = valueByProduct( cart );
	if ( values.size > 0 ) {
		await connection.query(
			'INSERT INTO cart_item (site_id, cart_id, product_id, day, state, step, value, currency) VALUES ?',
			[
				[ ...values ].map( ( [ product, value ] ) => [
					site.id,
					cart.id,
					product,
					day,
					state,
					step,
					value,
					cart.currency,
				] ),
			]
		);
	}
}

function isLater(
	a: Pick< CartChange, 'at' | 'eventId' >,
	b: Pick< CartChange, 'at' | 'eventId' >
): boolean {
	return a.at > b.at || ( a.at === b.at && a.eventId > b.eventId );
}

function valueByProduct( cart: CartState ): ReadonlyMap< number, number > {
	const values = new Map< number, number >();
	for ( const item of cart.items ) {
		if ( item.quantity > 0 ) {
			values.set(
				item.product_id,
				( values.get( item.product_id ) ?? 0 ) + item.value
			);
		}
	}
	return values;
}

/** The row of the cart is locked. */
async function setDay(
	connection: RawConnection,
	siteId: number,
	cartId: string,
	begunAt: number,
	day: string
): Promise< void > {
	await connection.query(
		'UPDATE cart SET begun_at = ?, day = ? WHERE cart.site_id = ? AND cart.cart_id = ?',
		[ begunAt, day, siteId, cartId ]
	);
	await connection.query(
		'UPDATE cart_item SET day = ? WHERE cart_item.site_id = ? AND cart_item.cart_id = ?',
		[ day, siteId, cartId ]
	);
}

/** Which of these carts a paid order came of. */
export async function orderedAmong(
	connection: RawConnection,
	siteId: number,
	cartIds: readonly string[]
): Promise< ReadonlySet< string > > {
	const [ rows ] = await connection.query< IdRow[] >(
		'SELECT DISTINCT cart_order.cart_id FROM cart_order WHERE cart_order.site_id = ? AND cart_order.cart_id IN (?)',
		[ siteId, cartIds ]
	);
	return new Set( rows.map( ( row ) => row.cart_id ) );
}

/** @param cartIds At least one, of locked rows. */
export async function setState(
	connection: RawConnection,
	siteId: number,
	cartIds: readonly string[],
	state: number
): Promise< void > {
	await keepCartDays( connection, siteId, cartIds, async () => {
		for ( const table of [ 'cart', 'cart_item' ] ) {
			await connection.query(
				`UPDATE ${ table } SET state = ? WHERE ${ table }.site_id = ? AND ${ table }.cart_id IN (?)`,
				[ state, siteId, cartIds ]
			);
		}
	} );
}

/** Locks carts until the transaction ends; every writer locks `cart` before it touches `cart_item`. */
export async function lockCarts(
	connection: RawConnection,
	siteId: number,
	cartIds: readonly string[]
): Promise< readonly CartRow[] > {
	const [ rows ] = await connection.query< CartRow[] >(
		'SELECT cart.cart_id, cart.begun_at, cart.changed_at, cart.changed_by, cart.state FROM cart WHERE cart.site_id = ? AND cart.cart_id IN (?) ORDER BY cart.cart_id FOR UPDATE',
		[ siteId, cartIds ]
	);
	return rows;
}

/** Keeps counts that are not known yet. */
export async function noteCounts(
	database: Database,
	siteId: number,
	counts: readonly CartCount[]
): Promise< void > {
	const byHash = new Map(
		counts.map( ( count ) => [ factHash( count.fact_key ), count ] )
	);
	await database.rawTransaction(
		async ( connection ) => {
			const [ known ] = await connection.query< RowDataPacket[] >(
				'SELECT cart_count.fact_hash FROM cart_count WHERE cart_count.site_id = ? AND cart_count.fact_hash IN (?)',
				[
					siteId,
					[ ...byHash.keys() ].map( ( hash ) =>
						Buffer.from( hash, 'hex' )
					),
				]
			);
			const fresh = new Map( byHash );
			for ( const row of known ) {
				fresh.delete( row.fact_hash.toString( 'hex' ) );
			}
			const counted = [ ...fresh ].map( ( [ hash, count ] ) => ( {
				hash: Buffer.from( hash, 'hex' ),
				count,
				shared: [
					CART_STEPS.indexOf( count.last_step ),
					Number( count.ordered ),
				],
			} ) );
			if ( counted.length > 0 ) {
				await connection.query(
					'INSERT INTO cart_count (site_id, fact_hash, day, step, ordered, carts, value, currency) VALUES ?',
					[
						counted.map( ( { hash, count, shared } ) => [
							siteId,
							hash,
							count.day,
							...shared,
							count.carts,
							count.value,
							count.currency,
						] ),
					]
				);
			}
			const items = counted.flatMap( ( { hash, count, shared } ) =>
				count.products.map( ( product ) => [
					siteId,
					hash,
					product.product_id,
					count.day,
					...shared,
					product.carts,
					product.value,
					count.currency,
				] )
			);
			if ( items.length > 0 ) {
				await shareSite( connection, siteId );
				await connection.query(
					'INSERT INTO cart_count_item (site_id, fact_hash, product_id, day, step, ordered, carts, value, currency) VALUES ? ON DUPLICATE KEY UPDATE carts = cart_count_item.carts + VALUES(carts), value = cart_count_item.value + VALUES(value)',
					[ items ]
				);
				await addToCartDays(
					connection,
					siteId,
					cellsOfCounts( counted.map( ( { count } ) => count ) )
				);
			}
		},
		{ onDuplicateKey: true }
	);
}

function cellsOfCounts( counts: readonly CartCount[] ): CellsByDay {
	const cells: CellsByDay = new Map();
	for ( const count of counts ) {
		for ( const product of count.products ) {
			addCell( cells, count.day, {
				productId: product.product_id,
				state: count.ordered ? STATE.ordered : STATE.left,
				step: CART_STEPS.indexOf( count.last_step ),
				currency: count.currency,
				carts: product.carts,
				value: product.value,
			} );
		}
	}
	return cells;
}

/** Cuts days anew, for a changed time zone, and counts what stood in their carts anew. */
export async function redate(
	database: Database,
	site: CartSite
): Promise< void > {
	const days = siteDays( site.timeZone );
	let after = '';
	for (;;) {
		const handled = await database.rawTransaction( async ( connection ) => {
			const [ rows ] = await connection.query< CartRow[] >(
				'SELECT cart.cart_id, cart.begun_at FROM cart WHERE cart.site_id = ? AND cart.cart_id > ? ORDER BY cart.cart_id LIMIT ? FOR UPDATE',
				[ site.id, after, CARTS_AT_ONCE ]
			);
			for ( const row of rows ) {
				await setDay(
					connection,
					site.id,
					row.cart_id,
					row.begun_at,
					isoDay( days.dayOf( row.begun_at ) )
				);
			}
			return rows.map( ( row ) => row.cart_id );
		} );
		const last = handled.at( -1 );
		if ( last === undefined ) {
			await rebuildCartDays( database, site.id );
			return;
		}
		after = last;
	}
}

/** Takes the carts of a batch out. */
export async function removeCarts(
	database: Database,
	siteId: number,
	batchId: number
): Promise< void > {
	await database.rawTransaction( async ( connection ) => {
		const [ rows ] = await connection.query< IdRow[] >(
			'SELECT cart.cart_id FROM cart WHERE cart.site_id = ? AND cart.batch_id = ? ORDER BY cart.cart_id FOR UPDATE',
			[ siteId, batchId ]
		);
		for ( let at = 0; at < rows.length; at += CARTS_AT_ONCE ) {
			const ids = rows
				.slice( at, at + CARTS_AT_ONCE )
				.map( ( row ) => row.cart_id );
			await keepCartDays( connection, siteId, ids, async () => {
				for ( const table of [ 'cart', 'cart_item', 'cart_order' ] ) {
					await connection.query(
						`DELETE FROM ${ table } WHERE ${ table }.site_id = ? AND ${ table }.cart_id IN (?)`,
						[ siteId, ids ]
					);
				}
			} );
		}
	} );
}
