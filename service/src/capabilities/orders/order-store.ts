/** The tables of orders: written under the site's gate, read by anybody. */
import { type RawBuilder, sql } from 'kysely';
import type { RowDataPacket } from 'mysql2/promise';
import { CONSENT_STATES } from '#contract/consent.ts';
import { EVENTS } from '#contract/events/index.ts';
import {
	ORDER_ORIGINS,
	ORDER_STATES,
	type OrderSnapshot,
} from '#contract/orders.ts';
import type { Queries, RawConnection } from '../../storage/database.ts';
import { withoutPersonalData } from '../collect/index.ts';
import { bookedTwice, itemRows } from './order-rows.ts';
import { isRenewal, orderCounts, type PlannedEvent } from './planned-events.ts';
import type { StoredItem, StoredOrder, StoredRefund } from './stored-order.ts';

/** What stands of an order before a snapshot is taken in. */
export interface KnownOrder {
	readonly orderId: number;
	readonly version: number;
	readonly counts: boolean;
	readonly seen: boolean;
	readonly visitor: string | null;
	readonly visitorAt: number | null;
	readonly consent: number | null;
	readonly batchId: number;
	/** Events that stand for it. */
	readonly events: readonly { readonly id: string; readonly at: number }[];
}

/** An order as it is to be written. */
export interface OrderToStore {
	readonly snapshot: OrderSnapshot;
	readonly seen: boolean;
	readonly visitor: string | null;
	readonly visitorAt: number | null;
	/** Position in CONSENT_STATES. */
	readonly consent: number | null;
	readonly batchId: number;
	readonly events: readonly PlannedEvent[];
	/** When the listeners still had to be told, ms since 1970. */
	readonly untoldAt: number;
}

type Value = number | string | Buffer | null;

const REVENUE_TIMES = [ 'created', 'paid', 'completed' ] as const;

/** @param connection Inside a transaction that holds the site's gate. */
export async function readKnown(
	connection: RawConnection,
	siteId: number,
	orderIds: readonly number[]
): Promise< ReadonlyMap< number, KnownOrder > > {
	const [ rows ] = await connection.query< RowDataPacket[] >(
		'SELECT shop_order.order_id, shop_order.version, shop_order.counts, shop_order.seen, shop_order.visitor, shop_order.visitor_at, shop_order.consent, shop_order.batch_id FROM shop_order WHERE shop_order.site_id = ? AND shop_order.order_id IN (?)',
		[ siteId, orderIds ]
	);
	const [ events ] = await connection.query< RowDataPacket[] >(
		'SELECT order_event.order_id, order_event.event_id, order_event.at FROM order_event WHERE order_event.site_id = ? AND order_event.order_id IN (?)',
		[ siteId, orderIds ]
	);
	return new Map(
		rows.map( ( row ) => [
			row.order_id,
			{
				orderId: row.order_id,
				version: row.version,
				counts: row.counts === 1,
				seen: row.seen === 1,
				visitor: hexOf( row.visitor ),
				visitorAt: row.visitor_at,
				consent: row.consent,
				batchId: row.batch_id,
				events: events
					.filter( ( event ) => event.order_id === row.order_id )
					.map( ( event ) => ( {
						id: event.event_id.toString( 'hex' ),
						at: event.at,
					} ) ),
			},
		] )
	);
}

/**
 * Puts orders in place of what stood there.
 *
 * @param connection Inside a transaction that holds the site's gate.
 * @param siteId
 * @param orders
 */
