import type { RowDataPacket } from 'mysql2/promise';
import type { Database } from '../../storage/database.ts';
import type { OrderEvents, StoredOrder } from '../orders/index.ts';
import {
	lockCarts,
	orderedAmong,
	RECOVERY_MS,
	setState,
	STATE,
} from './cart-store.ts';

interface IdRow extends RowDataPacket {
	cart_id: string;
}

/** Notes what becomes of carts through orders. Every call may come again. */
export function createOrderListener( database: Database ): OrderEvents {
	return {
		async paid( order ) {
			const { siteId, orderId, cartId } = order;
			if ( cartId !== null ) {
				await database.rawTransaction( async ( connection ) => {
					await lockCarts( connection, siteId, [ cartId ] );
					await connection.query(
						'INSERT INTO cart_order (site_id, cart_id, order_id) VALUES (?) ON DUPLICATE KEY UPDATE order_id = VALUES(order_id)',
						[ [ siteId, cartId, orderId ] ]
					);
					await setState(
						connection,
						siteId,
						[ cartId ],
						STATE.ordered
					);
				} );
			}
			await recoverCarts( database, order );
		},
		async changed() {},
		async withdrawn( { siteId, orderId } ) {
			await database.rawTransaction( async ( connection ) => {
				const [ rows ] = await connection.query< IdRow[] >(
					'SELECT cart_order.cart_id FROM cart_order WHERE cart_order.site_id = ? AND cart_order.order_id = ?',
					[ siteId, orderId ]
				);
				const ids = rows.map( ( row ) => row.cart_id );
				if ( ids.length > 0 ) {
					await lockCarts( connection, siteId, ids );
					await connection.query(
						'DELETE FROM cart_order WHERE cart_order.site_id = ? AND cart_order.order_id = ?',
						[ siteId, orderId ]
					);
					const others = await orderedAmong(
						connection,
						siteId,
						ids
					);
					const open = ids.filter( ( id ) => ! others.has( id ) );
					if ( open.length > 0 ) {
						// Open again; the next run of the job closes what has been silent for too long.
						await setState( connection, siteId, open, STATE.open );
					}
				}
				await connection.query(
					'UPDATE cart SET recovered_by = NULL WHERE cart.site_id = ? AND cart.recovered_by = ?',
					[ siteId, orderId ]
				);
			} );
		},
	};
}

/** Marks other carts of the buyer that hold what was ordered now. */
export async function recoverCarts(
	database: Database,
	order: StoredOrder
): Promise< void > {
	const products = order.items
		.map( ( item ) => item.productId )
		.filter( ( id ) => id !== 0 );
	if (
		order.visitor === null ||
		// A renewal buys again what was ordered long ago; it is no answer to a cart.
		order.origin !== 'checkout' ||
		order.paidAt === null ||
		products.length === 0
	) {
		return;
	}
	const { siteId, orderId, visitor, paidAt } = order;
	await database.rawTransaction( async ( connection ) => {
		await connection.query(
			`UPDATE cart SET recovered_by = ?
			WHERE cart.site_id = ? AND cart.visitor = ? AND cart.changed_at >= ? AND cart.changed_at <= ?
				AND cart.cart_id <> ? AND cart.recovered_by IS NULL
				AND EXISTS (
					SELECT cart_item.product_id FROM cart_item
					WHERE cart_item.site_id = cart.site_id AND cart_item.cart_id = cart.cart_id
						AND cart_item.product_id IN (?)
				)`,
			[
				orderId,
				siteId,
				Buffer.from( visitor, 'hex' ),
				paidAt - RECOVERY_MS,
				paidAt,
				order.cartId ?? '',
				products,
			]
		);
	} );
}
