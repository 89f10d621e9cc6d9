/**
 * Chapter 2. Not everything that arrives counts, and everything that does not has a reason that is itself counted.
 */
import { sql } from 'kysely';
import { DROP_REASON_NAMES } from '#contract/drop-reasons.ts';
import { describeOnEachDatabase } from '../../../testing/databases.ts';
import { eventAt } from '../testing/test-batch.ts';
import { createTestCollect, DAY, NOON } from '../testing/test-collect.ts';

describeOnEachDatabase( 'What is not counted', ( engine ) => {
	const db = engine.use();

	test( 'is answered like everything else, and stands in the site’s list of reasons', async () => {
		const { send, sites, collect, recount } = createTestCollect(
			db().database
		);
		const seen = eventAt( NOON );
		const answers = [
			await send( [ seen ] ),
			await send( [ seen ] ),
			await send( [ eventAt( NOON - 2 * DAY ) ], { sentAt: NOON } ),
			await send( [ { ...eventAt( NOON ), name: 'made_up' } ] ),
			await send( [
				eventAt( NOON, 'search', { props: { results: -1 } } ),
			] ),
			await send( [
				eventAt( NOON, 'purchase', {
					props: { value: 100, currency: 'EUR' },
				} ),
			] ),
			await send( [ eventAt( NOON ) ], {
				batch: { consent: { state: 'denied', source: 'cmp' } },
			} ),
		];
		sites.change( 1, { state: 'paused' } );
		answers.push( await send( [ eventAt( NOON ) ] ) );
		expect( answers ).toEqual(
			answers.map( () => ( { kind: 'accepted' } ) )
		);

		await collect.stop();
		const counted = await sql< {
			reason: number;
			n: number;
		} >`SELECT reason, n FROM drop_count WHERE site_id = 1`.execute(
			db().database.queries
		);
		expect(
			Object.fromEntries(
				counted.rows.map( ( row ) => [
					DROP_REASON_NAMES[ row.reason ],
					row.n,
				] )
			)
		).toEqual( {
			duplicate: 1,
			clock: 1,
			unknown_type: 1,
			bad_props: 1,
			wrong_channel: 1,
			consent: 1,
			site_paused: 1,
		} );
		expect( await recount() ).toMatchObject( {
			events: 1,
			differences: [],
		} );
	} );

	test( 'only a request that is wrong in itself is refused, before anything is stored', async () => {
		const { collect, send } = createTestCollect( db().database );
		const refused = async ( body: string ) =>
			collect.receive( {
				body: Buffer.from( body ),
				ip: '203.0.113.7',
				userAgent: 'x',
				origin: null,
				secPurpose: null,
				channel: 'direct',
			} );
		expect( await refused( '{' ) ).toEqual( {
			kind: 'refused',
			error: 'bad_json',
		} );
		expect( await refused( '[]' ) ).toEqual( {
			kind: 'refused',
			error: 'bad_batch',
		} );
		expect( await send( [ eventAt( NOON ) ], { siteId: 99 } ) ).toEqual( {
			kind: 'refused',
			error: 'unknown_site',
		} );
		expect(
			await send( [ eventAt( NOON ) ], {
				request: { origin: 'https://evil.example' },
			} )
		).toEqual( { kind: 'refused', error: 'wrong_origin' } );
	} );
} );
