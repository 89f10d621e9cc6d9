/**
 * Chapter 1. A visitor opens a page and clicks a button; two numbers move.
 */
import { describeOnEachDatabase } from '../../../testing/databases.ts';
import { eventAt } from '../testing/test-batch.ts';
import { createTestCollect, MINUTE, NOON } from '../testing/test-collect.ts';

describeOnEachDatabase( 'An event arrives', ( engine ) => {
	const db = engine.use();

	test( 'and stands in the numbers as soon as the request is answered', async () => {
		const { send, sites, reader, totals, recount } = createTestCollect(
			db().database
		);
		sites.announce( 1, 'abcdefghij' );

		const answer = await send(
			[
				eventAt( NOON - MINUTE ),
				eventAt( NOON - 20_000, 'view_block', {
					block_id: 'abcdefghij',
				} ),
				eventAt( NOON, 'cta_click', {
					block_id: 'abcdefghij',
					props: { kind: 'link' },
				} ),
			],
			{
				path: '/pricing/',
				batch: { referrer: 'https://www.google.com/' },
			}
		);

		expect( answer ).toEqual( { kind: 'accepted' } );
		expect( await totals( [ '2026-11-23' ] ) ).toEqual( {
			page_view: [ 1, 1 ],
			view_block: [ 1, 1 ],
			cta_click: [ 1, 1 ],
			'@visit': [ 1, 3 ],
			'@step': [ 1, 1 ],
			'@awareness': [ 1, 1 ],
		} );

		const clicksOf = (
			dimension:
				| 'block'
				| 'page'
				| 'source'
				| 'device'
				| 'with_page'
				| 'with_block'
				| 'with_step'
		) =>
			reader.days( {
				siteId: 1,
				days: [ '2026-11-23' ],
				dimension,
				types: [ 'cta_click' ],
			} );
		const cell = {
			day: '2026-11-23',
			type: 'cta_click',
			visits: 1,
			events: 1,
		};
		expect( await clicksOf( 'block' ) ).toEqual( [
			{ ...cell, key: 'abcdefghij' },
		] );
		expect( await clicksOf( 'page' ) ).toEqual( [
			{ ...cell, key: '/pricing/' },
		] );
		expect( await clicksOf( 'source' ) ).toEqual( [
			{ ...cell, key: 'google.com' },
		] );
		expect( await clicksOf( 'device' ) ).toEqual( [
			{ ...cell, key: 'desktop' },
		] );
		expect( await clicksOf( 'with_page' ) ).toEqual( [
			{ ...cell, key: '/pricing/' },
		] );
		expect( await clicksOf( 'with_block' ) ).toEqual( [
			{ ...cell, key: 'abcdefghij' },
		] );
		expect( await clicksOf( 'with_step' ) ).toEqual( [
			{ ...cell, key: 'cta_click' },
		] );

		expect(
			await reader.hours( {
				siteId: 1,
				from: new Date( '2026-11-23T11:00:00Z' ),
				to: new Date( '2026-11-23T13:00:00Z' ),
				types: [ '@visit' ],
			} )
		).toEqual( [
			{ hour: '2026-11-23T11', type: '@visit', visits: 1, events: 3 },
		] );

		const { newestEventAt } = await reader.freshness( 1 );
		expect( newestEventAt ).toEqual( new Date( NOON ) );
		expect( await reader.latest( 1, 1 ) ).toEqual( [
			{
				at: new Date( NOON ),
				type: 'cta_click',
				audience: 'person',
				counted: true,
				requested: false,
				page: '/pricing/',
				blockId: 'abcdefghij',
			},
		] );

		const counted = await recount();
		expect( counted.differences ).toEqual( [] );
		expect( counted ).toMatchObject( { events: 3, visits: 1 } );
	} );

	test( 'and the same event again moves nothing, and is answered the same', async () => {
		const { send, totals, recount } = createTestCollect( db().database );
		const again = eventAt( NOON - MINUTE );
		const before = await totals( [ '2026-11-23' ] );
		await send( [ again ], { siteId: 2 } );
		expect( await send( [ again ], { siteId: 2, sentAt: NOON } ) ).toEqual(
			{ kind: 'accepted' }
		);
		expect( await totals( [ '2026-11-23' ] ) ).toEqual( before );
		const counted = await recount( 2 );
		expect( counted ).toMatchObject( {
			events: 1,
			visits: 1,
			differences: [],
		} );
	} );
} );
