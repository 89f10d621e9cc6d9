/** Simulated orders as the shop's own server would tell them. */
import { createHash } from 'node:crypto';
import type { OrderSnapshot, RevenueRow } from '#contract/orders.ts';
import type { DemoOrder } from '../orders/index.ts';
import type { SimulatedOrder } from './simulate-visit.ts';

/** No shop gets as far: a simulated order never stands in a real one's place. */
export const FIRST_ORDER_ID = 4_000_000_001;
/** Refunds are numbered apart, as WooCommerce does. */
const FIRST_REFUND_ID = 4_100_000_001;
const ITEM_ID = 1;

/**
 * @param order
 * @param nth      Which of the site's simulated orders, from 0.
 * @param timeZone The site's, IANA.
 * @param now      ms since 1970: nothing happens later.
 */
export function demoOrder(
	order: SimulatedOrder,
	nth: number,
	timeZone: string,
	now: number
): DemoOrder {
	const id = FIRST_ORDER_ID + nth;
	const { at, productId, quantity, value, currency } = order;
	const refundedAt =
		order.refundedAt !== null && order.refundedAt <= now
			? order.refundedAt
			: null;
	const row = ( rowId: number, when: number, sign: 1 | -1 ): RevenueRow => {
		const written = localTime( when, timeZone );
		return {
			row_id: rowId,
			is_refund: sign < 0,
			status: refundedAt !== null ? 'refunded' : 'completed',
			created: written,
			paid: written,
			completed: written,
			gross: sign * value,
			tax: 0,
			shipping: 0,
			net: sign * value,
			items: sign * quantity,
		};
	};
	const item = {
		item_id: ITEM_ID,
		product_id: productId,
		quantity,
		net: value,
		tax: 0,
	};
	const refundId = FIRST_REFUND_ID + nth;
	const snapshot: OrderSnapshot = {
		order_id: id,
		version: refundedAt ?? at,
		state: 'live',
		status: refundedAt !== null ? 'refunded' : 'completed',
		origin: 'checkout',
		created_at: at,
		paid_at: at,
		withdrawn_at: null,
		paid_event_id: eventId( `demo order ${ id }`, at ),
		currency,
		decimals: 2,
		rate: 1,
		total: value,
		tax: 0,
		shipping: 0,
		discount: 0,
		items: [ item ],
		refunds:
			refundedAt === null
				? []
				: [
						{
							refund_id: refundId,
							created_at: refundedAt,
							amount: value,
							tax: 0,
							shipping: 0,
							items: [ item ],
						},
					],
		revenue: [
			row( id, at, 1 ),
			...( refundedAt === null
				? []
				: [ row( refundId, refundedAt, -1 ) ] ),
		],
		nth: null,
		coupons: [],
		payment_method: 'cod',
		attribution: null,
		cart_id: order.cartId,
	};
	return { snapshot, visitor: order.visitor, visit: order.visit };
}

/**
 * A UUIDv7 of a time whose other bits come from a name, so that filling again makes the same.
 *
 * @param name
 * @param at   ms since 1970.
 */
export function eventId( name: string, at: number ): string {
	const id = createHash( 'sha256' ).update( name ).digest().subarray( 0, 16 );
	id.writeUIntBE( at, 0, 6 );
	id[ 6 ] = 0x70 | ( ( id[ 6 ] ?? 0 ) & 0x0f );
	id[ 8 ] = 0x80 | ( ( id[ 8 ] ?? 0 ) & 0x3f );
	const hex = id.toString( 'hex' );
	return [
		hex.slice( 0, 8 ),
		hex.slice( 8, 12 ),
		hex.slice( 12, 16 ),
		hex.slice( 16, 20 ),
		hex.slice( 20 ),
	].join( '-' );
}

/** `2026-11-23 14:05:00` on the site's clock. */
function localTime( at: number, timeZone: string ): string {
	return new Intl.DateTimeFormat( 'sv-SE', {
		timeZone,
		dateStyle: 'short',
		timeStyle: 'medium',
	} ).format( at );
}