export async function writeOrders(
	connection: RawConnection,
	siteId: number,
	orders: readonly OrderToStore[]
): Promise< void > {
	await removeOrders(
		connection,
		siteId,
		orders.map( ( { snapshot } ) => snapshot.order_id )
	);
	const kept = orders.filter(
		( { snapshot } ) => snapshot.state !== 'deleted'
	);
	await insert(
		connection,
		'shop_order (site_id, order_id, version, state, status, origin, created_at, paid_at, withdrawn_at, counts, seen, currency, decimals, rate, total, tax, shipping, discount, refunded, net, report_status, report_days, nth, coupons, payment_method, attribution, visitor, visitor_at, consent, staff, cart_id, batch_id, untold_at)',
		orders.map( ( order ) => orderRow( siteId, order ) )
	);
	await insert(
		connection,
		'order_item (site_id, row_id, item_id, order_id, orders, product_id, variation_id, quantity, net, decimals, status, created, paid, completed)',
		kept.flatMap( ( { snapshot } ) =>
			itemRows( snapshot ).map( ( row ) => [
				siteId,
				row.rowId,
				row.itemId,
				snapshot.order_id,
				row.orders,
				row.productId,
				row.variationId,
				row.quantity,
				row.net,
				snapshot.decimals,
				row.reported?.status ?? '',
				...REVENUE_TIMES.map(
					( time ) => row.reported?.[ time ] ?? null
				),
			] )
		)
	);
	await insert(
		connection,
		'order_refund (site_id, refund_id, order_id, created_at, amount, tax, shipping)',
		kept.flatMap( ( { snapshot } ) =>
			snapshot.refunds.map( ( refund ) => [
				siteId,
				refund.refund_id,
				snapshot.order_id,
				refund.created_at,
				refund.amount,
				refund.tax,
				refund.shipping,
			] )
		)
	);
	await insert(
		connection,
		'order_revenue (site_id, row_id, order_id, is_refund, status, created, paid, completed, gross, tax, shipping, net, items, currency, decimals, rate, booked_twice)',
		kept.flatMap( ( { snapshot } ) =>
			snapshot.revenue.map( ( row ) => [
				siteId,
				row.row_id,
				snapshot.order_id,
				Number( row.is_refund ),
				row.status,
				...REVENUE_TIMES.map( ( time ) => row[ time ] ),
				row.gross,
				row.tax,
				row.shipping,
				row.net,
				row.items,
				snapshot.currency,
				snapshot.decimals,
				snapshot.rate,
				Number( bookedTwice( snapshot ) === row.row_id ),
			] )
		)
	);
	await insert(
		connection,
		'order_event (site_id, order_id, event_id, type, at)',
		orders.flatMap( ( { snapshot, events } ) =>
			events.map( ( event ) => [
				siteId,
				snapshot.order_id,
				Buffer.from( event.id, 'hex' ),
				EVENTS[ event.type ].id,
				event.at,
			] )
		)
	);
}

/** Takes orders out of every table, as if they had never been heard of. */
export async function removeOrders(
	connection: RawConnection,
	siteId: number,
	orderIds: readonly number[]
): Promise< void > {
	await connection.execute(
		'INSERT INTO order_version (site_id, version) VALUES (?, 1) ON DUPLICATE KEY UPDATE version = version + 1',
		[ siteId ]
	);
	for ( const table of [
		'order_event',
		'order_item',
		'order_refund',
		'order_revenue',
		'shop_order',
	] ) {
		await connection.query(
			`DELETE FROM ${ table } WHERE ${ table }.site_id = ? AND ${ table }.order_id IN (?)`,
			[ siteId, orderIds ]
		);
	}
}

