/** Visits when events come late, twice, in any order, from two processes: always what a recount from the events says. */
import fc from 'fast-check';
import type { EventInput } from '#contract/batch.ts';
import { describeOnEachDatabase } from '../../../testing/databases.ts';
import { createFakeSites } from '../testing/fake-sites.ts';
import { eventAt, type BatchOptions } from '../testing/test-batch.ts';
import {
	createTestCollect,
	HOUR,
	MINUTE,
	NOON,
	type TestCollect,
} from '../testing/test-collect.ts';

const TODAY = [ '2026-11-23' ];
/** Consented visitors: their id stays the same over midnight. */
const CONSENTED = {
	consent: { state: 'statistics', source: 'cmp' },
	visitor: 'AAAAAAAAAAAAAAAAAAAAAA',
} as const;

describeOnEachDatabase( 'Visits', ( engine ) => {
	const db = engine.use();
	let siteId = 100;
	let test1: TestCollect;

	/** Every test has a site of its own, so that its numbers are small and its own. */
	beforeEach( () => {
		siteId += 1;
		test1 = createTestCollect( db().database, {
			sites: createFakeSites( siteId ),
		} );
	} );

	async function send(
		events: readonly EventInput[],
		options: BatchOptions = {},
		by = test1
	) {
		expect(
			await by.send( events, {
				siteId,
				sentAt: by.clock.now(),
				...options,
			} )
		).toEqual( { kind: 'accepted' } );
	}

	async function visitsOn( days: readonly string[], by = test1 ) {
		const cells = await by.reader.days( {
			siteId,
			days,
			dimension: 'none',
			types: [ '@visit' ],
		} );
		return Object.fromEntries(
			cells.map( ( cell ) => [ cell.day, [ cell.visits, cell.events ] ] )
		);
	}

	async function expectExact( visits: number ) {
		const counted = await test1.recount( siteId );
		expect( counted.differences ).toEqual( [] );
		expect( counted.visits ).toBe( visits );
	}

	test( 'a gap of half an hour goes on with the visit, a longer one begins another', async () => {
		await send( [ eventAt( NOON - 2 * HOUR ) ] );
		await send( [ eventAt( NOON - 2 * HOUR + 30 * MINUTE ) ] );
		await send( [ eventAt( NOON - 2 * HOUR + 60 * MINUTE + 1 ) ] );
		expect( await visitsOn( TODAY ) ).toEqual( { '2026-11-23': [ 2, 3 ] } );
		await expectExact( 2 );
	} );

	test( 'another campaign begins another visit, the same one and a plain page do not', async () => {
		const at = NOON - HOUR;
		await send( [ eventAt( at ) ], { path: '/?utm_source=a' } );
		await send( [ eventAt( at + MINUTE ) ], { path: '/' } );
		await send( [ eventAt( at + 2 * MINUTE ) ], {
			path: '/?utm_source=a',
		} );
		await send( [ eventAt( at + 3 * MINUTE ) ], {
			path: '/?utm_source=a&utm_content=1',
		} );
		await send( [ eventAt( at + 4 * MINUTE ) ], {
			path: '/?utm_source=a&utm_content=2',
		} );
		expect( await visitsOn( TODAY ) ).toEqual( { '2026-11-23': [ 3, 5 ] } );
		await expectExact( 3 );
	} );

	test( 'midnight cuts nothing: all of a visit counts on the day it begins', async () => {
		const midnight = Date.parse( '2026-11-22T23:00:00Z' );
		test1.clock.set( midnight + 20 * MINUTE );
		await send( [
			eventAt( midnight - MINUTE ),
			eventAt( midnight + MINUTE, 'search', {
				props: { term: 'shoes' },
			} ),
		] );
		expect( await visitsOn( [ '2026-11-22', '2026-11-23' ] ) ).toEqual( {
			'2026-11-22': [ 1, 2 ],
		} );
		await expectExact( 1 );
	} );

	test( 'an event between two visits joins them into one, and their numbers are taken back', async () => {
		await send( [
			eventAt( NOON - 80 * MINUTE ),
			eventAt( NOON - 75 * MINUTE, 'search', { props: { term: 'a' } } ),
		] );
		await send( [
			eventAt( NOON - 25 * MINUTE, 'search', { props: { term: 'b' } } ),
		] );
		expect( await visitsOn( TODAY ) ).toEqual( { '2026-11-23': [ 2, 3 ] } );
		await send( [ eventAt( NOON - 50 * MINUTE ) ] );
		expect( await visitsOn( TODAY ) ).toEqual( { '2026-11-23': [ 1, 4 ] } );
		const search = await test1.reader.days( {
			siteId,
			days: TODAY,
			dimension: 'none',
			types: [ 'search' ],
		} );
		expect( search ).toMatchObject( [ { visits: 1, events: 2 } ] );
		await expectExact( 1 );
	} );

	test( 'an earlier event moves the beginning of a visit to the day before', async () => {
		const midnight = Date.parse( '2026-11-22T23:00:00Z' );
		test1.clock.set( midnight + HOUR );
		await send( [ eventAt( midnight + 5 * MINUTE ) ], {
			batch: CONSENTED,
		} );
		expect( await visitsOn( [ '2026-11-22', '2026-11-23' ] ) ).toEqual( {
			'2026-11-23': [ 1, 1 ],
		} );
		await send( [ eventAt( midnight - 5 * MINUTE ) ], {
			batch: CONSENTED,
		} );
		expect( await visitsOn( [ '2026-11-22', '2026-11-23' ] ) ).toEqual( {
			'2026-11-22': [ 1, 2 ],
		} );
		await expectExact( 1 );
	} );

	test( 'a late event with another campaign cuts a visit in two', async () => {
		const at = NOON - HOUR;
		await send( [ eventAt( at ), eventAt( at + 10 * MINUTE ) ] );
		await send( [ eventAt( at + 5 * MINUTE ) ], {
			path: '/?utm_source=late',
		} );
		expect( await visitsOn( TODAY ) ).toEqual( { '2026-11-23': [ 2, 3 ] } );
		await expectExact( 2 );
	} );

	test( 'the same event a hundred times at once, from two processes, is one row and counts once', async () => {
		const other = createTestCollect( db().connect(), {
			sites: test1.sites,
		} );
		const event = eventAt( NOON - MINUTE, 'search', {
			props: { term: 'x' },
		} );
		const answers = await Promise.all(
			Array.from( { length: 100 }, ( _, n ) =>
				( n % 2 === 0 ? test1 : other ).send( [ event ], {
					siteId,
					sentAt: NOON,
				} )
			)
		);
		expect( new Set( answers.map( ( answer ) => answer.kind ) ) ).toEqual(
			new Set( [ 'accepted' ] )
		);
		expect( await visitsOn( TODAY ) ).toEqual( { '2026-11-23': [ 1, 1 ] } );
		await expectExact( 1 );
	} );

	test( 'two processes with the same visitor in turn and at once stay exact', async () => {
		const other = createTestCollect( db().connect(), {
			sites: test1.sites,
		} );
		for ( let round = 0; round < 6; round += 1 ) {
			await Promise.all(
				Array.from( { length: 12 }, ( _, n ) =>
					send(
						[
							eventAt(
								NOON -
									3 * HOUR +
									( round * 12 + n ) * 2 * MINUTE,
								n % 3 === 0 ? 'page_view' : 'share',
								n % 3 === 0 ? {} : { props: { method: 'mail' } }
							),
						],
						{ ip: `203.0.113.${ n % 4 }`, path: `/p${ n % 5 }/` },
						n % 2 === 0 ? test1 : other
					)
				)
			);
		}
		const counted = await test1.recount( siteId );
		expect( counted.differences ).toEqual( [] );
		expect( counted.events ).toBe( 72 );
		expect( counted.visits ).toBe( 4 );
	} );

	test( 'a process that starts anew goes on with the visits that run', async () => {
		await send( [ eventAt( NOON - 10 * MINUTE ) ] );
		const restarted = createTestCollect( db().database, {
			sites: test1.sites,
		} );
		await send(
			[ eventAt( NOON - 5 * MINUTE ), eventAt( NOON - 15 * MINUTE ) ],
			{},
			restarted
		);
		expect( await visitsOn( TODAY ) ).toEqual( { '2026-11-23': [ 1, 3 ] } );
		await expectExact( 1 );
	} );

	test( 'a visit longer than what is read at first is read to its beginning', async () => {
		const events = Array.from( { length: 53 }, ( _, n ) =>
			eventAt( NOON - 22 * HOUR + n * 25 * MINUTE )
		);
		for ( let at = 0; at < events.length; at += 10 ) {
			await send( events.slice( at, at + 10 ) );
		}
		const restarted = createTestCollect( db().database, {
			sites: test1.sites,
		} );
		await send( [ eventAt( NOON - MINUTE ) ], {}, restarted );
		await send( [ eventAt( NOON - 22 * HOUR - MINUTE ) ], {}, restarted );
		await expectExact( 1 );
	} );

	test( 'more pages than are counted one by one cost no more, and stay exact out of order', async () => {
		for ( let n = 0; n < 130; n += 1 ) {
			await send( [ eventAt( NOON - HOUR + n * 20_000 ) ], {
				path: `/page-${ n }/`,
			} );
		}
		await send( [ eventAt( NOON - 50 * MINUTE ) ], { path: '/late/' } );
		const pages = await test1.reader.days( {
			siteId,
			days: TODAY,
			dimension: 'page',
			types: [ 'page_view' ],
		} );
		expect( pages ).toHaveLength( 100 );
		await expectExact( 1 );
	} );

	test( 'bots and staff are recorded and marked, and stand in no number of people', async () => {
		const at = NOON - 10 * MINUTE;
		await send( [ eventAt( at ) ] );
		await send( [ eventAt( at ) ], {
			userAgent:
				'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)',
		} );
		await send( [ eventAt( at ) ], { userAgent: '' } );
		await send( [ eventAt( at ) ], {
			ip: '203.0.113.8',
			request: { secPurpose: 'prefetch;prerender' },
		} );
		await send( [ eventAt( at ) ], {
			ip: '203.0.113.9',
			batch: { automated: 1 },
		} );
		await send( [ eventAt( at, 'share', { props: { method: 'mail' } } ) ], {
			ip: '203.0.113.10',
			batch: { staff: 1 },
		} );
		expect( await visitsOn( TODAY ) ).toEqual( { '2026-11-23': [ 1, 1 ] } );
		const marked = await test1.reader.days( {
			siteId,
			days: TODAY,
			dimension: 'audience',
			types: [ '@visit' ],
		} );
		expect(
			new Map( marked.map( ( cell ) => [ cell.key, cell.visits ] ) )
		).toEqual(
			new Map( [
				[ 'bot', 4 ],
				[ 'staff', 1 ],
			] )
		);
		const latest = await test1.reader.latest( siteId, 10 );
		expect( latest.map( ( event ) => event.audience ).sort() ).toEqual( [
			'bot',
			'bot',
			'bot',
			'bot',
			'person',
			'staff',
		] );
		expect( latest.filter( ( event ) => event.counted ) ).toHaveLength( 1 );
		await expectExact( 6 );
	} );

	test( 'staff count like people where the owner says so', async () => {
		test1.sites.change( siteId, { countStaff: true } );
		await send( [ eventAt( NOON - MINUTE ) ], { batch: { staff: 1 } } );
		expect( await visitsOn( TODAY ) ).toEqual( { '2026-11-23': [ 1, 1 ] } );
		expect( await test1.reader.latest( siteId, 1 ) ).toMatchObject( [
			{ audience: 'staff', counted: true },
		] );
		await expectExact( 1 );
	} );

	test( 'a visit runs on over midnight UTC although the key of the daily hash changes', async () => {
		const midnight = Date.parse( '2026-11-23T00:00:00Z' );
		test1.clock.set( midnight - MINUTE );
		await send( [ eventAt( midnight - MINUTE ) ] );
		test1.clock.set( midnight + 10 * MINUTE );
		await send( [ eventAt( midnight + 10 * MINUTE ) ] );
		test1.clock.set( midnight + 25 * MINUTE );
		const restarted = createTestCollect( db().database, {
			sites: test1.sites,
			clock: test1.clock,
		} );
		await send( [ eventAt( midnight + 25 * MINUTE ) ], {}, restarted );
		await expectExact( 1 );
		test1.clock.set( midnight + 2 * HOUR );
		await send( [ eventAt( midnight + 2 * HOUR ) ] );
		test1.clock.set( midnight + 2 * HOUR + MINUTE );
		await send( [ eventAt( midnight + 2 * HOUR + MINUTE ) ] );
		await expectExact( 2 );
	} );

	test( 'whatever comes, in whatever order and pieces, from two processes: the numbers are those of the events', async () => {
		const types = [
			'page_view',
			'view_block',
			'share',
			'login',
			'add_to_wishlist',
			'compare_view',
			'compare_choose',
		] as const;
		const event = fc.record( {
			minute: fc.integer( { min: 0, max: 20 * 60 } ),
			visitor: fc.integer( { min: 1, max: 3 } ),
			type: fc.constantFrom( ...types ),
			page: fc.integer( { min: 1, max: 3 } ),
			campaign: fc.option( fc.integer( { min: 1, max: 2 } ), {
				freq: 5,
			} ),
			consented: fc.boolean(),
			staff: fc.boolean().map( ( yes ) => ( yes ? 1 : undefined ) ),
			process: fc.integer( { min: 0, max: 1 } ),
			twice: fc.integer( { min: 0, max: 9 } ),
		} );
		const props = {
			page_view: {},
			view_block: {},
			share: { method: 'mail' },
			login: {},
			add_to_wishlist: { product_id: 12, list: 'default' },
			compare_view: { product_ids: [ 12, 34, 7 ] },
			compare_choose: {
				product_id: 34,
				against: [ 12, 7 ],
				via: 'cart',
			},
		};
		await fc.assert(
			fc.asyncProperty(
				fc.array( fc.array( event, { minLength: 1, maxLength: 4 } ), {
					minLength: 1,
					maxLength: 12,
				} ),
				async ( rounds ) => {
					siteId += 1;
					const sites = createFakeSites( siteId );
					const both = [
						createTestCollect( db().database, { sites } ),
						createTestCollect( db().connect( { connections: 2 } ), {
							sites,
						} ),
					];
					for ( const round of rounds ) {
						await Promise.all(
							round.map( async ( one ) => {
								const by = both[ one.process ] ?? test1;
								const input = eventAt(
									NOON - 21 * HOUR + one.minute * MINUTE,
									one.type === 'login'
										? 'page_view'
										: one.type,
									{ props: props[ one.type ] }
								);
								const options: BatchOptions = {
									siteId,
									sentAt: NOON,
									ip: `203.0.113.${ one.visitor }`,
									path: `/${ one.page }/${ one.campaign ? `?utm_source=c${ one.campaign }` : '' }`,
									batch: {
										...( one.staff ? { staff: 1 } : {} ),
										...( one.consented ? CONSENTED : {} ),
									},
								};
								await by.send( [ input ], options );
								if ( one.twice === 0 ) {
									await by.send( [ input ], options );
								}
							} )
						);
					}
					const counted = await ( both[ 0 ] ?? test1 ).recount(
						siteId
					);
					expect( counted.differences ).toEqual( [] );
					expect( counted.events ).toBe( rounds.flat().length );
				}
			),
			{ numRuns: 25 }
		);
	}, 120_000 );
} );
