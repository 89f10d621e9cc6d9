/** Which events stand for an order, as its newest snapshot says it. */
import type { EventType, PropValue } from '#contract/events/index.ts';
import type { OrderSnapshot } from '#contract/orders.ts';
import { withoutPersonalData } from '../collect/index.ts';
import { derivedId, storableId } from './order-ids.ts';

export interface PlannedEvent {
	/** 32 hex digits. */
	readonly id: string;
	/** ms since 1970. */
	readonly at: number;
	readonly type: Extract<
		EventType,
		'purchase' | 'subscribe' | 'reorder' | 'refund'
	>;
	/** Money is given back by the shop, not by a visitor in a visit. */
	readonly byShop: boolean;
	readonly props: Readonly< Record< string, PropValue > >;
}

/** The conversion stands: paid, not withdrawn, not deleted. */
export function orderCounts( order: OrderSnapshot ): boolean {
	return (
		order.paid_at !== null &&
		order.withdrawn_at === null &&
		order.state !== 'deleted'
	);
}

/** A visitor's request made it while Cairn watched; orders from before that are no visit of anybody. */
export function wasSeen( order: OrderSnapshot ): boolean {
	return (
		order.visitor !== undefined ||
		order.consent !== undefined ||
		order.visitor_at !== undefined
	);
}

/** One more payment of a subscription. */
export function isRenewal( order: OrderSnapshot ): boolean {
	return order.origin === 'renewal' || order.subscription === 'renewal';
}

/**
 * An order from the checkout that counts is a `purchase`, a returning customer's also a `reorder`, one that begins a subscription
 * also a `subscribe`, and each of its refunds a `refund`. A renewal that was paid in a visit is a `reorder` of that visit: no
 * new sale. Orders from elsewhere are recorded and marked, but no event: an event is part of a visit, and there was none.
 *
 * @param site  Public id.
 * @param order
 * @param seen  As {@link wasSeen}, of this snapshot or one before it.
 * @param now   ms since 1970; no event lies in the future.
 */
export function plannedEvents(
	site: string,
	order: OrderSnapshot,
	seen: boolean,
	now: number
): readonly PlannedEvent[] {
	const { paid_at: paidAt, paid_event_id: eventId } = order;
	if (
		! orderCounts( order ) ||
		paidAt === null ||
		eventId === null ||
		! seen
	) {
		return [];
	}
	const at = Math.min( paidAt, now );
	const id = storableId( eventId, at );
	const reorder: PlannedEvent = {
		id: derivedId( at, 'reorder', site, id ),
		at,
		type: 'reorder',
		byShop: false,
		props: {
			order_id: order.order_id,
			...( order.nth === null ? {} : { nth: order.nth } ),
		},
	};
	if ( isRenewal( order ) ) {
		return [ reorder ];
	}
	if ( order.origin !== 'checkout' ) {
		return [];
	}
	const coupon = withoutPersonalData( order.coupons.join( ', ' ) );
	const events: PlannedEvent[] = [
		{
			id,
			at,
			type: 'purchase',
			byShop: false,
			props: {
				order_id: order.order_id,
				value: order.total - order.tax - order.shipping,
				currency: order.currency,
				tax: order.tax,
				shipping: order.shipping,
				...( coupon === '' ? {} : { coupon: coupon.slice( 0, 200 ) } ),
			},
		},
	];
	if ( order.nth !== null && order.nth >= 2 ) {
		events.push( reorder );
	}
	if ( order.subscription === 'start' ) {
		events.push( {
			id: derivedId( at, 'subscribe', site, id ),
			at,
			type: 'subscribe',
			byShop: false,
			props: { order_id: order.order_id, with_purchase: 1 },
		} );
	}
	for ( const refund of order.refunds ) {
		const refundedAt = Math.min( refund.created_at, now );
		events.push( {
			id: derivedId(
				refundedAt,
				'refund',
				site,
				String( refund.refund_id )
			),
			at: refundedAt,
			type: 'refund',
			byShop: true,
			props: {
				order_id: order.order_id,
				refund_id: refund.refund_id,
				value: -refund.amount,
				currency: order.currency,
			},
		} );
	}
	return events;
}
