import { sql } from 'kysely';
import type { Database } from '../../storage/database.ts';
import type { Collect, CollectSite } from '../collect/index.ts';
import { readKnown, readOrders, removeOrders } from './order-store.ts';
import type { OrderEvents } from './stored-order.ts';

const ORDERS_AT_ONCE = 500;

/**
 * Takes the orders of a batch out of every table, and the events they made out of every number, some at a time. Those who
 * listen are told first, and told again when it is interrupted.
 */
export async function removeBatch(
	deps: {
		database: Database;
		collect: Pick< Collect, 'atomically' >;
		listeners: readonly OrderEvents[];
	},
	site: CollectSite,
	batchId: number
): Promise< void > {
	for (;;) {
		const orders = await readOrders(
			deps.database.queries,
			site.id,
			sql`shop_order.order_id IN (SELECT some.order_id FROM (
				SELECT demo.order_id FROM shop_order AS demo
				WHERE demo.site_id = ${ site.id } AND demo.batch_id = ${ batchId }
				LIMIT ${ ORDERS_AT_ONCE }
			) AS some)`
		);
		if ( orders.length === 0 ) {
			return;
		}
		for ( const order of orders ) {
			for ( const listener of deps.listeners ) {
				await listener.withdrawn( {
					...order,
					counts: false,
					purchaseId: null,
				} );
			}
		}
		await deps.collect.atomically( site, async ( gate ) => {
			const known = [
				...(
					await readKnown(
						gate.connection,
						site.id,
						orders.map( ( order ) => order.orderId )
					)
				).values(),
			].filter( ( order ) => order.batchId === batchId );
			if ( known.length === 0 ) {
				return;
			}
			await gate.remove(
				known.flatMap( ( order ) =>
					order.events.map( ( event ) => event.id )
				)
			);
			await removeOrders(
				gate.connection,
				site.id,
				known.map( ( order ) => order.orderId )
			);
		} );
	}
}
