import { describeOnEachDatabase } from '../../../testing/databases.ts';
import { hexOfUuid } from '../pending-event.ts';
import { eventAt, idOf } from '../testing/test-batch.ts';
import { createTestCollect, MINUTE, NOON } from '../testing/test-collect.ts';
import type { GatedEvent } from './gate.ts';

const TODAY = [ '2026-11-23' ];

function purchase(
	name: string,
	visitor: string,
	at = NOON - MINUTE
): GatedEvent {
	return {
		id: hexOfUuid( idOf( at, name ) ),
		at,
		type: 'purchase',
		visitor,
		yesterday: null,
		recognised: false,
		byStaff: false,
		neverCounted: false,
		props: { order_id: 7, value: 8000, currency: 'EUR' },
		batchId: 0,
		visitRef: 0,
	};
}

describeOnEachDatabase( 'events under somebody’s gate', ( engine ) => {
	const db = engine.use();

	it( 'come into the visit of their visitor and go out of it again, cell by cell', async () => {
		const { collect, sites, send, totals, recount } = createTestCollect(
			db().database
		);
		const site = sites.site( 1 );
		await send( [
			eventAt( NOON - 3 * MINUTE ),
			eventAt( NOON, 'cta_click', { props: { kind: 'internal' } } ),
		] );
		const [ row ] = await db().database.rawTransaction(
			async ( connection ) =>
				( await connection.query(
					'SELECT LOWER(HEX(event.visitor)) AS visitor FROM event WHERE event.site_id = 1 LIMIT 1'
				) ) as unknown as [ { visitor: string }[] ]
		);
		const visitor = row[ 0 ]?.visitor ?? '';
		const before = await totals( TODAY );
		await collect.atomically( site, ( gate ) =>
			gate.write( [ purchase( 'in', visitor ) ] )
		);
		const within = await totals( TODAY );
		expect( within[ '@visit' ]?.[ 0 ] ).toBe( 1 );
		expect( within.purchase ).toEqual( [ 1, 1 ] );
		expect( within[ '@macro' ] ).toEqual( [ 1, 1 ] );

		await collect.atomically( site, async ( gate ) => {
			await gate.remove( [ purchase( 'in', visitor ).id ] );
			await gate.remove( [ purchase( 'never there', visitor ).id ] );
		} );
		expect( await totals( TODAY ) ).toEqual( before );
		expect( ( await recount() ).differences ).toEqual( [] );
	} );

	it( 'are taken out and written anew in one transaction, and the next batch goes on from there', async () => {
		const { collect, sites, send, totals, recount } = createTestCollect(
			db().database
		);
		const site = sites.site( 1 );
		const visitor = 'aaaaaaaaaaaaaaaa';
		await collect.atomically( site, ( gate ) =>
			gate.write( [ purchase( 'old', visitor ) ] )
		);
		await collect.atomically( site, async ( gate ) => {
			await gate.remove( [ purchase( 'old', visitor ).id ] );
			await gate.write( [ purchase( 'new', visitor ) ] );
		} );
		await send( [ eventAt( NOON + MINUTE ) ] );
		expect( ( await totals( TODAY ) ).purchase ).toEqual( [ 1, 1 ] );
		expect( ( await recount() ).differences ).toEqual( [] );
	} );

	it( 'leave nothing behind when the work fails after they were written', async () => {
		const { collect, sites, totals, recount } = createTestCollect(
			db().database
		);
		const before = await totals( TODAY );
		await expect(
			collect.atomically( sites.site( 1 ), async ( gate ) => {
				await gate.write( [ purchase( 'lost', 'bbbbbbbbbbbbbbbb' ) ] );
				throw new Error( 'the process ends here' );
			} )
		).rejects.toThrow( 'the process ends here' );
		expect( await totals( TODAY ) ).toEqual( before );
		expect( ( await recount() ).differences ).toEqual( [] );
	} );

	it( 'of staff stand marked and in no visit, even where staff are counted', async () => {
		const { collect, sites, totals, recount } = createTestCollect(
			db().database
		);
		sites.change( 1, { countStaff: true } );
		const before = await totals( TODAY );
		await collect.atomically( sites.site( 1 ), ( gate ) =>
			gate.write( [
				{
					...purchase( 'back', 'cccccccccccccccc' ),
					type: 'refund',
					byStaff: true,
					neverCounted: true,
				},
			] )
		);
		expect( await totals( TODAY ) ).toEqual( before );
		expect( ( await recount() ).differences ).toEqual( [] );
	} );

	it( 'that only ask for a sign-up are recorded and are no step; confirmed it counts once, in the visit that asked', async () => {
		const { collect, sites, recount, reader } = createTestCollect(
			db().database
		);
		const site = sites.site( 2 );
		const signUp = (
			state: 'requested' | 'confirmed',
			after: number
		): GatedEvent => ( {
			...purchase( state, 'aaaaaaaaaaaaaaaa', NOON - MINUTE + after ),
			type: 'notify_back_in_stock',
			props: { product_id: 12, state },
			blockId: 'abcdefghij',
			page: '/lamp/',
		} );
		const counts = async () => {
			const cells = await reader.days( {
				siteId: 2,
				days: TODAY,
				dimension: 'none',
			} );
			return Object.fromEntries(
				cells.map( ( cell ) => [ cell.type, cell.visits ] )
			);
		};
		await collect.atomically( site, ( gate ) =>
			gate.write( [ signUp( 'requested', 0 ) ] )
		);
		expect( await counts() ).toEqual( { '@visit': 1, '@requested': 1 } );
		expect( await reader.latest( 2, 5 ) ).toMatchObject( [
			{
				type: 'notify_back_in_stock',
				requested: true,
				blockId: 'abcdefghij',
				page: '/lamp/',
			},
		] );
		await collect.atomically( site, ( gate ) =>
			gate.write( [ signUp( 'confirmed', 1 ) ] )
		);
		const confirmed = {
			'@visit': 1,
			'@requested': 1,
			'@step': 1,
			'@consideration': 1,
			notify_back_in_stock: 1,
		};
		expect( await counts() ).toEqual( confirmed );

		await collect.atomically( site, ( gate ) =>
			gate.rename( 'aaaaaaaaaaaaaaaa', 'bbbbbbbbbbbbbbbb' )
		);
		expect( await counts() ).toEqual( confirmed );
		expect( ( await recount( 2 ) ).differences ).toEqual( [] );
	} );
} );
