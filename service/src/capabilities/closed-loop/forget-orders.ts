import type { RowDataPacket } from 'mysql2/promise';
import type { Database, RawConnection } from '../../storage/database.ts';

/**
 * Forgets which steps came before some orders. What the days' numbers say of them all together stays: it names nobody.
 *
 * @param connection Inside a transaction.
 * @param siteId
 * @param orderIds
 */
export async function forgetOrders(
	connection: RawConnection,
	siteId: number,
	orderIds: readonly number[]
): Promise< void > {
	if ( orderIds.length === 0 ) {
		return;
	}
	await connection.query(
		'DELETE FROM order_step WHERE order_step.site_id = ? AND order_step.order_id IN (?)',
		[ siteId, orderIds ]
	);
	await connection.query(
		'DELETE FROM order_loop WHERE order_loop.site_id = ? AND order_loop.order_id IN (?)',
		[ siteId, orderIds ]
	);
}

interface OrderRow extends RowDataPacket {
	order_id: number;
}

const ORDERS_AT_ONCE = 500;

/** Forgets which steps came before orders that were made before a moment. */
export async function forgetOldOrders(
	database: Database,
	siteId: number,
	before: number
): Promise< void > {
	let found = 0;
	do {
		found = await database.rawTransaction( async ( connection ) => {
			const [ rows ] = await connection.query< OrderRow[] >(
				'SELECT order_loop.order_id FROM order_loop WHERE order_loop.site_id = ? AND order_loop.made_at < ? LIMIT ?',
				[ siteId, before, ORDERS_AT_ONCE ]
			);
			await forgetOrders(
				connection,
				siteId,
				rows.map( ( row ) => row.order_id )
			);
			return rows.length;
		} );
	} while ( found > 0 );
}
