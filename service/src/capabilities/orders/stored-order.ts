/** An order as the service keeps it: what the newest snapshot said, and whose visit it was. Nothing here names a person. */
import type { ConsentState } from '#contract/consent.ts';
import type { ORDER_STATES, OrderOrigin } from '#contract/orders.ts';

/** Money in minor units of the order's currency; times in ms since 1970, the shop's clock. */
export interface StoredOrder {
	readonly siteId: number;
	readonly orderId: number;
	readonly version: number;
	/** A deleted order keeps its number and nothing else: no money, no items, no visitor. */
	readonly state: ( typeof ORDER_STATES )[ number ];
	/** Without `wc-`. */
	readonly status: string;
	readonly origin: OrderOrigin;
	readonly createdAt: number;
	/** First entry into a paid status; null while unpaid. */
	readonly paidAt: number | null;
	/** Left the paid statuses without having been refunded; null while it counts. */
	readonly withdrawnAt: number | null;
	/** The conversion stands: paid, not withdrawn, not deleted, whoever made the order. */
	readonly counts: boolean;
	/** Id of the event `purchase` that stands for it, 32 hex digits; null when none does. */
	readonly purchaseId: string | null;
	readonly currency: string;
	readonly decimals: number;
	/** One unit of its currency in the base currency; null: not known. */
	readonly rate: number | null;
	readonly total: number;
	readonly tax: number;
	readonly shipping: number;
	readonly discount: number;
	/** Given back so far, positive. */
	readonly refunded: number;
	/** The buyer's how-manieth paid order; null: not known. */
	readonly nth: number | null;
	readonly coupons: readonly string[];
	readonly paymentMethod: string | null;
	/** 16 hex digits; null: nobody to be credited. */
	readonly visitor: string | null;
	/** When that visitor was seen creating it; null without one. */
	readonly visitorAt: number | null;
	/** Consent of the request that created it; null: not said. */
	readonly consent: ConsentState | null;
	readonly staff: boolean;
	readonly cartId: string | null;
	/** Of the demo or an import; 0 for a real one. */
	readonly batchId: number;
	readonly items: readonly StoredItem[];
	readonly refunds: readonly StoredRefund[];
}

export interface StoredItem {
	readonly itemId: number;
	/** 0: the product was deleted before it could be named. */
	readonly productId: number;
	/** 0: none. */
	readonly variationId: number;
	readonly quantity: number;
	/** After discounts, without tax. */
	readonly net: number;
}

export interface StoredRefund {
	readonly refundId: number;
	readonly createdAt: number;
	/** Positive. */
	readonly amount: number;
	readonly tax: number;
	readonly shipping: number;
	/** Quantities and amounts positive. */
	readonly items: readonly StoredItem[];
}

/** Net value that is left: total less tax and shipping, less what of the refunds was neither. */
export function netLeft( order: StoredOrder ): number {
	let net = order.total - order.tax - order.shipping;
	for ( const refund of order.refunds ) {
		net -= refund.amount - refund.tax - refund.shipping;
	}
	return net;
}

/**
 * Hears what becomes of orders, after the commit that stored it. Each call may come again (a process died before it could
 * note that the call was made), and then says what is true by then; throwing makes it come again.
 */
export interface OrderEvents {
	/** The conversion counts now. */
	paid: ( order: StoredOrder ) => Promise< void >;
	/** Anything else changed: edited, refunded, first seen unpaid. */
	changed: ( order: StoredOrder ) => Promise< void >;
	/** The conversion counts no more: withdrawn, or the order was deleted. */
	withdrawn: ( order: StoredOrder ) => Promise< void >;
}