function orderRow( siteId: number, order: OrderToStore ): Value[] {
	const { snapshot } = order;
	const isGone = snapshot.state === 'deleted';
	const reported = snapshot.revenue.find(
		( row ) => ! isGone && row.row_id === snapshot.order_id
	);
	const money = ( value: number ) => ( isGone ? 0 : value );
	return [
		siteId,
		snapshot.order_id,
		snapshot.version,
		ORDER_STATES.indexOf( snapshot.state ),
		snapshot.status,
		ORDER_ORIGINS.indexOf(
			isRenewal( snapshot ) ? 'renewal' : snapshot.origin
		),
		snapshot.created_at,
		snapshot.paid_at,
		snapshot.withdrawn_at,
		Number( orderCounts( snapshot ) ),
		Number( order.seen ),
		snapshot.currency,
		snapshot.decimals,
		isGone ? null : snapshot.rate,
		money( snapshot.total ),
		money( snapshot.tax ),
		money( snapshot.shipping ),
		money( snapshot.discount ),
		money(
			snapshot.refunds.reduce( ( sum, refund ) => sum + refund.amount, 0 )
		),
		money( snapshot.total - snapshot.tax - snapshot.shipping ),
		reported?.status ?? '',
		reported === undefined
			? 0
			: 1 +
				( reported.paid === null ? 0 : 2 ) +
				( reported.completed === null ? 0 : 4 ),
		isGone ? null : snapshot.nth,
		isGone
			? '[]'
			: JSON.stringify( snapshot.coupons.map( withoutPersonalData ) ),
		isGone ? null : snapshot.payment_method,
		isGone || snapshot.attribution === null
			? null
			: JSON.stringify( cleaned( snapshot.attribution ) ),
		isGone || order.visitor === null
			? null
			: Buffer.from( order.visitor, 'hex' ),
		isGone ? null : order.visitorAt,
		isGone ? null : order.consent,
		snapshot.staff ?? 0,
		isGone ? null : ( snapshot.cart_id ?? null ),
		order.batchId,
		order.untoldAt,
	];
}

function cleaned( texts: Readonly< Record< string, string | undefined > > ) {
	return Object.fromEntries(
		Object.entries( texts ).flatMap( ( [ key, text ] ) =>
			text === undefined ? [] : [ [ key, withoutPersonalData( text ) ] ]
		)
	);
}

const ROWS_AT_ONCE = 1000;

/**
 * REPLACE: an id names one order, refund or line of a site; should two snapshots claim it, the newer has it.
 *
 * @param connection
 * @param into       Table and columns.
 * @param rows
 */
async function insert(
	connection: RawConnection,
	into: string,
	rows: readonly Value[][]
): Promise< void > {
	for ( let at = 0; at < rows.length; at += ROWS_AT_ONCE ) {
		await connection.query( `REPLACE INTO ${ into } VALUES ?`, [
			rows.slice( at, at + ROWS_AT_ONCE ),
		] );
	}
}

interface OrderRow {
	order_id: number;
	version: number;
	state: number;
	status: string;
	origin: number;
	created_at: number;
	paid_at: number | null;
	withdrawn_at: number | null;
	counts: number;
	currency: string;
	decimals: number;
	rate: number | null;
	total: number;
	tax: number;
	shipping: number;
	discount: number;
	refunded: number;
	nth: number | null;
	coupons: string;
	payment_method: string | null;
	visitor: Buffer | null;
	visitor_at: number | null;
	consent: number | null;
	staff: number;
	cart_id: string | null;
	batch_id: number;
	purchase_id: Buffer | null;
}

interface ItemTableRow {
	order_id: number;
	row_id: number;
	item_id: number;
	product_id: number;
	variation_id: number;
	quantity: number;
	net: number;
}

interface RefundRow {
	order_id: number;
	refund_id: number;
	created_at: number;
	amount: number;
	tax: number;
	shipping: number;
}

const PURCHASE = EVENTS.purchase.id;

/**
 * Orders with their items and refunds.
 *
 * @param queries
 * @param siteId
 * @param which   A condition on `shop_order`, beside the site's.
 */
