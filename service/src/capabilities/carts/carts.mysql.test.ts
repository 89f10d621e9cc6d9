/** Carts from the facts of the shop's server to what reports ask: each counted once, whatever comes twice, late or in another order. */
import type { CartCount } from '#contract/carts.ts';
import { describeOnEachDatabase } from '../../testing/databases.ts';
import { recountCartDays } from './cart-days.ts';
import { createTestShop, MINUTE, type TestShop } from '../../testing/shop.ts';

const NOON = Date.parse( '2026-11-23T12:00:00Z' );
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const TODAY = '2026-11-23';
const A = 'aaaaaaaaaaaaaaaaaaaaaa';
const B = 'bbbbbbbbbbbbbbbbbbbbbb';

describeOnEachDatabase( 'Carts', ( engine ) => {
	const db = engine.use();
	let siteId = 7000;
	let shop: TestShop;

	beforeEach( () => {
		siteId += 1;
		shop = createTestShop( db().database, siteId );
	} );

	// Whatever a test did: what was added by difference is what a count of the carts says.
	afterEach( async () => {
		expect( await recountCartDays( db().database, siteId ) ).toEqual( [] );
	} );

	const query = ( days = [ TODAY ] ) => ( { siteId, days, currency: 'EUR' } );

	async function today( reader = shop.carts.reader ) {
		const [ day ] = await reader.days( query() );
		return (
			day && {
				started: day.started,
				ordered: day.ordered,
				left: day.left,
				open: day.open,
				valueLeft: day.valueLeft,
			}
		);
	}

	const counts = (
		started: number,
		ordered: number,
		left: number,
		open: number,
		valueLeft = 0
	) => ( { started, ordered, left, open, valueLeft } );

	test( 'a cart is open, and left 48 hours after its last change, with what stood in it at last', async () => {
		await shop.cart( NOON - HOUR, { id: A } );
		await shop.cart( NOON - MINUTE, {
			id: A,
			step: 'payment',
			value: 5000,
			items: [
				{ product_id: 12, quantity: 2, value: 3600 },
				{ product_id: 34, variation_id: 35, quantity: 1, value: 700 },
				{ product_id: 34, variation_id: 36, quantity: 1, value: 700 },
			],
		} );
		expect( await today() ).toEqual( counts( 1, 0, 0, 1 ) );
		shop.clock.advance( 48 * HOUR - 2 * MINUTE );
		await shop.carts.close();
		expect( await today() ).toEqual( counts( 1, 0, 0, 1 ) );
		shop.clock.advance( 2 * MINUTE );
		await shop.carts.close();
		expect( await today() ).toEqual( counts( 1, 0, 1, 0, 5000 ) );
		expect( await shop.carts.reader.lastSteps( query() ) ).toEqual( [
			{ step: 'payment', left: 1 },
		] );
		const products = await shop.carts.reader.products( query() );
		expect(
			[ ...products ].sort( ( a, b ) => a.productId - b.productId )
		).toEqual( [
			{
				productId: 12,
				carts: 1,
				closed: 1,
				left: 1,
				valueLeft: 3600,
				lastStep: 'payment',
			},
			{
				productId: 34,
				carts: 1,
				closed: 1,
				left: 1,
				valueLeft: 1400,
				lastStep: 'payment',
			},
		] );
		expect(
			await shop.carts.reader.leftOf( {
				...query(),
				products: [ 34, 99 ],
			} )
		).toEqual( new Map( [ [ 34, 1 ] ] ) );
	} );

	test( 'an earlier change that comes later does not undo a newer one, but the cart began then', async () => {
		await shop.cart( NOON - HOUR, { id: A, step: 'checkout', value: 200 } );
		await shop.cart( NOON - 14 * HOUR, { id: A, value: 100 } );
		const [ day ] = await shop.carts.reader.days(
			query( [ '2026-11-22', TODAY ] )
		);
		expect( day?.day ).toBe( '2026-11-22' );
		shop.clock.advance( 49 * HOUR );
		await shop.carts.close();
		expect(
			await shop.carts.reader.days( query( [ '2026-11-22', TODAY ] ) )
		).toMatchObject( [ { started: 1, left: 1, valueLeft: 200 } ] );
	} );

	test( 'a fact delivered twice, at once, by two processes is one cart', async () => {
		const other = createTestShop(
			db().connect( { connections: 3 } ),
			siteId,
			shop.clock
		);
		await Promise.all(
			[ shop, other, shop, other ].map( ( one ) =>
				one.cart( NOON - HOUR, { id: A } )
			)
		);
		expect( await today() ).toEqual( counts( 1, 0, 0, 1 ) );
		shop.clock.advance( 3 * DAY );
		await Promise.all( [ shop.carts.close(), other.carts.close() ] );
		expect( await today() ).toEqual( counts( 1, 0, 1, 0, 1800 ) );
	} );

	test( 'a late change opens a left cart again', async () => {
		await shop.cart( NOON - HOUR, { id: A } );
		shop.clock.advance( 3 * DAY );
		await shop.carts.close();
		expect( await today() ).toEqual( counts( 1, 0, 1, 0, 1800 ) );
		await shop.cart( NOON + 2 * DAY, { id: A, value: 900 } );
		expect( await today() ).toEqual( counts( 1, 0, 0, 1 ) );
		await shop.carts.close();
		expect( await today() ).toEqual( counts( 1, 0, 0, 1 ) );
	} );

	test.each( [ 'before', 'after' ] )(
		'a paid order closes its cart as ordered, heard of %s the cart; withdrawn, the cart is left',
		async ( when ) => {
			const tell = () => shop.cart( NOON - HOUR, { id: A } );
			if ( when === 'after' ) {
				await tell();
			}
			await shop.order( 1, NOON - HOUR + MINUTE, {
				changes: { cart_id: A },
			} );
			if ( when === 'before' ) {
				await tell();
			}
			// The order empties the cart.
			await shop.cart( NOON - 50 * MINUTE, {
				id: A,
				value: 0,
				items: [],
			} );
			expect( await today() ).toEqual( counts( 1, 1, 0, 0 ) );
			expect( await shop.carts.reader.products( query() ) ).toMatchObject(
				[ { productId: 12, carts: 1, closed: 1, left: 0 } ]
			);
			await shop.order( 1, NOON - HOUR + MINUTE, {
				version: 2,
				changes: {
					cart_id: A,
					withdrawn_at: NOON,
					status: 'cancelled',
				},
			} );
			expect( ( await today() )?.ordered ).toBe( 0 );
			shop.clock.advance( 3 * DAY );
			await shop.carts.close();
			expect( await today() ).toMatchObject( { ordered: 0, left: 1 } );
		}
	);

	test( 'a left cart is recovered by an order of its product within 14 days, judged when they are over', async () => {
		await shop.cart( NOON - HOUR, { id: A } );
		await shop.cart( NOON - HOUR, {
			id: B,
			items: [ { product_id: 99, quantity: 1, value: 100 } ],
		} );
		shop.clock.advance( 5 * DAY );
		await shop.carts.close();
		await shop.order( 1, NOON + 4 * DAY );
		const judged = async () =>
			( await shop.carts.reader.days( query() ) ).map( ( day ) => [
				day.recoverable,
				day.recovered,
			] );
		expect( await judged() ).toEqual( [ [ 0, 0 ] ] );
		shop.clock.advance( 10 * DAY );
		expect( await judged() ).toEqual( [ [ 2, 1 ] ] );
	} );

	test( 'counts of the shop are carts too, known as counts only; sent again they are the same', async () => {
		const count: CartCount = {
			fact_key: 'counts 2026-11-23 payment 0',
			day: TODAY,
			last_step: 'payment',
			ordered: false,
			carts: 3,
			value: 900,
			currency: 'EUR',
			products: [ { product_id: 12, carts: 2, value: 600 } ],
		};
		const ordered: CartCount = {
			...count,
			fact_key: 'counts 2026-11-23 payment 1',
			ordered: true,
			carts: 1,
			products: [],
		};
		const site = shop.test.sites.site( siteId );
		await Promise.all( [
			shop.carts.count( site, [ count, ordered ] ),
			shop.carts.count( site, [ count ] ),
		] );
		await shop.carts.count( site, [ count ] );
		await shop.cart( NOON - HOUR, { id: A } );
		expect( await today() ).toEqual( counts( 5, 1, 3, 1, 900 ) );
		expect(
			( await shop.carts.reader.days( query() ) )[ 0 ]?.countedOnly
		).toBe( 4 );
		expect( await shop.carts.reader.products( query() ) ).toEqual( [
			{
				productId: 12,
				carts: 3,
				closed: 2,
				left: 2,
				valueLeft: 600,
				lastStep: 'payment',
			},
		] );
	} );

	test( 'another currency counts without a value; a changed time zone moves the day; a batch goes wholly', async () => {
		await shop.cart( Date.parse( '2026-11-22T23:30:00Z' ), {
			id: A,
			currency: 'USD',
		} );
		shop.clock.advance( 3 * DAY );
		await shop.carts.close();
		expect( await today() ).toEqual( counts( 1, 0, 1, 0, 0 ) );
		await shop.carts.redate( { id: siteId, timeZone: 'UTC' } );
		expect( await today() ).toBeUndefined();
		await shop.carts.note( { id: siteId, timeZone: 'UTC' }, [
			{
				cart: {
					id: B,
					step: 'cart',
					value: 1,
					currency: 'EUR',
					items: [],
				},
				at: NOON,
				eventId: '0'.repeat( 32 ),
				visitor: '0'.repeat( 16 ),
				recognised: true,
				batchId: 4,
			},
		] );
		expect( ( await today() )?.started ).toBe( 1 );
		await shop.carts.removeBatch( { id: siteId, timeZone: 'UTC' }, 4 );
		expect( await today() ).toBeUndefined();
	} );

	test( 'products of carts are made again from the carts alone', async () => {
		await shop.cart( NOON - HOUR, { id: A } );
		await shop.cart( NOON - HOUR, {
			id: B,
			items: [ { product_id: 77, quantity: 1, value: 300 } ],
		} );
		const before = await shop.carts.reader.products( query() );
		expect( before.map( ( { productId } ) => productId ) ).toContain( 77 );
		await db().database.rawTransaction( async ( connection ) => {
			await connection.query(
				'DELETE FROM cart_day WHERE cart_day.site_id = ?',
				[ siteId ]
			);
		} );
		expect( await shop.carts.reader.products( query() ) ).toEqual( [] );
		await shop.carts.redate( shop.test.sites.site( siteId ) );
		expect( await shop.carts.reader.products( query() ) ).toEqual( before );
	} );

	test( 'two changes at once of carts that hold the same product are both counted', async () => {
		await Promise.all(
			[ A, B, 'c'.repeat( 22 ), 'd'.repeat( 22 ) ].map( ( id ) =>
				shop.cart( NOON - HOUR, {
					id,
					items: [ { product_id: 77, quantity: 1, value: 300 } ],
				} )
			)
		);
		expect( await shop.carts.reader.products( query() ) ).toMatchObject( [
			{ productId: 77, carts: 4, closed: 0 },
		] );
	} );
} );
