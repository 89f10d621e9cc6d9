/** Orders as WordPress sends them, and the capability on a test database. */
import type { OrderSnapshot, RevenueRow } from '#contract/orders.ts';
import type { Database } from '../../storage/database.ts';
import type { FakeClock } from '../../storage/fake-clock.ts';
import type { Collect, CollectSite } from '../collect/index.ts';
import { createOrders, type OrderEvents, type Orders } from './index.ts';
import { derivedId } from './order-ids.ts';
import type { ShopSite } from './shop-sales.ts';

const NOON = Date.parse( '2026-11-23T12:00:00Z' );
const MINUTE = 60_000;

/** Value of an id cookie; with consent it names a visitor. */
export const COOKIE = 'AAAAAAAAAAAAAAAAAAAAAA';

export const SHOP: ShopSite = {
	id: 1,
	timeZone: 'Europe/Berlin',
	currency: 'EUR',
	shop: {
		dateType: 'date_paid',
		excludedStatuses: [
			'auto-draft',
			'trash',
			'pending',
			'failed',
			'cancelled',
		],
		decimals: 2,
	},
};

export const TODAY = { from: '2026-11-23', to: '2026-11-24' };

/** 13:00 in Berlin. */
const PAID_LOCAL = '2026-11-23 13:00:00';

/** A UUIDv7 of a time; the same name gives the same id. */
export function paidId( at: number, name: string ): string {
	const hex = derivedId( at, name );
	return [
		hex.slice( 0, 8 ),
		hex.slice( 8, 12 ),
		hex.slice( 12, 16 ),
		hex.slice( 16, 20 ),
		hex.slice( 20 ),
	].join( '-' );
}

/** The order's row in WooCommerce's report. */
export function revenueOf(
	orderId: number,
	changes: Partial< RevenueRow > = {}
): RevenueRow {
	return {
		row_id: orderId,
		is_refund: false,
		status: 'processing',
		created: PAID_LOCAL,
		paid: PAID_LOCAL,
		completed: null,
		gross: 4760,
		tax: 760,
		shipping: 400,
		net: 3600,
		items: 2,
		...changes,
	};
}

/** A refund's row: WooCommerce gives it its own day as all three. */
export function refundRowOf(
	refundId: number,
	net: number,
	at: string,
	changes: Partial< RevenueRow > = {}
): RevenueRow {
	return revenueOf( refundId, {
		is_refund: true,
		created: at,
		paid: at,
		completed: at,
		gross: net,
		tax: 0,
		shipping: 0,
		net,
		items: 0,
		...changes,
	} );
}

/** Two pieces of product 12 for 36.00 net, paid a minute before noon UTC by a visitor with consent. */
export function snapshotOf(
	orderId: number,
	version: number,
	changes: Partial< OrderSnapshot > = {}
): OrderSnapshot {
	const paidAt = NOON - MINUTE;
	return {
		order_id: orderId,
		version,
		state: 'live',
		status: 'processing',
		origin: 'checkout',
		created_at: paidAt - MINUTE,
		paid_at: paidAt,
		withdrawn_at: null,
		paid_event_id: paidId( paidAt, `paid ${ orderId }` ),
		currency: 'EUR',
		decimals: 2,
		rate: 1,
		total: 4760,
		tax: 760,
		shipping: 400,
		discount: 0,
		items: [
			{
				item_id: ( orderId % 1_000_000 ) * 10,
				product_id: 12,
				quantity: 2,
				net: 3600,
				tax: 684,
			},
		],
		refunds: [],
		revenue: [ revenueOf( orderId ) ],
		nth: 1,
		coupons: [],
		payment_method: 'cod',
		attribution: null,
		visitor: { id: COOKIE },
		consent: { state: 'statistics', source: 'cmp' },
		visitor_at: paidAt - MINUTE,
		...changes,
	};
}

/** Not paid yet. */
export function unpaidSnapshotOf(
	orderId: number,
	version: number,
	changes: Partial< OrderSnapshot > = {}
): OrderSnapshot {
	return snapshotOf( orderId, version, {
		status: 'pending',
		paid_at: null,
		paid_event_id: null,
		revenue: [ revenueOf( orderId, { status: 'pending', paid: null } ) ],
		...changes,
	} );
}

export interface TestOrders {
	readonly orders: Orders;
	/** What those who listen were told, as `paid 7`. */
	readonly told: string[];
	deliver: ( ...snapshots: readonly OrderSnapshot[] ) => Promise< void >;
	/** Rows of `event` of a type. */
	events: ( type: number ) => Promise< readonly EventRow[] >;
}

interface TestBase {
	readonly collect: Pick< Collect, 'atomically' | 'readVisitor' >;
	readonly clock: FakeClock;
	readonly sites: { site: ( siteId: number ) => CollectSite };
}

export interface EventRow {
	readonly id: string;
	readonly visitor: string;
	readonly props: Record< string, unknown >;
}

/**
 * @param database Migrated.
 * @param base     The capability `collect` on it.
 * @param listener Called before it is noted that it was told.
 */
export function createTestOrders< Base extends TestBase >(
	database: Database,
	base: Base,
	listener: Partial< OrderEvents > = {}
): Base & TestOrders {
	const told: string[] = [];
	const tell =
		( what: keyof OrderEvents ): OrderEvents[ typeof what ] =>
		async ( order ) => {
			await listener[ what ]?.( order );
			told.push( `${ what } ${ order.orderId }` );
		};
	const orders = createOrders( {
		database,
		collect: base.collect,
		clock: base.clock,
		listeners: [
			{
				paid: tell( 'paid' ),
				changed: tell( 'changed' ),
				withdrawn: tell( 'withdrawn' ),
			},
		],
		onError() {},
	} );
	return {
		...base,
		orders,
		told,
		async deliver( ...snapshots ) {
			await orders.receive( base.sites.site( 1 ), {
				sent_at: base.clock.now(),
				orders: [ ...snapshots ],
			} );
		},
		events: ( type ) =>
			database.rawTransaction( async ( connection ) => {
				const [ rows ] = await connection.query(
					'SELECT LOWER(HEX(event.event_id)) AS id, LOWER(HEX(event.visitor)) AS visitor, CONVERT(event.props USING utf8mb4) AS props FROM event WHERE event.site_id = 1 AND event.type = ? ORDER BY event.event_id',
					[ type ]
				);
				return (
					rows as { id: string; visitor: string; props: string }[]
				 ).map( ( row ) => ( {
					...row,
					props: JSON.parse( row.props ) as Record< string, unknown >,
				} ) );
			} ),
	};
}
