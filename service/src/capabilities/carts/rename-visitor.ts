import type { ResultSetHeader } from 'mysql2/promise';
import type { Database, RawConnection } from '../../storage/database.ts';

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

/** The visitor of a cart whose visit is forgotten. */
export const NOBODY = Buffer.alloc( 8 );
const ROWS_AT_ONCE = 2_000;

/** Forgets whose the carts were that changed last before a moment; those of the demo and of imports keep it. */
export async function forgetOldCartVisitors(
	database: Database,
	siteId: number,
	before: number
): Promise< void > {
	let changed = 0;
	do {
		changed = await database.rawTransaction( async ( connection ) => {
			const [ result ] = await connection.query< ResultSetHeader >(
				'UPDATE cart SET visitor = ? WHERE cart.site_id = ? AND cart.changed_at < ? AND cart.visitor <> ? AND cart.batch_id = 0 LIMIT ?',
				[ NOBODY, siteId, before, NOBODY, ROWS_AT_ONCE ]
			);
			return result.affectedRows;
		} );
	} while ( changed > 0 );
}
