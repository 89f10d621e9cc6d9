/**
 * Chapter 4. Reports count visits. This is one visit, and every number it moves.
 */
import type { Dimension } from '#contract/reports/dimensions.ts';
import { describeOnEachDatabase } from '../../../testing/databases.ts';
import { eventAt } from '../testing/test-batch.ts';
import { createTestCollect, MINUTE, NOON } from '../testing/test-collect.ts';

describeOnEachDatabase( 'Visits and numbers', ( engine ) => {
	const db = engine.use();

	test( 'a visit counts once per type in each row, wherever it looked, and each event as often as it came', async () => {
		const { send, reader, recount } = createTestCollect( db().database );
		const share = ( at: number ) =>
			eventAt( at, 'share', { props: { method: 'mail' } } );
		await send(
			[
				eventAt( NOON - 9 * MINUTE ),
				share( NOON - 8 * MINUTE ),
				share( NOON - 7 * MINUTE ),
			],
			{ path: '/a/' }
		);
		await send(
			[ eventAt( NOON - 6 * MINUTE ), share( NOON - 5 * MINUTE ) ],
			{ path: '/b/' }
		);

		const numbers = async ( dimension: Dimension ) => {
			const cells = await reader.days( {
				siteId: 1,
				days: [ '2026-11-23' ],
				dimension,
			} );
			return Object.fromEntries(
				cells.map( ( cell ) => [
					`${ cell.key } ${ cell.type }`,
					[ cell.visits, cell.events ],
				] )
			);
		};
		expect( await numbers( 'none' ) ).toEqual( {
			' @visit': [ 1, 5 ],
			' @step': [ 1, 3 ],
			' page_view': [ 1, 2 ],
			' share': [ 1, 3 ],
			' @advocacy': [ 1, 3 ],
		} );
		// Where it happened.
		expect( await numbers( 'page' ) ).toEqual( {
			'/a/ @visit': [ 1, 3 ],
			'/a/ @step': [ 1, 2 ],
			'/a/ page_view': [ 1, 1 ],
			'/a/ share': [ 1, 2 ],
			'/b/ @visit': [ 1, 2 ],
			'/b/ @step': [ 1, 1 ],
			'/b/ page_view': [ 1, 1 ],
			'/b/ share': [ 1, 1 ],
		} );
		// Filters keep or leave out the whole visit: a visit that saw /a/ has three shares, one of them on /b/.
		const whole = {
			'@visit': [ 1, 5 ],
			'@step': [ 1, 3 ],
			'@advocacy': [ 1, 3 ],
			page_view: [ 1, 2 ],
			share: [ 1, 3 ],
		};
		const under = ( key: string ) =>
			Object.fromEntries(
				Object.entries( whole ).map( ( [ type, count ] ) => [
					`${ key } ${ type }`,
					count,
				] )
			);
		expect( await numbers( 'with_page' ) ).toEqual( {
			...under( '/a/' ),
			...under( '/b/' ),
		} );
		expect( await numbers( 'with_step' ) ).toEqual( under( 'share' ) );
		expect( await numbers( 'source' ) ).toEqual( under( 'direct' ) );
		expect( await numbers( 'device' ) ).toEqual( under( 'desktop' ) );
		expect( await numbers( 'block' ) ).toEqual( {} );
		expect( await numbers( 'audience' ) ).toEqual( {} );
		expect(
			await reader.keys( {
				siteId: 1,
				dimension: 'with_page',
				limit: 10,
			} )
		).toEqual( [ '/a/', '/b/' ] );
		expect(
			await reader.keys( {
				siteId: 1,
				dimension: 'page',
				contains: 'B',
				limit: 10,
			} )
		).toEqual( [ '/b/' ] );
		expect( ( await recount() ).differences ).toEqual( [] );
	} );

	test( 'the version of the numbers changes with every batch, and only with one', async () => {
		const { send, reader } = createTestCollect( db().database );
		const before = await reader.freshness( 2 );
		expect( before ).toEqual( { newestEventAt: null, version: '0' } );
		await send( [ eventAt( NOON ) ], { siteId: 2 } );
		const after = await reader.freshness( 2 );
		expect( after.newestEventAt ).toEqual( new Date( NOON ) );
		expect( after.version ).not.toBe( before.version );
		expect( await reader.freshness( 2 ) ).toEqual( after );
	} );
} );
