import type { RowDataPacket } from 'mysql2/promise';
import type { Clock } from '../../storage/clock.ts';
import type { Database } from '../../storage/database.ts';
import type { ShopSales } from '../orders/index.ts';
import {
	lockCarts,
	OPEN_MS,
	orderedAmong,
	setState,
	STATE,
} from './cart-store.ts';
import { recoverCarts } from './order-listener.ts';

interface DueRow extends RowDataPacket {
	site_id: number;
	cart_id: string;
	visitor: Buffer;
	recognised: number;
	recovered_by: number | null;
}

const CARTS_AT_ONCE = 500;

/**
 * Closes carts that were silent for 48 hours. Safe to run in two processes at once, and to be interrupted.
 *
 * @return How many it looked at; 0: none is due.
 */
export async function closeCarts( deps: {
	database: Database;
	clock: Clock;
	sales: Pick< ShopSales, 'paidOrdersOf' >;
} ): Promise< number > {
	const { database, clock, sales } = deps;
	const before = clock.now() - OPEN_MS;
	const due = await database.rawTransaction( async ( connection ) => {
		const [ rows ] = await connection.query< DueRow[] >(
			'SELECT cart.site_id, cart.cart_id, cart.visitor, cart.recognised, cart.recovered_by FROM cart WHERE cart.state = ? AND cart.changed_at < ? LIMIT ?',
			[ STATE.open, before, CARTS_AT_ONCE ]
		);
		return rows;
	} );
	const bySite = new Map< number, DueRow[] >();
	for ( const row of due ) {
		bySite.set( row.site_id, [
			...( bySite.get( row.site_id ) ?? [] ),
			row,
		] );
	}
	for ( const [ siteId, rows ] of bySite ) {
		const ids = rows.map( ( row ) => row.cart_id );
		await database.rawTransaction( async ( connection ) => {
			// A change may have come since they were looked for.
			const silent = ( await lockCarts( connection, siteId, ids ) )
				.filter(
					( cart ) =>
						cart.state === STATE.open && cart.changed_at < before
				)
				.map( ( cart ) => cart.cart_id );
			if ( silent.length === 0 ) {
				return;
			}
			// An order may have been heard of while the cart was first written.
			const ordered = await orderedAmong( connection, siteId, silent );
			for ( const [ state, some ] of [
				[ STATE.ordered, silent.filter( ( id ) => ordered.has( id ) ) ],
				[ STATE.left, silent.filter( ( id ) => ! ordered.has( id ) ) ],
			] as const ) {
				if ( some.length > 0 ) {
					await setState( connection, siteId, some, state );
				}
			}
		} );
		// An order may have been heard of before the cart was.
		const visitors = new Set(
			rows
				.filter(
					( row ) => row.recognised === 1 && row.recovered_by === null
				)
				.map( ( row ) => row.visitor.toString( 'hex' ) )
		);
		for ( const visitor of visitors ) {
			for ( const order of await sales.paidOrdersOf( siteId, visitor ) ) {
				await recoverCarts( database, order );
			}
		}
	}
	return due.length;
}
