/** What buyers did before they ordered, from the browser's first step to the read model. */
import { sql } from 'kysely';
import type { Window } from '#contract/reports/range.ts';
import { describeOnEachDatabase } from '../../testing/databases.ts';
import {
	BLOCK,
	createTestShop,
	MINUTE,
	type TestShop,
} from '../../testing/shop.ts';
import { putDue } from './due.ts';

const NOON = Date.parse( '2026-11-23T12:00:00Z' );
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const DAYS = [
	'2026-11-19',
	'2026-11-20',
	'2026-11-21',
	'2026-11-22',
	'2026-11-23',
];
/** Value of an order as `snapshotOf` makes it, without tax and shipping. */
const WORTH = 3600;

describeOnEachDatabase( 'The closed loop', ( engine ) => {
	const db = engine.use();
	let siteId = 5000;
	let shop: TestShop;

	beforeEach( () => {
		siteId += 1;
		shop = createTestShop( db().database, siteId );
	} );

	const wish = ( at: number, product = 12, options = {} ) =>
		shop.act(
			at,
			'add_to_wishlist',
			{ product_id: product },
			{
				blockId: BLOCK,
				...options,
			}
		);

	async function after(
		window: Window,
		by: 'type' | 'block' | 'product' = 'type'
	) {
		const { rows } = await shop.loop.reader.after( {
			site: shop.site,
			days: DAYS,
			window,
			by,
		} );
		return Object.fromEntries(
			rows.map( ( row ) => [
				`${ row.key } ${ row.type }`.trim(),
				[ row.ordered, row.bought, row.sales ],
			] )
		);
	}

	async function rowsOf( table: string ) {
		const { rows } = await sql< { n: number } >`
			SELECT COUNT(*) AS n FROM ${ sql.table( table ) } WHERE site_id = ${ siteId }
		`.execute( db().database.queries );
		return Number( rows[ 0 ]?.n );
	}

	test( 'wish, compare and order in one visit: every window holds the steps, block and product by block and product', async () => {
		const at = NOON - HOUR;
		await wish( at );
		await shop.act( at + MINUTE, 'compare_view', {
			product_ids: [ 12, 34 ],
		} );
		await shop.order( 1, at + 10 * MINUTE );
		for ( const window of [ 'visit', '7', '30' ] as const ) {
			expect( await after( window ) ).toEqual( {
				add_to_wishlist: [ 1, 1, WORTH ],
				compare_view: [ 1, 1, WORTH ],
			} );
		}
		expect( await after( 'visit', 'block' ) ).toEqual( {
			[ `${ BLOCK } add_to_wishlist` ]: [ 1, 1, WORTH ],
		} );
		expect( await after( 'visit', 'product' ) ).toEqual( {
			'12 add_to_wishlist': [ 1, 1, WORTH ],
		} );
		expect(
			( await shop.loop.reader.pairs( { site: shop.site, days: DAYS } ) )
				.pairs
		).toEqual( [ { pair: '12:34', first: 1, second: 0 } ] );
		expect( await shop.loop.reader.stepsBefore( siteId, 1, 10 ) ).toEqual( {
			total: 2,
			visits: 1,
			source: 'direct',
			steps: [
				{
					at: at + MINUTE,
					before: 540,
					type: 'compare_view',
					blockId: null,
					page: '/shop/',
					productId: null,
					sameVisit: true,
				},
				{
					at,
					before: 600,
					type: 'add_to_wishlist',
					blockId: BLOCK,
					page: '/shop/',
					productId: 12,
					sameVisit: true,
				},
			],
		} );
	} );

	test( 'an order three days after is followed within 7 days, not in the visit; the rate waits for days that are over', async () => {
		await wish( NOON - 3 * DAY );
		await wish( NOON - 3 * DAY + MINUTE, 99 );
		await shop.order( 1, NOON - HOUR );
		expect( await after( 'visit' ) ).toEqual( {} );
		expect( await after( '7' ) ).toEqual( {
			add_to_wishlist: [ 1, 1, WORTH ],
		} );
		expect( await after( '7', 'product' ) ).toEqual( {
			'12 add_to_wishlist': [ 1, 1, WORTH ],
			'99 add_to_wishlist': [ 1, 0, WORTH ],
		} );
		const query = {
			site: shop.site,
			days: DAYS,
			window: '7',
			by: 'type',
		} as const;
		expect( ( await shop.loop.reader.after( query ) ).overDays ).toEqual(
			[]
		);
		shop.clock.advance( 5 * DAY );
		const later = await shop.loop.reader.after( query );
		expect( later.overDays ).toEqual( [ '2026-11-19', '2026-11-20' ] );
		expect( later.rows[ 0 ]?.orderedOver ).toBe( 1 );
		const wished = await shop.loop.reader.wished( {
			site: shop.site,
			days: DAYS,
		} );
		const once = { bought: 1, boughtOver: 0, medianDays: null };
		expect( wished.rows ).toMatchObject( {
			all: [ { key: '', ...once } ],
			product: [ { key: '12', ...once } ],
		} );
		expect(
			await shop.loop.reader.boughtOf( {
				site: shop.site,
				days: DAYS,
				types: [ 'add_to_wishlist', 'notify_back_in_stock' ],
			} )
		).toEqual( new Map( [ [ 12, 1 ] ] ) );
		expect(
			await shop.loop.reader.recognised( { site: shop.site, days: DAYS } )
		).toEqual( { recognised: 2, visits: 2 } );
	} );

	test( 'a second order does not inherit the steps before the first, and a visit counts once for both', async () => {
		const at = NOON - 2 * HOUR;
		await wish( at );
		await shop.order( 1, at + 5 * MINUTE );
		await wish( at + 10 * MINUTE, 34 );
		await shop.act( at + 11 * MINUTE, 'share', { method: 'mail' } );
		await shop.order( 2, at + 15 * MINUTE );
		expect(
			( await shop.loop.reader.stepsBefore( siteId, 2, 10 ) )?.steps.map(
				( step ) => step.type
			)
		).toEqual( [ 'share', 'add_to_wishlist' ] );
		expect( await after( 'visit' ) ).toEqual( {
			add_to_wishlist: [ 1, 1, 2 * WORTH ],
			share: [ 1, 0, WORTH ],
		} );
		// The first is withdrawn: the second begins further back.
		await shop.order( 1, at + 5 * MINUTE, {
			version: 2,
			changes: { withdrawn_at: NOON, status: 'cancelled' },
		} );
		expect(
			( await shop.loop.reader.stepsBefore( siteId, 2, 10 ) )?.total
		).toBe( 3 );
		expect( await after( 'visit' ) ).toEqual( {
			add_to_wishlist: [ 1, 1, WORTH ],
			share: [ 1, 0, WORTH ],
		} );
		expect(
			await shop.loop.reader.stepsBefore( siteId, 1, 10 )
		).toBeNull();
	} );

	test( 'without an id only the visit itself is linked, not the day before, and nobody’s order to nothing', async () => {
		await wish( NOON - 26 * HOUR, 34, { cookie: null } );
		await wish( NOON - HOUR, 12, { cookie: null } );
		await shop.order( 1, NOON - HOUR + MINUTE, { cookie: null } );
		await shop.order( 2, NOON - HOUR + MINUTE, { nobody: true } );
		expect( await after( 'visit', 'product' ) ).toEqual( {
			'12 add_to_wishlist': [ 1, 1, WORTH ],
		} );
		expect( await after( '30' ) ).toEqual( {} );
		expect(
			( await shop.loop.reader.stepsBefore( siteId, 1, 10 ) )?.total
		).toBe( 1 );
		expect(
			await shop.loop.reader.stepsBefore( siteId, 2, 10 )
		).toBeNull();
		expect(
			await shop.loop.reader.recognised( { site: shop.site, days: DAYS } )
		).toEqual( { recognised: 0, visits: 3 } );
	} );

	test( 'a step that is delivered after the order counts an hour later, and only once', async () => {
		const at = NOON - 10 * MINUTE;
		await wish( at );
		await shop.order( 1, at + 2 * MINUTE );
		await shop.act( at + MINUTE, 'share', { method: 'mail' } );
		expect( await after( 'visit' ) ).toEqual( {
			add_to_wishlist: [ 1, 1, WORTH ],
		} );
		shop.clock.advance( HOUR );
		await shop.loop.run();
		await shop.loop.run();
		expect( await after( 'visit' ) ).toEqual( {
			add_to_wishlist: [ 1, 1, WORTH ],
			share: [ 1, 0, WORTH ],
		} );
		shop.clock.advance( DAY + HOUR );
		await shop.loop.run();
		expect( await rowsOf( 'order_loop_due' ) ).toBe( 0 );
	} );

	test( 'says how many orders are not worked out yet; one that is only looked at again does not wait', async () => {
		await wish( NOON - HOUR );
		await shop.order( 1, NOON - 30 * MINUTE );
		await putDue( db().database, siteId, [
			{ orderId: 1, at: shop.clock.now() },
			{ orderId: 2, at: shop.clock.now() },
			{ orderId: 2, at: shop.clock.now() - MINUTE },
			{ orderId: 3, at: shop.clock.now() + MINUTE },
		] );
		expect( await shop.loop.reader.waiting( siteId ) ).toBe( 1 );
		expect( await shop.loop.reader.waiting( siteId + 1 ) ).toBe( 0 );
		await shop.loop.run();
		expect( await shop.loop.reader.waiting( siteId ) ).toBe( 0 );
	} );

	test( 'a refund lowers the worth, a withdrawal takes everything out', async () => {
		await wish( NOON - HOUR );
		await shop.order( 1, NOON - HOUR + MINUTE );
		const refund = {
			refund_id: 77,
			created_at: NOON,
			amount: 1000,
			tax: 0,
			shipping: 0,
			items: [],
		};
		await shop.order( 1, NOON - HOUR + MINUTE, {
			version: 2,
			changes: { refunds: [ refund ] },
		} );
		expect( await after( 'visit' ) ).toEqual( {
			add_to_wishlist: [ 1, 1, WORTH - 1000 ],
		} );
		await shop.order( 1, NOON - HOUR + MINUTE, {
			version: 3,
			changes: { withdrawn_at: NOON, status: 'cancelled' },
		} );
		expect( await after( 'visit' ) ).toEqual( {} );
		for ( const table of [
			'order_step',
			'order_loop',
			'loop_day',
			'order_loop_due',
		] ) {
			expect( await rowsOf( table ) ).toBe( 0 );
		}
	} );

	test( 'an order in a currency whose rate is not known has steps, but no worth', async () => {
		await wish( NOON - HOUR );
		await shop.order( 1, NOON - HOUR + MINUTE, {
			changes: { currency: 'USD', rate: null },
		} );
		expect( await after( 'visit' ) ).toEqual( {
			add_to_wishlist: [ 1, 1, null ],
		} );
		await shop.order( 1, NOON - HOUR + MINUTE, {
			version: 2,
			changes: { currency: 'USD', rate: 0.5 },
		} );
		expect( await after( 'visit' ) ).toEqual( {
			add_to_wishlist: [ 1, 1, WORTH / 2 ],
		} );
	} );

	test( 'two processes, told twice, at once: counted once', async () => {
		await wish( NOON - HOUR );
		await shop.order( 1, NOON - HOUR + MINUTE );
		const other = createTestShop(
			db().connect( { connections: 3 } ),
			siteId,
			shop.clock
		);
		const order = await shop.orders.sales.orderById( siteId, 1 );
		if ( order === null ) {
			throw new Error( 'The order is not there.' );
		}
		for ( let time = 0; time < 3; time += 1 ) {
			await Promise.all(
				[ shop, other ].map( async ( { loop } ) => {
					await loop.orderEvents.paid( order );
					await loop.run();
				} )
			);
		}
		expect( await after( '30' ) ).toEqual( {
			add_to_wishlist: [ 1, 1, WORTH ],
		} );
		expect( await rowsOf( 'order_loop' ) ).toBe( 1 );
	} );

	test( 'what was due when a process died is worked out by the next one; a changed time zone moves the days', async () => {
		const late = Date.parse( '2026-11-22T23:30:00Z' );
		await wish( late );
		await shop.order( 1, late + MINUTE );
		await sql`DELETE FROM loop_day WHERE loop_day.site_id = ${ siteId }`.execute(
			db().database.queries
		);
		await sql`DELETE FROM order_step WHERE order_step.site_id = ${ siteId }`.execute(
			db().database.queries
		);
		await sql`UPDATE order_loop SET adds = '[]' WHERE order_loop.site_id = ${ siteId }`.execute(
			db().database.queries
		);
		const next = createTestShop( db().database, siteId, shop.clock );
		await next.loop.redoSite( siteId );
		await next.loop.run();
		expect( await after( 'visit' ) ).toEqual( {
			add_to_wishlist: [ 1, 1, WORTH ],
		} );
		expect(
			(
				await shop.loop.reader.after( {
					site: shop.site,
					days: [ '2026-11-23' ],
					window: 'visit',
					by: 'type',
				} )
			).rows
		).toHaveLength( 1 );
	} );
} );
