import { EVENTS } from '#contract/events/index.ts';
import { describeOnEachDatabase } from '../../testing/databases.ts';
import type { Database } from '../../storage/database.ts';
import { isPassing } from '../../storage/retry.ts';
import { eventAt } from '../collect/testing/test-batch.ts';
import {
	createTestCollect,
	DAY,
	HOUR,
	MINUTE,
	NOON,
} from '../collect/testing/test-collect.ts';
import { consentedVisitor } from '../collect/identity/visitor-hash.ts';
import type { OrderEvents } from './index.ts';
import {
	COOKIE,
	createTestOrders,
	paidId,
	refundRowOf,
	revenueOf,
	SHOP,
	snapshotOf,
	TODAY,
	unpaidSnapshotOf,
} from './test-orders.ts';

const PURCHASE = EVENTS.purchase.id;
const REFUND = EVENTS.refund.id;
const DAYS = [ '2026-11-22', '2026-11-23', '2026-11-24' ];
const VISITOR = consentedVisitor( 'site_1', COOKIE );

function open( database: Database, listener: Partial< OrderEvents > = {} ) {
	return createTestOrders(
		database,
		createTestCollect( database ),
		listener
	);
}

describeOnEachDatabase( 'an order that comes in', ( engine ) => {
	const db = engine.use();
	afterEach( async () => {
		const { clock, recount } = open( db().database );
		clock.set( NOON + DAY );
		expect( ( await recount() ).differences ).toEqual( [] );
		await db().database.rawTransaction( async ( connection ) => {
			for ( const table of [
				'shop_order',
				'order_item',
				'order_refund',
				'order_revenue',
				'order_event',
				'event',
				'visit',
				'rollup_day',
				'rollup_hour',
				'rollup_delta',
				'event_gate',
				'site_day_key',
			] ) {
				await connection.query( `DELETE FROM ${ table }` );
			}
		} );
	} );

	it( 'is a conversion in the visit of the request that made it', async () => {
		const { deliver, send, totals, events, orders, told } = open(
			db().database
		);
		await send( [ eventAt( NOON - 5 * MINUTE ) ], {
			batch: {
				visitor: COOKIE,
				consent: { state: 'statistics', source: 'cmp' },
			},
		} );
		await deliver( snapshotOf( 7, 1 ) );
		expect( await totals( DAYS ) ).toMatchObject( {
			'@visit': [ 1, 2 ],
			'@macro': [ 1, 1 ],
			purchase: [ 1, 1 ],
		} );
		expect( await events( PURCHASE ) ).toEqual( [
			{
				id: paidId( NOON - MINUTE, 'paid 7' ).replaceAll( '-', '' ),
				visitor: VISITOR,
				props: {
					order_id: 7,
					value: 3600,
					currency: 'EUR',
					tax: 760,
					shipping: 400,
				},
			},
		] );
		expect( await orders.sales.orderById( 1, 7 ) ).toMatchObject( {
			visitor: VISITOR,
			consent: 'statistics',
			counts: true,
			items: [ { productId: 12, quantity: 2, net: 3600 } ],
		} );
		expect( told ).toEqual( [ 'paid 7' ] );
	} );

	it( 'counts once when it is delivered twice, or several times in one delivery', async () => {
		const { deliver, totals, orders, told } = open( db().database );
		await deliver(
			snapshotOf( 7, 1 ),
			snapshotOf( 7, 3, { status: 'completed' } ),
			snapshotOf( 7, 2 )
		);
		await deliver( snapshotOf( 7, 3, { status: 'completed' } ) );
		expect( ( await totals( DAYS ) ).purchase ).toEqual( [ 1, 1 ] );
		expect( ( await orders.sales.orderById( 1, 7 ) )?.status ).toBe(
			'completed'
		);
		expect( await orders.sales.totals( SHOP, TODAY ) ).toMatchObject( {
			orders: 1,
			netSales: 3600,
			paidOrders: 1,
		} );
		expect( told ).toEqual( [ 'paid 7' ] );
	} );

	it( 'stays as it is when an older snapshot comes late', async () => {
		const { deliver, orders, totals } = open( db().database );
		await deliver( snapshotOf( 7, 20 ) );
		await deliver( unpaidSnapshotOf( 7, 10 ) );
		expect( await orders.sales.orderById( 1, 7 ) ).toMatchObject( {
			version: 20,
			status: 'processing',
			counts: true,
		} );
		expect( ( await totals( DAYS ) ).purchase ).toEqual( [ 1, 1 ] );
	} );

	it( 'counts once when two processes bring the same snapshots at once', async () => {
		const one = open( db().database );
		const other = open( db().connect() );
		const all = Array.from( { length: 20 }, ( _, i ) =>
			snapshotOf( 100 + i, 1, {
				visitor: { id: COOKIE.slice( 0, 20 ) + String( 10 + i ) },
			} )
		);
		await Promise.all( [
			one.deliver( ...all ),
			other.deliver( ...[ ...all ].reverse() ),
			one.send( [ eventAt( NOON ) ] ),
			other.send( [ eventAt( NOON ) ] ),
			other.deliver( ...all.slice( 5 ) ),
		] );
		expect( ( await one.totals( DAYS ) ).purchase ).toEqual( [ 20, 20 ] );
		expect( await one.orders.sales.totals( SHOP, TODAY ) ).toMatchObject( {
			orders: 20,
			netSales: 72000,
		} );
		expect( [ ...one.told, ...other.told ].sort() ).toEqual(
			all.map( ( order ) => `paid ${ order.order_id }` )
		);
	} );

	it( 'of a site whose gate row is gone makes a new one', async () => {
		const { deliver, totals } = open( db().database );
		await deliver( snapshotOf( 7, 1 ) );
		await db().database.rawTransaction( ( connection ) =>
			connection.query( 'DELETE FROM event_gate' )
		);
		await db().database.rawTransaction( ( connection ) =>
			connection.query( 'DELETE FROM rollup_delta' )
		);
		await db().database.rawTransaction( ( connection ) =>
			connection.query( 'DELETE FROM event' )
		);
		await db().database.rawTransaction( ( connection ) =>
			connection.query( 'DELETE FROM visit' )
		);
		await open( db().connect() ).deliver( snapshotOf( 8, 1 ) );
		expect( ( await totals( DAYS ) ).purchase ).toEqual( [ 1, 1 ] );
	} );

	it( 'is done again after a deadlock, and counts once', async () => {
		const { deliver, totals, collect } = open( db().database );
		const site = open( db().database ).sites.site( 1 );
		let attempts = 0;
		await collect.atomically( site, async ( gate ) => {
			attempts += 1;
			if ( attempts === 1 ) {
				throw Object.assign( new Error( 'deadlock' ), { errno: 1213 } );
			}
			return gate.write( [] );
		} );
		expect( attempts ).toBe( 2 );
		await deliver( snapshotOf( 7, 1 ) );
		expect( ( await totals( DAYS ) ).purchase ).toEqual( [ 1, 1 ] );
	} );

	it( 'loses nothing and counts nothing twice while its connections are killed', async () => {
		const { deliver, totals, orders } = open( db().connect() );
		let kills = 0;
		for ( let version = 1; version <= 15; version += 1 ) {
			const snapshots = [ 1, 2, 3 ].map( ( id ) =>
				snapshotOf( id, version, {
					withdrawn_at: version % 2 === 0 ? NOON : null,
					nth: 2,
				} )
			);
			const delivery = untilStored( () => deliver( ...snapshots ) );
			kills += await killOthers( db().database );
			await delivery;
		}
		expect( kills ).toBeGreaterThan( 0 );
		expect( await totals( DAYS ) ).toMatchObject( {
			purchase: [ 1, 3 ],
			reorder: [ 1, 3 ],
			'@visit': [ 1, 6 ],
		} );
		expect( await orders.sales.totals( SHOP, TODAY ) ).toMatchObject( {
			orders: 3,
			paidOrders: 3,
		} );
	} );

	it( 'paid days after it was made is a conversion of the visitor who made it', async () => {
		const { deliver, clock, events } = open( db().database );
		await deliver( unpaidSnapshotOf( 7, 1 ) );
		clock.set( NOON + 3 * DAY );
		const paidAt = NOON + 3 * DAY - MINUTE;
		await deliver(
			snapshotOf( 7, 2, {
				paid_at: paidAt,
				paid_event_id: paidId( paidAt, 'paid late' ),
				visitor: undefined,
				consent: undefined,
				visitor_at: undefined,
			} )
		);
		expect( await events( PURCHASE ) ).toMatchObject( [
			{ visitor: VISITOR },
		] );
	} );

	it( 'keeps the visitor it had when a later snapshot names another or none', async () => {
		const { deliver, orders, events } = open( db().database );
		await deliver( snapshotOf( 7, 1 ) );
		await deliver( snapshotOf( 7, 2, { visitor: undefined } ) );
		await deliver(
			snapshotOf( 7, 3, { visitor: { id: 'BBBBBBBBBBBBBBBBBBBBBB' } } )
		);
		expect( ( await orders.sales.orderById( 1, 7 ) )?.visitor ).toBe(
			VISITOR
		);
		expect( await events( PURCHASE ) ).toMatchObject( [
			{ visitor: VISITOR },
		] );
		expect(
			( await orders.sales.paidOrdersOf( 1, VISITOR ) ).map(
				( order ) => order.orderId
			)
		).toEqual( [ 7 ] );
	} );

	it( 'without consent is a conversion joined to nobody', async () => {
		const { deliver, orders, totals, events } = open( db().database );
		await deliver(
			snapshotOf( 7, 1, { consent: { state: 'denied', source: 'cmp' } } )
		);
		expect( await orders.sales.orderById( 1, 7 ) ).toMatchObject( {
			visitor: null,
			visitorAt: null,
			consent: 'denied',
			counts: true,
		} );
		expect( ( await totals( DAYS ) ).purchase ).toEqual( [ 1, 1 ] );
		expect( ( await events( PURCHASE ) )[ 0 ]?.visitor ).not.toBe(
			VISITOR
		);
	} );

	it( 'from wp-admin, from before the connection or of a subscription stands among the sales and in no visit', async () => {
		const { deliver, orders, totals } = open( db().database );
		const unseen = {
			visitor: undefined,
			consent: undefined,
			visitor_at: undefined,
		};
		await deliver(
			snapshotOf( 1, 1, { origin: 'admin' } ),
			snapshotOf( 2, 1, unseen ),
			snapshotOf( 3, 1, { ...unseen, origin: 'renewal' } )
		);
		expect( await totals( DAYS ) ).toEqual( {} );
		expect( await orders.sales.totals( SHOP, TODAY ) ).toMatchObject( {
			orders: 3,
			netSales: 10800,
			paidOrders: 1,
			paidElsewhere: 1,
		} );
		expect( ( await orders.sales.orderById( 1, 1 ) )?.visitor ).toBeNull();
	} );

	it( 'that begins a subscription is a purchase and a subscription, one conversion of one visit, and both go with it', async () => {
		const { deliver, send, totals, events, orders } = open( db().database );
		await send( [ eventAt( NOON - 5 * MINUTE ) ], {
			batch: {
				visitor: COOKIE,
				consent: { state: 'statistics', source: 'cmp' },
			},
		} );
		const before = await totals( DAYS );
		await deliver( snapshotOf( 7, 1, { subscription: 'start' } ) );
		await deliver( snapshotOf( 7, 2, { subscription: 'start' } ) );
		expect( await totals( DAYS ) ).toMatchObject( {
			'@visit': [ 1, 3 ],
			'@macro': [ 1, 1 ],
			purchase: [ 1, 1 ],
			subscribe: [ 1, 1 ],
		} );
		expect( await events( EVENTS.subscribe.id ) ).toMatchObject( [
			{ visitor: VISITOR, props: { order_id: 7, with_purchase: 1 } },
		] );
		expect( await orders.sales.totals( SHOP, TODAY ) ).toMatchObject( {
			orders: 1,
			netSales: 3600,
			paidOrders: 1,
		} );
		await deliver(
			snapshotOf( 7, 3, {
				subscription: 'start',
				status: 'cancelled',
				withdrawn_at: NOON,
			} )
		);
		expect( await totals( DAYS ) ).toEqual( before );
	} );

	it( 'of a subscription that was only known to begin later, as a younger snapshot says, becomes one without a second purchase', async () => {
		const { deliver, totals } = open( db().database );
		await deliver( snapshotOf( 7, 1 ) );
		await deliver( snapshotOf( 7, 2, { subscription: 'start' } ) );
		expect( await totals( DAYS ) ).toMatchObject( {
			'@macro': [ 1, 1 ],
			purchase: [ 1, 1 ],
			subscribe: [ 1, 1 ],
		} );
		await deliver( snapshotOf( 7, 3, { subscription: null } ) );
		const after = await totals( DAYS );
		expect( after.purchase ).toEqual( [ 1, 1 ] );
		expect( after ).not.toHaveProperty( 'subscribe' );
	} );

	it( 'that renews a subscription is an order again of the visit it was paid in by hand, and no new sale', async () => {
		const { deliver, send, totals, orders } = open( db().database );
		await send( [ eventAt( NOON - 5 * MINUTE ) ], {
			batch: {
				visitor: COOKIE,
				consent: { state: 'statistics', source: 'cmp' },
			},
		} );
		await deliver(
			snapshotOf( 7, 1, {
				origin: 'renewal',
				subscription: 'renewal',
				nth: 4,
			} )
		);
		const after = await totals( DAYS );
		expect( after ).toMatchObject( {
			'@visit': [ 1, 2 ],
			reorder: [ 1, 1 ],
		} );
		expect( after ).not.toHaveProperty( 'purchase' );
		expect( after ).not.toHaveProperty( '@macro' );
		expect( await orders.sales.orderById( 1, 7 ) ).toMatchObject( {
			origin: 'renewal',
			visitor: VISITOR,
			purchaseId: null,
		} );
		expect( await orders.sales.totals( SHOP, TODAY ) ).toMatchObject( {
			orders: 1,
			paidOrders: 0,
			paidElsewhere: 0,
		} );
	} );

	it( 'that is cancelled unpaid never counts, and one that is withdrawn counts no more', async () => {
		const { deliver, send, totals, orders, told } = open( db().database );
		await send( [ eventAt( NOON - 5 * MINUTE ) ], {
			batch: {
				visitor: COOKIE,
				consent: { state: 'statistics', source: 'cmp' },
			},
		} );
		const before = await totals( DAYS );
		await deliver(
			unpaidSnapshotOf( 6, 1, {
				status: 'cancelled',
				revenue: [
					revenueOf( 6, { status: 'cancelled', paid: null } ),
				],
			} ),
			snapshotOf( 7, 1 )
		);
		const cancelled = snapshotOf( 7, 2, {
			status: 'cancelled',
			withdrawn_at: NOON - MINUTE / 2,
			revenue: [ revenueOf( 7, { status: 'cancelled' } ) ],
		} );
		await deliver( cancelled );
		expect( await totals( DAYS ) ).toEqual( before );
		expect( await orders.sales.totals( SHOP, TODAY ) ).toMatchObject( {
			orders: 0,
			netSales: 0,
			paidOrders: 0,
		} );
		expect( ( await orders.sales.orderById( 1, 7 ) )?.counts ).toBe(
			false
		);

		await deliver( snapshotOf( 7, 3 ) );
		expect( ( await totals( DAYS ) ).purchase ).toEqual( [ 1, 1 ] );
		expect( told ).toEqual( [
			'changed 6',
			'paid 7',
			'withdrawn 7',
			'paid 7',
		] );
	} );

	it( 'that is paid again at another time counts at that time only', async () => {
		const { deliver, totals, events, clock } = open( db().database );
		clock.set( NOON + 2 * HOUR );
		await deliver( snapshotOf( 7, 1 ) );
		await deliver( snapshotOf( 7, 2, { withdrawn_at: NOON } ) );
		await deliver( snapshotOf( 7, 3, { paid_at: NOON + HOUR } ) );
		expect( await events( PURCHASE ) ).toHaveLength( 1 );
		expect( ( await totals( DAYS ) ).purchase ).toEqual( [ 1, 1 ] );
	} );

	it( 'of cash on delivery is paid before WooCommerce counts it', async () => {
		const { deliver, orders } = open( db().database );
		await deliver(
			snapshotOf( 7, 1, { revenue: [ revenueOf( 7, { paid: null } ) ] } )
		);
		expect( await orders.sales.totals( SHOP, TODAY ) ).toMatchObject( {
			orders: 0,
			netSales: 0,
			notCountedYet: { orders: 1, value: 3600 },
			paidOrders: 1,
		} );
		await deliver(
			snapshotOf( 7, 2, {
				status: 'completed',
				revenue: [ revenueOf( 7, { status: 'completed' } ) ],
			} )
		);
		expect( await orders.sales.totals( SHOP, TODAY ) ).toMatchObject( {
			orders: 1,
			netSales: 3600,
			notCountedYet: { orders: 0, value: 0 },
		} );
	} );

	it( 'refunded in part and then wholly follows WooCommerce’s double booking, and says so', async () => {
		const { deliver, orders, events, totals, clock } = open(
			db().database
		);
		clock.set( NOON + DAY );
		const part = {
			refund_id: 71,
			created_at: NOON,
			amount: 1000,
			tax: 0,
			shipping: 0,
			items: [
				{
					item_id: 711,
					product_id: 12,
					quantity: 1,
					net: 1000,
					tax: 0,
				},
			],
		};
		const rest = {
			refund_id: 72,
			created_at: NOON + HOUR,
			amount: 3760,
			tax: 760,
			shipping: 400,
			items: [],
		};
		const partRow = refundRowOf( 71, -1000, '2026-11-23 13:00:00', {
			items: -1,
		} );
		await deliver(
			snapshotOf( 7, 1, {
				refunds: [ part ],
				revenue: [ revenueOf( 7 ), partRow ],
			} )
		);
		const visits = ( await totals( DAYS ) )[ '@visit' ];
		expect( await orders.sales.totals( SHOP, TODAY ) ).toMatchObject( {
			netSales: 2600,
			refundedTwice: 0,
		} );
		await deliver(
			snapshotOf( 7, 2, {
				status: 'refunded',
				refunds: [ part, rest ],
				revenue: [
					revenueOf( 7, { status: 'refunded' } ),
					{ ...partRow, status: 'refunded' },
					refundRowOf( 72, -3600, '2026-11-23 14:00:00', {
						status: 'refunded',
						items: -2,
					} ),
				],
			} )
		);
		expect( await orders.sales.totals( SHOP, TODAY ) ).toMatchObject( {
			orders: 1,
			netSales: -1000,
			refundedTwice: 1,
			paidOrders: 1,
		} );
		expect( await orders.sales.perProduct( SHOP, TODAY ) ).toEqual( {
			rows: [ { productId: 12, orders: 1, items: -1, netSales: 0 } ],
			total: 1,
			items: -1,
			netSales: 0,
			withoutProduct: -1000,
		} );
		expect(
			( await events( REFUND ) ).map( ( { props } ) => props )
		).toEqual( [
			{ order_id: 7, refund_id: 71, value: -1000, currency: 'EUR' },
			{ order_id: 7, refund_id: 72, value: -3760, currency: 'EUR' },
		] );
		// The shop gives money back: no visit of anybody.
		expect( ( await totals( DAYS ) )[ '@visit' ] ).toEqual( visits );
		expect( await orders.sales.orderById( 1, 7 ) ).toMatchObject( {
			refunded: 4760,
			counts: true,
		} );

		await deliver(
			snapshotOf( 7, 3, {
				refunds: [ part ],
				revenue: [ revenueOf( 7 ), partRow ],
			} )
		);
		expect( await events( REFUND ) ).toHaveLength( 1 );
		expect( await orders.sales.totals( SHOP, TODAY ) ).toMatchObject( {
			netSales: 2600,
		} );
	} );

	it( 'of a returning customer is also an order again', async () => {
		const { deliver, totals } = open( db().database );
		await deliver( snapshotOf( 7, 1, { nth: 2 } ) );
		expect( await totals( DAYS ) ).toMatchObject( {
			purchase: [ 1, 1 ],
			reorder: [ 1, 1 ],
			'@visit': [ 1, 2 ],
			'@macro': [ 1, 1 ],
		} );
	} );

	it( 'stays counted in the trash as WooCommerce keeps it, comes back, and is gone when it is deleted', async () => {
		const { deliver, orders, totals, told } = open( db().database );
		await deliver( snapshotOf( 7, 1 ) );
		await deliver( snapshotOf( 7, 2, { state: 'trashed' } ) );
		expect( await orders.sales.totals( SHOP, TODAY ) ).toMatchObject( {
			orders: 1,
			netSales: 3600,
		} );
		await deliver( snapshotOf( 7, 3 ) );
		await deliver(
			snapshotOf( 7, 4, { state: 'deleted', items: [], revenue: [] } )
		);
		expect( await orders.sales.totals( SHOP, TODAY ) ).toMatchObject( {
			orders: 0,
			netSales: 0,
			paidOrders: 0,
			notCountedYet: { orders: 0, value: 0 },
		} );
		expect( await totals( DAYS ) ).toEqual( {} );
		expect( await orders.sales.orderById( 1, 7 ) ).toMatchObject( {
			state: 'deleted',
			total: 0,
			visitor: null,
			items: [],
		} );
		await deliver( snapshotOf( 7, 3 ) );
		expect( ( await orders.sales.orderById( 1, 7 ) )?.state ).toBe(
			'deleted'
		);
		expect( told ).toEqual( [
			'paid 7',
			'changed 7',
			'changed 7',
			'withdrawn 7',
		] );
	} );

	it( 'is told again by the next process when the one that stored it died before telling', async () => {
		const dying = open( db().database, {
			paid: () => Promise.reject( new Error( 'the process ends' ) ),
		} );
		await expect( dying.deliver( snapshotOf( 7, 1 ) ) ).rejects.toThrow(
			'the process ends'
		);
		const next = open( db().connect() );
		next.clock.set( NOON + MINUTE );
		await next.deliver( snapshotOf( 7, 1 ) );
		expect( next.told ).toEqual( [] );
		next.orders.start();
		await next.orders.stop();
		expect( next.told ).toEqual( [ 'paid 7' ] );
		next.orders.start();
		await next.orders.stop();
		expect( next.told ).toEqual( [ 'paid 7' ] );
		expect( ( await next.totals( DAYS ) ).purchase ).toEqual( [ 1, 1 ] );
	} );

	it( 'keeps nothing that names a person', async () => {
		const { deliver } = open( db().database );
		await deliver(
			snapshotOf( 7, 1, {
				coupons: [ 'jane.doe@mail.example' ],
				attribution: {
					utm_source: 'letter',
					utm_campaign: 'to jane.doe@mail.example',
				},
			} )
		);
		const [ rows ] = await db().database.rawTransaction( ( connection ) =>
			connection.query( 'SELECT * FROM shop_order' )
		);
		expect( JSON.stringify( rows ) ).not.toContain( 'jane' );
		expect( JSON.stringify( rows ) ).not.toContain( COOKIE );
	} );

	it( 'of the demo is taken out with everything it made, and never replaces a real one', async () => {
		const { deliver, orders, totals, sites, told } = open( db().database );
		const site = sites.site( 1 );
		await deliver( snapshotOf( 7, 1 ) );
		const before = await totals( DAYS );
		await orders.receiveDemoOrders( site, 5, [
			{ snapshot: snapshotOf( 7, 99 ), visitor: 'v1' },
			{
				snapshot: snapshotOf( 4000000001, 1, {
					visitor: undefined,
					consent: undefined,
					visitor_at: undefined,
				} ),
				visitor: 'v1',
				visit: 'first',
			},
		] );
		expect( ( await orders.sales.orderById( 1, 7 ) )?.batchId ).toBe( 0 );
		expect( ( await totals( DAYS ) ).purchase ).toEqual( [ 2, 2 ] );
		await orders.removeDemoOrders( site, 5 );
		await orders.removeDemoOrders( site, 5 );
		expect( await totals( DAYS ) ).toEqual( before );
		expect( await orders.sales.totals( SHOP, TODAY ) ).toMatchObject( {
			orders: 1,
		} );
		expect( told ).toEqual( [
			'paid 7',
			'paid 4000000001',
			'withdrawn 4000000001',
		] );
	} );
} );

/** Ends every other connection to the schema, whatever runs on it. */
async function killOthers( database: Database ): Promise< number > {
	return database.rawTransaction( async ( connection ) => {
		const [ [ own ] ] = ( await connection.query(
			'SELECT CONNECTION_ID() AS id, DATABASE() AS name'
		) ) as unknown as [ [ { id: number; name: string } ] ];
		const [ rows ] = ( await connection.query(
			'SHOW PROCESSLIST'
		) ) as unknown as [ { Id: number; db: string | null }[] ];
		let killed = 0;
		for ( const row of rows ) {
			if ( row.db === own.name && row.Id !== own.id ) {
				// It may have ended by itself meanwhile.
				await connection
					.query( `KILL CONNECTION ${ row.Id }` )
					.then( () => ( killed += 1 ) )
					.catch( () => undefined );
			}
		}
		return killed;
	} );
}

/** Delivers as the outbox does: again, until it was taken. */
async function untilStored( deliver: () => Promise< void > ): Promise< void > {
	for (;;) {
		try {
			await deliver();
			return;
		} catch ( error ) {
			if ( ! isPassing( error ) ) {
				throw error;
			}
		}
	}
}
