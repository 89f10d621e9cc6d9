import type { RawConnection } from '../../storage/database.ts';

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
