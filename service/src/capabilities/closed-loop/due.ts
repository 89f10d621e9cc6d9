/** Which orders wait to be worked out, and when: a row each, deleted when it is done, so that no crash forgets one. */
import { sql } from 'kysely';
import type { Database } from '../../storage/database.ts';

export interface DueOrder {
	readonly site_id: number;
	readonly order_id: number;
	readonly due_at: number;
}

/** Safe to repeat. */
export async function putDue(
	database: Database,
	siteId: number,
	orders: readonly { readonly orderId: number; readonly at: number }[]
): Promise< void > {
	if ( orders.length > 0 ) {
		await sql`
			INSERT INTO order_loop_due (site_id, order_id, due_at)
			VALUES ${ sql.join( orders.map( ( { orderId, at } ) => sql`(${ siteId }, ${ orderId }, ${ at })` ) ) }
			ON DUPLICATE KEY UPDATE due_at = VALUES(due_at)
		`.execute( database.queries );
	}
}

/** Everything known of a site, anew. */
export async function putAllDue(
	database: Database,
	siteId: number,
	at: number
): Promise< void > {
	await sql`
		INSERT INTO order_loop_due (site_id, order_id, due_at)
		SELECT order_loop.site_id, order_loop.order_id, ${ at } FROM order_loop WHERE order_loop.site_id = ${ siteId }
		ON DUPLICATE KEY UPDATE due_at = VALUES(due_at)
	`.execute( database.queries );
}

export async function readDue(
	database: Database,
	now: number,
	limit: number
): Promise< readonly DueOrder[] > {
	const { rows } = await sql< DueOrder >`
		SELECT order_loop_due.site_id, order_loop_due.order_id, order_loop_due.due_at
		FROM order_loop_due WHERE order_loop_due.due_at <= ${ now }
		ORDER BY order_loop_due.due_at LIMIT ${ limit }
	`.execute( database.queries );
	return rows;
}

/** Only this time of the order: one that was put later goes on waiting. */
export async function removeDue(
	database: Database,
	due: DueOrder
): Promise< void > {
	await sql`
		DELETE FROM order_loop_due
		WHERE order_loop_due.site_id = ${ due.site_id } AND order_loop_due.order_id = ${ due.order_id }
			AND order_loop_due.due_at = ${ due.due_at }
	`.execute( database.queries );
}

export async function removeAllDue(
	database: Database,
	siteId: number,
	orderId: number
): Promise< void > {
	await sql`
		DELETE FROM order_loop_due
		WHERE order_loop_due.site_id = ${ siteId } AND order_loop_due.order_id = ${ orderId }
	`.execute( database.queries );
}
