/** Products, pairs and recognisable visitors: what visits were about, and of whom, counted as events arrive and proved by a recount. */
import { sql } from 'kysely';
import type { EventInput } from '#contract/batch.ts';
import type { EventType } from '#contract/events/index.ts';
import type { Dimension } from '#contract/reports/dimensions.ts';
import { describeOnEachDatabase } from '../../../testing/databases.ts';
import { foldAll } from '../../rollups/index.ts';
import { createFakeSites } from '../testing/fake-sites.ts';
import { eventAt, type BatchOptions, idOf } from '../testing/test-batch.ts';
import {
	createTestCollect,
	DAY,
	HOUR,
	MINUTE,
	NOON,
	type TestCollect,
} from '../testing/test-collect.ts';

const TODAY = [ '2026-11-23' ];
const COOKIE = 'AAAAAAAAAAAAAAAAAAAAAA';
const CONSENTED = {
	consent: { state: 'statistics', source: 'cmp' },
	visitor: COOKIE,
} as const;
const BLOCK = 'abcdefghij';

describeOnEachDatabase( 'What visits are about', ( engine ) => {
	const db = engine.use();
	let siteId = 3000;
	let test1: TestCollect;

	beforeEach( () => {
		siteId += 1;
		test1 = createTestCollect( db().database, {
			sites: createFakeSites( siteId ),
		} );
		test1.sites.announce( siteId, BLOCK );
	} );

	const send = (
		events: readonly EventInput[],
		options: BatchOptions = {}
	) =>
		test1.send( events, { siteId, sentAt: test1.clock.now(), ...options } );

	const about = (
		at: number,
		type: EventType,
		props: EventInput[ 'props' ]
	) => eventAt( at, type, { props } );

	const view = ( at: number, product: number ) =>
		about( at, 'view_product', { product_id: product } );

	async function cells( dimension: Dimension, days = TODAY ) {
		const found = await test1.reader.days( { siteId, days, dimension } );
		return Object.fromEntries(
			found.map( ( cell ) => [
				`${ cell.key } ${ cell.type }`.trim(),
				[ cell.visits, cell.events ],
			] )
		);
	}

	async function expectExact() {
		expect( ( await test1.recount( siteId ) ).differences ).toEqual( [] );
	}

	test( 'a visit counts once for a product and type, however often it happened', async () => {
		const at = NOON - HOUR;
		await send( [
			view( at, 12 ),
			view( at + 1, 12 ),
			view( at + 2, 34 ),
			about( at + 3, 'add_to_wishlist', {
				product_id: 12,
				list: 'default',
			} ),
			eventAt( at + 4 ),
		] );
		await send( [ view( at, 12 ) ], { ip: '203.0.113.8' } );
		expect( await cells( 'product' ) ).toEqual( {
			'12 view_product': [ 2, 3 ],
			'34 view_product': [ 1, 1 ],
			'12 add_to_wishlist': [ 1, 1 ],
		} );
		await expectExact();
	} );

	test( 'a fact of the shop’s server counts its product in the visit of the browser', async () => {
		const at = NOON - HOUR;
		await send( [ view( at, 12 ) ], { batch: CONSENTED } );
		await test1.collect.receiveSigned( test1.sites.site( siteId ), {
			schema_version: 1,
			sent_at: NOON,
			events: [
				{
					event_id: idOf( at + MINUTE, 'added' ),
					fact_key: 'cart 1',
					name: 'add_to_cart',
					props: { product_id: 12, quantity: 1 },
					visitor: { id: COOKIE },
					consent: CONSENTED.consent,
				},
			],
		} );
		expect( await cells( 'product' ) ).toEqual( {
			'12 view_product': [ 1, 1 ],
			'12 add_to_cart': [ 1, 1 ],
		} );
		expect( await cells( 'recognised_product' ) ).toEqual(
			await cells( 'product' )
		);
		expect( await cells( 'recognised' ) ).toEqual( await cells( 'none' ) );
		await expectExact();
	} );

	test( 'a comparison counts every pair of it, a choice its pairs and who won them', async () => {
		const at = NOON - HOUR;
		await send( [
			about( at, 'compare_view', { product_ids: [ 34, 12, 7 ] } ),
			about( at + 1, 'compare_choose', {
				product_id: 12,
				against: [ 34, 7 ],
				via: 'cart',
			} ),
		] );
		expect( await cells( 'pair' ) ).toEqual( {
			'12:34 compare_view': [ 1, 1 ],
			'7:34 compare_view': [ 1, 1 ],
			'7:12 compare_view': [ 1, 1 ],
			'12:34 compare_choose': [ 1, 1 ],
			'7:12 compare_choose': [ 1, 1 ],
		} );
		expect( await cells( 'won' ) ).toEqual( {
			'12:34>12 compare_choose': [ 1, 1 ],
			'7:12>12 compare_choose': [ 1, 1 ],
		} );
		expect(
			await test1.reader.days( {
				siteId,
				days: TODAY,
				dimension: 'won',
				key: '12:34>12',
			} )
		).toHaveLength( 1 );
		expect( await cells( 'product' ) ).toEqual( {
			'12 compare_choose': [ 1, 1 ],
		} );
		await expectExact();
	} );

	test( 'no more than six products are compared pair by pair', async () => {
		await send( [
			about( NOON - HOUR, 'compare_view', {
				product_ids: [ 1, 2, 3, 4, 5, 6, 7, 8 ],
			} ),
		] );
		const pairs = Object.keys( await cells( 'pair' ) );
		expect( pairs ).toHaveLength( 15 );
		expect( pairs ).not.toContain( '6:7 compare_view' );
		await expectExact();
	} );

	test( 'only visits of visitors with an id of their own are recognised, with their blocks and products', async () => {
		const at = NOON - HOUR;
		const events = () => [
			eventAt( at, 'view_block', { block_id: BLOCK } ),
			view( at, 12 ),
		];
		await send( events(), { batch: CONSENTED } );
		await send( events(), { ip: '203.0.113.8' } );
		// Agreed, but the browser keeps no cookie: known for the day only.
		await send( events(), {
			ip: '203.0.113.9',
			batch: { consent: CONSENTED.consent },
		} );
		expect( ( await cells( 'none' ) )[ '@visit' ] ).toEqual( [ 3, 6 ] );
		expect( ( await cells( 'recognised' ) )[ '@visit' ] ).toEqual( [
			1, 2,
		] );
		expect(
			( await cells( 'recognised_block' ) )[ `${ BLOCK } view_block` ]
		).toEqual( [ 1, 1 ] );
		expect( await cells( 'recognised_product' ) ).toEqual( {
			'12 view_product': [ 1, 1 ],
		} );
		await expectExact();
	} );

	test( 'an import is recognised, and its undoing leaves nothing of its products and pairs', async () => {
		const site = test1.sites.site( siteId );
		await send( [ view( NOON - HOUR, 12 ) ] );
		await test1.collect.receiveImport( site, 5, [
			{
				key: 'a',
				at: NOON - DAY,
				type: 'view_product',
				visitor: 'v',
				props: { product_id: 99 },
			},
			{
				key: 'b',
				at: NOON - DAY + 1,
				type: 'compare_view',
				visitor: 'v',
				props: { product_ids: [ 99, 12 ] },
			},
		] );
		const days = [ '2026-11-22', ...TODAY ];
		expect( await cells( 'recognised_product', days ) ).toEqual( {
			'99 view_product': [ 1, 1 ],
		} );
		expect( await cells( 'pair', days ) ).toEqual( {
			'12:99 compare_view': [ 1, 1 ],
		} );
		await expectExact();
		await test1.collect.undoImport( site, 5 );
		expect( await cells( 'recognised', days ) ).toEqual( {} );
		expect( await cells( 'pair', days ) ).toEqual( {} );
		expect( await cells( 'product', days ) ).toEqual( {
			'12 view_product': [ 1, 1 ],
		} );
		await expectExact();
	} );

	test( 'a late event that moves a visit takes its products and pairs along, in a rebuild too', async () => {
		const night = Date.parse( '2026-11-22T23:05:00Z' );
		await send( [
			view( night, 12 ),
			about( night + 1, 'compare_view', { product_ids: [ 12, 34 ] } ),
		] );
		expect( Object.keys( await cells( 'product' ) ) ).toHaveLength( 1 );
		await send( [ view( night - 10 * MINUTE, 12 ) ] );
		expect( await cells( 'product' ) ).toEqual( {} );
		expect( await cells( 'pair' ) ).toEqual( {} );
		expect( await cells( 'product', [ '2026-11-22' ] ) ).toEqual( {
			'12 view_product': [ 1, 2 ],
		} );
		await expectExact();
		await test1.collect.rebuild( test1.sites.site( siteId ) );
		await expectExact();
	} );

	test( 'one visit counts a hundred products one by one and no more, in whatever order they come', async () => {
		const at = NOON - HOUR;
		for ( let page = 0; page < 15; page += 1 ) {
			await send(
				Array.from( { length: 10 }, ( _, i ) =>
					view( at + page * 10 + i, page * 10 + i + 1 )
				),
				{ path: '/' }
			);
		}
		expect( Object.keys( await cells( 'product' ) ) ).toHaveLength( 100 );
		await send( [ view( at + 20, 500 ) ] );
		await expectExact();
		expect( ( await cells( 'product' ) )[ '500 view_product' ] ).toEqual( [
			1, 1,
		] );
	} );

	test( 'the table of products adds days up, folded and not folded, far ids too', async () => {
		await send( [
			view( NOON - 13 * HOUR, 12 ),
			view( NOON - 20 * HOUR, 12 ),
		] );
		await foldAll( db().database );
		await send( [
			view( NOON - HOUR, 12 ),
			view( NOON - HOUR, 4294967295 ),
		] );
		await send( [
			about( NOON - MINUTE, 'add_to_wishlist', {
				product_id: 34,
				list: 'default',
			} ),
		] );
		const table = await test1.reader.productTable( {
			siteId,
			days: [ '2026-11-21', '2026-11-22', '2026-11-23' ],
			types: [ 'add_to_wishlist', 'view_product' ],
		} );
		const rows = [ ...table.products ]
			.map( ( product, i ) => [
				product,
				table.visits[ 0 ]?.[ i ],
				table.visits[ 1 ]?.[ i ],
				table.events[ 1 ]?.[ i ],
			] )
			.sort( ( a, b ) => Number( a[ 0 ] ) - Number( b[ 0 ] ) );
		expect( rows ).toEqual( [
			[ 12, 0, 3, 3 ],
			[ 34, 1, 0, 0 ],
			[ 4294967295, 0, 1, 1 ],
		] );
	} );

	test( 'pairs beyond the dictionary’s limit are not counted, and a recount agrees', async () => {
		await sql`
			INSERT INTO dimension_value (site_id, dimension, id, value) VALUES (${ siteId }, 10, 99999, '1:2')
		`.execute( db().database.queries );
		await send( [
			about( NOON - HOUR, 'compare_view', {
				product_ids: [ 12, 34, 56 ],
			} ),
		] );
		expect( Object.keys( await cells( 'pair' ) ) ).toEqual( [] );
		await expectExact();
	} );
} );
