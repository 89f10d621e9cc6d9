import type { RowDataPacket } from 'mysql2/promise';
import type { ServerBatch } from '#contract/batch.ts';
import { describeOnEachDatabase } from '../../../testing/databases.ts';
import { idOf } from '../testing/test-batch.ts';
import { createTestCollect, NOON } from '../testing/test-collect.ts';

const TODAY = [ '2026-11-23' ];

function factsOf( ...facts: readonly [ string, string ][] ): ServerBatch {
	return {
		schema_version: 1,
		sent_at: NOON,
		events: facts.map( ( [ key, id ] ) => ( {
			event_id: idOf( NOON, id ),
			name: 'login',
			fact_key: key,
		} ) ),
	};
}

describeOnEachDatabase( 'facts of the shop’s own server', ( engine ) => {
	const db = engine.use();

	it( 'are counted once, whatever id a repeated one carries', async () => {
		const { collect, sites, totals, recount } = createTestCollect(
			db().database
		);
		const site = sites.site( 1 );
		await collect.receiveSigned(
			site,
			factsOf( [ 'login:1', 'a' ], [ 'login:2', 'b' ] )
		);
		await collect.receiveSigned(
			site,
			factsOf(
				[ 'login:1', 'a' ],
				[ 'login:1', 'another id' ],
				[ 'login:3', 'c' ],
				[ 'login:3', 'd' ]
			)
		);
		expect( ( await totals( TODAY ) ).login ).toEqual( [ 3, 3 ] );
		expect( ( await recount() ).differences ).toEqual( [] );
	} );

	it( 'change their fields when they are told anew, and stay the one step they are', async () => {
		const { collect, sites, totals, recount } = createTestCollect(
			db().database
		);
		const site = sites.site( 1 );
		const tell = (
			name: 'review' | 'create_account',
			id: string,
			props: Record< string, string | number >
		) =>
			collect.receiveSigned( site, {
				schema_version: 1,
				sent_at: NOON,
				events: [
					{
						event_id: idOf( NOON, id ),
						name,
						fact_key: id,
						props,
					},
				],
			} );
		const kept = ( id: string ) =>
			db().database.rawTransaction( async ( connection ) => {
				const [ rows ] = await connection.execute< RowDataPacket[] >(
					'SELECT event.props FROM event WHERE event.site_id = 1 AND event.event_id = ?',
					[
						Buffer.from(
							idOf( NOON, id ).replaceAll( '-', '' ),
							'hex'
						),
					]
				);
				return rows.map( ( row ) => JSON.parse( String( row.props ) ) );
			} );
		await tell( 'review', 'review:7', { product_id: 12, status: 'hold' } );
		await tell( 'review', 'review:7', {
			product_id: 12,
			status: 'approved',
		} );
		expect( await kept( 'review:7' ) ).toEqual( [
			{ product_id: 12, status: 'approved' },
		] );
		expect( ( await totals( TODAY ) ).review ).toEqual( [ 1, 1 ] );
		expect( ( await recount() ).differences ).toEqual( [] );

		await tell( 'create_account', 'account', { source: 'checkout' } );
		await tell( 'create_account', 'account', { source: 'login' } );
		expect( await kept( 'account' ) ).toEqual( [ { source: 'checkout' } ] );
	} );

	it( 'are another site’s own when only the key is the same', async () => {
		const { collect, sites, reader } = createTestCollect( db().database );
		await collect.receiveSigned(
			sites.site( 2 ),
			factsOf( [ 'login:1', 'of site 2' ] )
		);
		const cells = await reader.days( {
			siteId: 2,
			days: TODAY,
			dimension: 'none',
		} );
		expect( cells.find( ( cell ) => cell.type === 'login' )?.events ).toBe(
			1
		);
	} );

	it( 'are kept but not counted when a program caused them', async () => {
		const { collect, sites, reader } = createTestCollect( db().database );
		const { events, ...batch } = factsOf( [ 'login:bot', 'of a bot' ] );
		await collect.receiveSigned( sites.site( 2 ), {
			...batch,
			events: events.map( ( event ) => ( { ...event, automated: 1 } ) ),
		} );
		const ask = ( dimension: 'none' | 'audience' ) =>
			reader.days( { siteId: 2, days: TODAY, dimension } );
		// One of the test before: a program's adds nothing to it.
		expect(
			( await ask( 'none' ) ).find( ( cell ) => cell.type === 'login' )
				?.events
		).toBe( 1 );
		expect( await ask( 'audience' ) ).toContainEqual(
			expect.objectContaining( { key: 'bot', type: 'login', events: 1 } )
		);
	} );

	it( 'are counted once when two processes bring them at the same time', async () => {
		const one = createTestCollect( db().database );
		const other = createTestCollect( db().connect() );
		const site = one.sites.site( 1 );
		await Promise.all(
			Array.from( { length: 12 }, ( _, i ) =>
				( i % 2 === 0 ? one : other ).collect.receiveSigned(
					site,
					factsOf(
						[ 'race', `race ${ i }` ],
						[ `of ${ i }`, `e${ i }` ]
					)
				)
			)
		);
		// Three of the first test, one race, twelve that differ.
		expect( ( await one.totals( TODAY ) ).login ).toEqual( [ 16, 16 ] );
		expect( ( await one.recount() ).differences ).toEqual( [] );
	} );
} );
