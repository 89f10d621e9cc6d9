/** Tells those who listen what became of orders: after the commit, and again should the process have died in between. */
import { sql } from 'kysely';
import type { Clock } from '../../storage/clock.ts';
import type { Database } from '../../storage/database.ts';
import { readOrders } from './order-store.ts';
import type { ChangedOrder } from './receive-orders.ts';
import type { OrderEvents, StoredOrder } from './stored-order.ts';

/** So long a change is its own request's to tell. */
const REQUEST_MS = 30_000;
const ORDERS_AT_ONCE = 200;

export interface Telling {
	/** Tells what a delivery changed. Resolves when everybody was told. */
	tell: (
		siteId: number,
		changed: readonly ChangedOrder[]
	) => Promise< void >;
	/** Tells what nobody has told; what the change was is not known any more, so what is true now is said. */
	tellForgotten: () => Promise< void >;
}

export function createTelling( deps: {
	database: Database;
	clock: Clock;
	listeners: readonly OrderEvents[];
} ): Telling {
	const { database, clock, listeners } = deps;

	async function tellOne(
		order: StoredOrder,
		what: keyof OrderEvents
	): Promise< void > {
		for ( const listener of listeners ) {
			await listener[ what ]( order );
		}
		await sql`
			UPDATE shop_order SET untold_at = NULL
			WHERE shop_order.site_id = ${ order.siteId } AND shop_order.order_id = ${ order.orderId }
				AND shop_order.version = ${ order.version }
		`.execute( database.queries );
	}

	async function read( siteId: number, orderIds: readonly number[] ) {
		return readOrders(
			database.queries,
			siteId,
			sql`shop_order.order_id IN (${ sql.join( [ ...orderIds ] ) })`
		);
	}

	return {
		async tell( siteId, changed ) {
			if ( changed.length === 0 ) {
				return;
			}
			const changes = new Map(
				changed.map( ( change ) => [ change.orderId, change ] )
			);
			for ( const order of await read( siteId, [ ...changes.keys() ] ) ) {
				const change = changes.get( order.orderId );
				// A newer snapshot has come meanwhile: what that one changed is told by its own delivery.
				const counted = change?.counted ?? false;
				await tellOne( order, whatBecame( counted, order.counts ) );
			}
		},
		async tellForgotten() {
			const { rows } = await sql< {
				site_id: number;
				order_id: number;
			} >`
				SELECT shop_order.site_id, shop_order.order_id FROM shop_order
				WHERE shop_order.untold_at < ${ clock.now() - REQUEST_MS }
				LIMIT ${ ORDERS_AT_ONCE }
			`.execute( database.queries );
			for ( const row of rows ) {
				for ( const order of await read( row.site_id, [
					row.order_id,
				] ) ) {
					await tellOne( order, order.counts ? 'paid' : 'withdrawn' );
				}
			}
		},
	};
}

function whatBecame( counted: boolean, counts: boolean ): keyof OrderEvents {
	if ( counted === counts ) {
		return 'changed';
	}
	return counts ? 'paid' : 'withdrawn';
}
