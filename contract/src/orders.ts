/**
 * What the shop's own server says of an order: its whole present state, every time anything about it changes.
 * The service replaces what it had when the version is newer, so that a snapshot may arrive late, twice or out of order.
 * Money is in minor units of the order's currency; nothing here names a person.
 */
import { z } from 'zod';
import {
	consentSchema,
	eventIdSchema,
	visitorReferenceSchema,
} from './batch.ts';
import { currency, minorUnits, objectId, word } from './events/fields.ts';

/** ms since 1970, the shop's clock. */
const instant = z.int().min( 0 ).max( 9007199254740991 );

/** A moment on the site's own clock, as WooCommerce Analytics keeps it: `2026-11-23 14:05:00`. */
export const localTimeSchema = z
	.string()
	.regex( /^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}$/ );

export const orderItemSchema = z.strictObject( {
	item_id: objectId,
	/** 0: the product was deleted before it could be named. */
	product_id: z.int().min( 0 ).max( 4294967295 ),
	variation_id: objectId.optional(),
	/** May be a fraction: some shops sell by weight. */
	quantity: z.number().min( -1000000 ).max( 1000000 ),
	/** After discounts, without tax. */
	net: minorUnits,
	tax: minorUnits,
} );

export const orderRefundSchema = z.strictObject( {
	refund_id: objectId,
	created_at: instant,
	/** Given back in all, positive. */
	amount: minorUnits,
	tax: minorUnits,
	shipping: minorUnits,
	/** What of it names a product; quantities and amounts positive. */
	items: z.array( orderItemSchema ).max( 500 ),
} );

/** A row of WooCommerce's own revenue report, by WooCommerce's own rules: the order's, or one of its refunds'. */
export const revenueRowSchema = z.strictObject( {
	/** Order or refund id. */
	row_id: objectId,
	is_refund: z.boolean(),
	/** Status without `wc-`, as the report filters it. */
	status: word,
	created: localTimeSchema,
	paid: localTimeSchema.nullable(),
	completed: localTimeSchema.nullable(),
	/** The report's "gross sales less refunds" of this row: total_sales. */
	gross: minorUnits,
	tax: minorUnits,
	shipping: minorUnits,
	/** The report's net sales of this row. */
	net: minorUnits,
	items: z.int().min( -1000000 ).max( 1000000 ),
} );

/** WooCommerce's own order attribution, as far as it names no person. */
export const orderAttributionSchema = z.strictObject( {
	source_type: z.string().max( 40 ).optional(),
	utm_source: z.string().max( 200 ).optional(),
	utm_medium: z.string().max( 200 ).optional(),
	utm_campaign: z.string().max( 200 ).optional(),
	/** Host only. */
	referrer: z.string().max( 253 ).optional(),
	device: z.string().max( 40 ).optional(),
} );

export const ORDER_STATES = [ 'live', 'trashed', 'deleted' ] as const;

/**
 * Where an order comes from. Only `checkout` is credited to a visit; the others are recorded and marked.
 * `renewal`: of a subscription: retention, not a new sale. One that a visitor paid by hand carries the reference of that visit.
 */
export const ORDER_ORIGINS = [
	'checkout',
	'admin',
	'api',
	'renewal',
	'other',
] as const;

/**
 * What an order is to a subscription: its beginning, or one more payment. The latter is `renewal` in `origin` too: retention,
 * whoever set it going.
 */
export const ORDER_SUBSCRIPTIONS = [ 'start', 'renewal' ] as const;

export const orderSnapshotSchema = z.strictObject( {
	order_id: objectId,
	/** Grows with every snapshot of this order: ms of the shop's clock when it was read, or one more than the last. */
	version: instant,
	state: z.enum( ORDER_STATES ),
	/** Without `wc-`. */
	status: word,
	origin: z.enum( ORDER_ORIGINS ),
	created_at: instant,
	/** First entry into a paid status, at the transition's own time; null while unpaid. */
	paid_at: instant.nullable(),
	/** Left the paid statuses without having been refunded; null while it counts. */
	withdrawn_at: instant.nullable(),
	/** Id of the conversion, made once with `paid_at`. */
	paid_event_id: eventIdSchema.nullable(),
	currency,
	/** Decimal places of the currency's minor unit. */
	decimals: z.int().min( 0 ).max( 4 ),
	/** One unit of the order's currency in the shop's base currency at order time; null: not known, never added to base. */
	rate: z.number().positive().nullable(),
	total: minorUnits,
	tax: minorUnits,
	shipping: minorUnits,
	discount: minorUnits,
	items: z.array( orderItemSchema ).max( 1000 ),
	refunds: z.array( orderRefundSchema ).max( 500 ),
	revenue: z.array( revenueRowSchema ).max( 501 ),
	/** The buyer's how-manieth paid order, 1 = first customer; null when not known. */
	nth: z.int().min( 1 ).max( 1000000 ).nullable(),
	coupons: z.array( z.string().max( 100 ) ).max( 50 ),
	payment_method: z.string().max( 100 ).nullable(),
	attribution: orderAttributionSchema.nullable(),
	/** The visitor of the request that created the order, and under which consent. */
	visitor: visitorReferenceSchema.optional(),
	consent: consentSchema.optional(),
	/** When that reference was taken. */
	visitor_at: instant.optional(),
	staff: z.literal( 1 ).optional(),
	/** The cart it was made from. */
	cart_id: z.string().max( 40 ).optional(),
	/** Null: nothing to one; left out by senders that cannot tell. */
	subscription: z.enum( ORDER_SUBSCRIPTIONS ).nullable().optional(),
} );

export type OrderSnapshot = z.infer< typeof orderSnapshotSchema >;
export type OrderItem = z.infer< typeof orderItemSchema >;
export type OrderRefund = z.infer< typeof orderRefundSchema >;
export type RevenueRow = z.infer< typeof revenueRowSchema >;
export type OrderOrigin = ( typeof ORDER_ORIGINS )[ number ];

/** `POST /v1/orders`. */
export const orderBatchSchema = z.strictObject( {
	sent_at: instant,
	orders: z.array( orderSnapshotSchema ).min( 1 ).max( 100 ),
} );

export type OrderBatch = z.infer< typeof orderBatchSchema >;

export const PRODUCT_STOCK = [ 'in', 'low', 'out', 'backorder' ] as const;

/** What the service must know of a product to name it and to say what waits behind it. */
export const productFactSchema = z.strictObject( {
	product_id: objectId,
	/** Of a variation. */
	parent_id: objectId.nullable(),
	name: z.string().max( 300 ),
	/** As shown to a guest, in the shop's base currency; null: no price. */
	price: minorUnits.nullable(),
	stock: z.enum( PRODUCT_STOCK ),
	/** False: trashed, a draft, or deleted. */
	for_sale: z.boolean(),
} );

export type ProductFact = z.infer< typeof productFactSchema >;

/** `POST /v1/products`. */
export const productBatchSchema = z.strictObject( {
	products: z.array( productFactSchema ).min( 1 ).max( 500 ),
} );

export type ProductBatch = z.infer< typeof productBatchSchema >;
