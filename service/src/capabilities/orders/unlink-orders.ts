import type { ResultSetHeader, RowDataPacket } from 'mysql2/promise';
import type { Database } from '../../storage/database.ts';
import type { Random } from '../../storage/random.ts';
import type { Gate } from '../collect/index.ts';

interface LinkedRow extends RowDataPacket {
	order_id: number;
}

interface EventRow extends RowDataPacket {
	event_id: Buffer;
}

/**
 * Cuts orders from the visits they were made in, and from their carts; what they count for stays. Each gets a visitor nobody
 * has, rather than none: a late snapshot of the order keeps the visitor it has, so it cannot link them again.
 *
 * @param gate
 * @param random
 * @param siteId
 * @param of
 * @param of.orderIds
 * @param of.visitors 16 hex digits each.
 * @return Ids of those that were linked; `visitor_at` says which are.
 */
export async function unlinkOrders(
	gate: Gate,
	random: Random,
	siteId: number,
	of: {
		readonly orderIds: readonly number[];
		readonly visitors: readonly string[];
	}
): Promise< readonly number[] > {
	if ( of.orderIds.length === 0 && of.visitors.length === 0 ) {
		return [];
	}
	const { connection } = gate;
	const [ rows ] = await connection.query< LinkedRow[] >(
		'SELECT shop_order.order_id FROM shop_order WHERE shop_order.site_id = ? AND shop_order.visitor_at IS NOT NULL AND ( shop_order.order_id IN (?) OR shop_order.visitor IN (?) )',
		[
			siteId,
			of.orderIds.length > 0 ? of.orderIds : [ 0 ],
			of.visitors.length > 0
				? of.visitors.map( ( hex ) => Buffer.from( hex, 'hex' ) )
				: [ Buffer.alloc( 0 ) ],
		]
	);
	for ( const { order_id: orderId } of rows ) {
		const visitor = random.bytes( 8 );
		const [ events ] = await connection.query< EventRow[] >(
			'SELECT order_event.event_id FROM order_event WHERE order_event.site_id = ? AND order_event.order_id = ?',
			[ siteId, orderId ]
		);
		await gate.detach(
			events.map( ( event ) => event.event_id.toString( 'hex' ) ),
			visitor.toString( 'hex' )
		);
		await connection.query(
			'UPDATE shop_order SET visitor = ?, visitor_at = NULL, cart_id = NULL WHERE shop_order.site_id = ? AND shop_order.order_id = ?',
			[ visitor, siteId, orderId ]
		);
	}
	return rows.map( ( row ) => row.order_id );
}

const ROWS_AT_ONCE = 2_000;

/** Forgets whose visits orders from before a moment were made in; what they count for stays. Those of the demo keep it. */
export async function unlinkOldOrders(
	database: Database,
	siteId: number,
	before: number
): Promise< void > {
	let changed = 0;
	do {
		changed = await database.rawTransaction( async ( connection ) => {
			const [ result ] = await connection.query< ResultSetHeader >(
				'UPDATE shop_order SET visitor = NULL, visitor_at = NULL WHERE shop_order.site_id = ? AND shop_order.created_at < ? AND shop_order.visitor IS NOT NULL AND shop_order.batch_id = 0 LIMIT ?',
				[ siteId, before, ROWS_AT_ONCE ]
			);
			return result.affectedRows;
		} );
	} while ( changed > 0 );
}
