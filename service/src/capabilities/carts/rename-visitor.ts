import type { RawConnection } from '../../storage/database.ts';

/**
 * Gives the carts of a visitor another name, for one who must not be known again.
 *
 * @param connection Inside a transaction.
 * @param siteId
 * @param visitor    16 hex digits.
 * @param name       16 hex digits nobody has.
 */
export async function renameCartVisitor(
	connection: RawConnection,
	siteId: number,
	visitor: string,
	name: string
): Promise< void > {
	await connection.query(
		'UPDATE cart SET visitor = ? WHERE cart.site_id = ? AND cart.visitor = ?',
		[ Buffer.from( name, 'hex' ), siteId, Buffer.from( visitor, 'hex' ) ]
	);
}

/** Forgets which carts became some orders; the carts stay what they are. */
export async function forgetCartOrders(
	connection: RawConnection,
	siteId: number,
	orderIds: readonly number[]
): Promise< void > {
	if ( orderIds.length > 0 ) {
		await connection.query(
			'DELETE FROM cart_order WHERE cart_order.site_id = ? AND cart_order.order_id IN (?)',
			[ siteId, orderIds ]
		);
	}
}