export async function readOrders(
	queries: Queries,
	siteId: number,
	which: RawBuilder< unknown >
): Promise< readonly StoredOrder[] > {
	const { rows: orders } = await sql< OrderRow >`
		SELECT shop_order.*, order_event.event_id AS purchase_id
		FROM shop_order
		LEFT JOIN order_event ON order_event.site_id = shop_order.site_id
			AND order_event.order_id = shop_order.order_id AND order_event.type = ${ PURCHASE }
		WHERE shop_order.site_id = ${ siteId } AND ${ which }
		ORDER BY shop_order.paid_at, shop_order.order_id
	`.execute( queries );
	if ( orders.length === 0 ) {
		return [];
	}
	const ids = sql.join( orders.map( ( order ) => order.order_id ) );
	const { rows: items } = await sql< ItemTableRow >`
		SELECT order_item.order_id, order_item.row_id, order_item.item_id,
			order_item.product_id, order_item.variation_id, order_item.quantity, order_item.net
		FROM order_item
		WHERE order_item.site_id = ${ siteId } AND order_item.order_id IN (${ ids })
		ORDER BY order_item.row_id, order_item.item_id
	`.execute( queries );
	const { rows: refunds } = await sql< RefundRow >`
		SELECT order_refund.order_id, order_refund.refund_id, order_refund.created_at,
			order_refund.amount, order_refund.tax, order_refund.shipping
		FROM order_refund
		WHERE order_refund.site_id = ${ siteId } AND order_refund.order_id IN (${ ids })
		ORDER BY order_refund.created_at, order_refund.refund_id
	`.execute( queries );
	const itemsOf = group( items, ( item ) => item.row_id );
	const refundsOf = group( refunds, ( refund ) => refund.order_id );
	return orders.map( ( order ) =>
		storedOrder( siteId, order, itemsOf, refundsOf )
	);
}

function storedOrder(
	siteId: number,
	row: OrderRow,
	itemsOf: ReadonlyMap< number, readonly ItemTableRow[] >,
	refundsOf: ReadonlyMap< number, readonly RefundRow[] >
): StoredOrder {
	return {
		siteId,
		orderId: row.order_id,
		version: row.version,
		state: ORDER_STATES[ row.state ] ?? 'deleted',
		status: row.status,
		origin: ORDER_ORIGINS[ row.origin ] ?? 'other',
		createdAt: row.created_at,
		paidAt: row.paid_at,
		withdrawnAt: row.withdrawn_at,
		counts: row.counts === 1,
		purchaseId: hexOf( row.purchase_id ),
		currency: row.currency,
		decimals: row.decimals,
		rate: row.rate,
		total: row.total,
		tax: row.tax,
		shipping: row.shipping,
		discount: row.discount,
		refunded: row.refunded,
		nth: row.nth,
		coupons: JSON.parse( row.coupons ) as string[],
		paymentMethod: row.payment_method,
		visitor: hexOf( row.visitor ),
		visitorAt: row.visitor_at,
		consent:
			row.consent === null
				? null
				: ( CONSENT_STATES[ row.consent ] ?? null ),
		staff: row.staff === 1,
		cartId: row.cart_id,
		batchId: row.batch_id,
		items: ( itemsOf.get( row.order_id ) ?? [] ).map( ( item ) =>
			storedItem( item, 1 )
		),
		refunds: ( refundsOf.get( row.order_id ) ?? [] ).map(
			( refund ): StoredRefund => ( {
				refundId: refund.refund_id,
				createdAt: refund.created_at,
				amount: refund.amount,
				tax: refund.tax,
				shipping: refund.shipping,
				items: ( itemsOf.get( refund.refund_id ) ?? [] ).map(
					( item ) => storedItem( item, -1 )
				),
			} )
		),
	};
}

function storedItem( item: ItemTableRow, sign: 1 | -1 ): StoredItem {
	return {
		itemId: item.item_id,
		productId: item.product_id,
		variationId: item.variation_id,
		quantity: sign * item.quantity,
		net: sign * item.net,
	};
}

function hexOf( bytes: Buffer | null ): string | null {
	return bytes === null ? null : bytes.toString( 'hex' );
}

function group< Row >(
	rows: readonly Row[],
	keyOf: ( row: Row ) => number
): ReadonlyMap< number, readonly Row[] > {
	const groups = new Map< number, Row[] >();
	for ( const row of rows ) {
		const some = groups.get( keyOf( row ) );
		if ( some === undefined ) {
			groups.set( keyOf( row ), [ row ] );
		} else {
			some.push( row );
		}
	}
	return groups;
}
