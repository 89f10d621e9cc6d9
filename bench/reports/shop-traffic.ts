/**
 * Visits of one made-up shop: they view, wish, compare and put into the cart products of a large catalogue, low numbers
 * often and high ones rarely, and some of them order. The same seed gives the same shop.
 */
import type { OrderSnapshot } from '#contract/orders.ts';
import type { ImportedEvent } from '../../service/src/capabilities/collect/index.ts';
import type { DemoOrder } from '../../service/src/capabilities/orders/index.ts';
import type { CartChange } from '../../service/src/capabilities/carts/index.ts';
import { BLOCK_IDS, createDice } from '../shared/traffic.ts';

const MINUTE = 60_000;
const PAGES = 200;
/** Shares of visits. */
const RETURNING = 0.35;
const WISHES = 0.2;
const COMPARES = 0.15;
const FILLS_CART = 0.3;
const REFUNDED = 0.05;
/** An import numbers its visits; so does this. */
const CURRENCY = 'EUR';

export interface MadeVisit {
	readonly events: readonly ImportedEvent[];
	readonly cart: CartChange | null;
	readonly order: DemoOrder | null;
}

export interface ShopPlan {
	readonly products: number;
	/** Share of visits with something in the cart that order. */
	readonly orderShare: number;
}

/** Share of visits that put something into the cart. */
export const CART_SHARE = FILLS_CART;
/** Events of a visit, on the average. */
export const EVENTS_PER_VISIT = 8.9;

/** Makes visits one by one; `at` is when the next one begins. */
export function createShopTraffic(
	seed: number,
	plan: ShopPlan
): { next: ( at: number ) => MadeVisit } {
	const dice = createDice( seed );
	const skewed = ( count: number ) => Math.floor( count * dice() ** 3 );
	// Half of all views fall on a few hundred products, the other half anywhere in the catalogue.
	const product = () =>
		1 +
		( dice() < 0.5
			? skewed( Math.min( 1000, plan.products ) )
			: Math.floor( dice() * plan.products ) );
	let visits = 0;
	let visitors = 0;
	let orders = 0;

	return {
		next( at ) {
			visits += 1;
			const isReturning = visitors > 0 && dice() < RETURNING;
			if ( ! isReturning ) {
				visitors += 1;
			}
			const visitor = `v${ isReturning ? 1 + Math.floor( dice() * visitors ) : visitors }`;
			const visit = `${ visits }`;
			const page = `/page-${ skewed( PAGES ) }/`;
			const events: ImportedEvent[] = [];
			const add = (
				type: ImportedEvent[ 'type' ],
				props: ImportedEvent[ 'props' ] = {},
				blockId?: string
			) =>
				events.push( {
					key: `${ visit }.${ events.length }`,
					at: at + events.length * 20_000,
					type,
					visitor,
					visit,
					page,
					device: visits % 3 === 0 ? 'phone' : 'desktop',
					source: visits % 4 === 0 ? 'newsletter' : 'google',
					props,
					...( blockId ? { blockId } : {} ),
				} );
			const block = BLOCK_IDS[ skewed( BLOCK_IDS.length ) ];
			const seen = [ product(), product(), product(), product() ];
			const [ first = 1, second = 2 ] = seen;
			add( 'page_view' );
			add( 'view_block', {}, block );
			for ( const id of seen ) {
				add( 'view_product', { product_id: id } );
			}
			add( 'thumbnail_click', { product_id: first, list: 'shop' } );
			if ( dice() < 0.3 ) {
				add( 'cta_click', { kind: 'link' }, block );
			}
			if ( dice() < 0.2 ) {
				add( 'search', { term: 'lamp', results: 12 } );
			}
			if ( dice() < WISHES ) {
				add( 'add_to_wishlist', { product_id: first }, block );
			}
			if ( dice() < COMPARES && first !== second ) {
				add( 'add_to_compare', { product_id: first, n: 2 } );
				add( 'compare_view', { product_ids: [ first, second ] } );
				add( 'compare_choose', {
					product_id: dice() < 0.6 ? first : second,
					against: [ first, second ],
					via: 'link',
				} );
			}
			let cart: CartChange | null = null;
			let order: DemoOrder | null = null;
			if ( dice() < FILLS_CART ) {
				add( 'add_to_cart', { product_id: first } );
				add( 'view_cart' );
				const isOrdering = dice() < plan.orderShare;
				if ( isOrdering ) {
					add( 'begin_checkout' );
					orders += 1;
				}
				const changedAt = at + events.length * 20_000;
				const id = `c${ visit }`.padEnd( 22, '0' );
				const price = priceOf( first );
				cart = {
					cart: {
						id,
						step: isOrdering ? 'payment' : 'shipping',
						value: price,
						currency: CURRENCY,
						items: [
							{ product_id: first, quantity: 1, value: price },
						],
					},
					at: changedAt,
					eventId: visits.toString( 16 ).padStart( 32, '0' ),
					visitor: visits.toString( 16 ).padStart( 16, '0' ),
					recognised: true,
					batchId: 1,
				};
				if ( isOrdering ) {
					order = {
						visitor,
						visit,
						snapshot: snapshot( orders, changedAt + MINUTE, first, {
							cart_id: id,
							isRefunded: dice() < REFUNDED,
						} ),
					};
				}
			}
			return { events, cart, order };
		},
	};
}

/** Minor units. */
export function priceOf( productId: number ): number {
	return 500 + ( ( productId * 7919 ) % 20_000 );
}

function snapshot(
	orderId: number,
	at: number,
	productId: number,
	more: { cart_id: string; isRefunded: boolean }
): OrderSnapshot {
	const net = priceOf( productId );
	const local = new Date( at )
		.toISOString()
		.slice( 0, 19 )
		.replace( 'T', ' ' );
	const row = {
		row_id: orderId,
		is_refund: false,
		status: 'processing',
		created: local,
		paid: local,
		completed: null,
		gross: net,
		tax: 0,
		shipping: 0,
		net,
		items: 1,
	};
	const item = {
		item_id: orderId,
		product_id: productId,
		quantity: 1,
		net,
		tax: 0,
	};
	return {
		order_id: orderId,
		version: at,
		state: 'live',
		status: 'processing',
		origin: 'checkout',
		created_at: at,
		paid_at: at,
		withdrawn_at: null,
		paid_event_id: eventIdOf( at, orderId ),
		currency: CURRENCY,
		decimals: 2,
		rate: 1,
		total: net,
		tax: 0,
		shipping: 0,
		discount: 0,
		items: [ item ],
		refunds: more.isRefunded
			? [
					{
						refund_id: 1_000_000 + orderId,
						created_at: at,
						amount: net,
						tax: 0,
						shipping: 0,
						items: [],
					},
				]
			: [],
		revenue: more.isRefunded
			? [
					row,
					{
						...row,
						row_id: 1_000_000 + orderId,
						is_refund: true,
						completed: local,
						gross: -net,
						net: -net,
						items: 0,
					},
				]
			: [ row ],
		nth: 1,
		coupons: [],
		payment_method: 'cod',
		attribution: null,
		cart_id: more.cart_id,
	};
}

/** A UUIDv7 of a time and a number. */
function eventIdOf( at: number, n: number ): string {
	const time = at.toString( 16 ).padStart( 12, '0' );
	const rest = n.toString( 16 ).padStart( 12, '0' );
	return `${ time.slice( 0, 8 ) }-${ time.slice( 8 ) }-7000-8000-${ rest }`;
}
