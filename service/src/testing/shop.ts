/** A shop with everything that closes the loop, on a test database, with a clock that is set by hand. */
import type { EventInput } from '#contract/batch.ts';
import type { CartState } from '#contract/carts.ts';
import type { EventType } from '#contract/events/index.ts';
import type { OrderSnapshot } from '#contract/orders.ts';
import type { Database } from '../storage/database.ts';
import { createFakeClock, type FakeClock } from '../storage/fake-clock.ts';
import { type Carts, createCarts } from '../capabilities/carts/index.ts';
import { createFakeSites } from '../capabilities/collect/testing/fake-sites.ts';
import {
	type BatchOptions,
	eventAt,
	idOf,
	ORDINARY_ADDRESS,
	ORDINARY_BROWSER,
} from '../capabilities/collect/testing/test-batch.ts';
import {
	createTestCollect,
	type TestCollect,
} from '../capabilities/collect/testing/test-collect.ts';
import {
	createOrders,
	type Orders,
	type ShopSite,
} from '../capabilities/orders/index.ts';
import {
	paidId,
	SHOP,
	snapshotOf,
} from '../capabilities/orders/test-orders.ts';
import {
	type ClosedLoopCapability,
	createClosedLoop,
} from '../capabilities/closed-loop/index.ts';

export const MINUTE = 60_000;
const MADE_BEFORE_PAID = MINUTE;

export interface TestShop {
	readonly site: ShopSite;
	readonly clock: FakeClock;
	readonly test: TestCollect;
	readonly orders: Orders;
	readonly carts: Carts;
	readonly loop: ClosedLoopCapability;
	/** A step in a browser, sent when it happened. Cookie null: known for the day only. */
	act: (
		at: number,
		type: EventType,
		props: NonNullable< EventInput[ 'props' ] >,
		options?: { cookie?: string | null; blockId?: string; id?: string }
	) => Promise< void >;
	/** The shop's server tells of a cart; sent when it happened unless said. */
	cart: (
		at: number,
		cart: Partial< CartState > & Pick< CartState, 'id' >,
		options?: { cookie?: string; fact?: string }
	) => Promise< void >;
	/** Cookie null: the same browser, sealed. A snapshot of an order made at a time, and paid a minute later; then everything due is worked out. */
	order: (
		orderId: number,
		madeAt: number,
		options?: {
			cookie?: string | null;
			version?: number;
			changes?: Partial< OrderSnapshot >;
			/** Names no visitor. */
			nobody?: boolean;
		}
	) => Promise< void >;
}

/** Announced on every test site. */
export const BLOCK = 'abcdefghij';
export const COOKIE = 'BBBBBBBBBBBBBBBBBBBBBB';
const CONSENT = { state: 'statistics', source: 'cmp' } as const;

export function createTestShop(
	database: Database,
	siteId: number,
	clock = createFakeClock( Date.parse( '2026-11-23T12:00:00Z' ) )
): TestShop {
	const sites = createFakeSites( siteId );
	sites.announce( siteId, BLOCK );
	const site: ShopSite = { ...SHOP, id: siteId };
	let orders: Orders | null = null;
	const paidOrdersOf: Orders[ 'sales' ][ 'paidOrdersOf' ] = async (
		id,
		visitor
	) => ( await orders?.sales.paidOrdersOf( id, visitor ) ) ?? [];
	const onError = ( error: unknown ) => {
		throw error;
	};
	const carts = createCarts( { database, clock, paidOrdersOf, onError } );
	const test = createTestCollect( database, {
		sites,
		clock,
		deps: {
			openSealed: async () => ( {
				ip: ORDINARY_ADDRESS,
				userAgent: ORDINARY_BROWSER,
			} ),
			onCarts: ( of, heard ) =>
				carts.note(
					of,
					heard.map( ( cart ) => ( { ...cart, batchId: 0 } ) )
				),
		},
	} );
	const loop = createClosedLoop( {
		database,
		clock,
		rollups: test.reader,
		sales: {
			orderById: async ( id, order ) =>
				( await orders?.sales.orderById( id, order ) ) ?? null,
			paidOrdersOf,
		},
		siteById: async () => site,
		onError,
	} );
	const built = createOrders( {
		database,
		collect: test.collect,
		clock,
		listeners: [ carts.orderEvents, loop.orderEvents ],
		onError,
	} );
	orders = built;

	return {
		site,
		clock,
		test,
		orders: built,
		carts,
		loop,
		async act( at, type, props, options = {} ) {
			const { cookie = COOKIE, blockId, id } = options;
			const batch: BatchOptions = {
				siteId,
				sentAt: at,
				path: '/shop/',
				batch:
					cookie === null
						? {}
						: { consent: CONSENT, visitor: cookie },
				request: { receivedAt: at },
			};
			await test.send(
				[
					eventAt( at, type, {
						props,
						...( id ? { id } : {} ),
						...( blockId ? { block_id: blockId } : {} ),
					} ),
				],
				batch
			);
		},
		async cart( at, cart, { cookie = COOKIE, fact } = {} ) {
			await test.collect.receiveSigned( sites.site( siteId ), {
				schema_version: 1,
				sent_at: clock.now(),
				events: [
					{
						event_id: idOf( at, fact ?? `${ cart.id } ${ at }` ),
						fact_key: fact ?? `${ cart.id } ${ at }`,
						name: 'add_to_cart',
						props: { product_id: 12, quantity: 1 },
						visitor: { id: cookie },
						consent: CONSENT,
						cart: {
							step: 'cart',
							value: 1800,
							currency: 'EUR',
							items: [
								{ product_id: 12, quantity: 1, value: 1800 },
							],
							...cart,
						},
					},
				],
			} );
		},
		async order( orderId, madeAt, options = {} ) {
			const { cookie = COOKIE, version = 1, changes = {} } = options;
			const paidAt = madeAt + MADE_BEFORE_PAID;
			const snapshot = snapshotOf( orderId, version, {
				created_at: madeAt,
				paid_at: paidAt,
				paid_event_id: paidId( paidAt, `paid ${ orderId }` ),
				visitor_at: madeAt,
				...( cookie === null
					? {
							visitor: { sealed: 'of the ordinary browser' },
							consent: { state: 'unknown', source: 'default' },
						}
					: { visitor: { id: cookie } } ),
				...changes,
			} );
			if ( options.nobody ) {
				delete snapshot.visitor;
			}
			await built.receive( sites.site( siteId ), {
				sent_at: clock.now(),
				orders: [ snapshot ],
			} );
			await loop.run();
		},
	};
}
