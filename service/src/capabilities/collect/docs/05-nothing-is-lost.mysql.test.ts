/**
 * Chapter 5. Accepted means stored. What could not be stored is said so, and the sender comes again with the same ids.
 */
import { describeOnEachDatabase } from '../../../testing/databases.ts';
import { createFakeSites } from '../testing/fake-sites.ts';
import { eventAt } from '../testing/test-batch.ts';
import { createTestCollect, MINUTE, NOON } from '../testing/test-collect.ts';

describeOnEachDatabase( 'Nothing is lost', ( engine ) => {
	const db = engine.use();

	test( 'when the database goes away in the middle of it, and comes back', async () => {
		const sites = createFakeSites( 1 );
		const lasting = createTestCollect( db().database, { sites } );
		const pool = db().connect();
		const first = createTestCollect( pool, { sites } );
		const events = Array.from( { length: 40 }, ( _, n ) =>
			eventAt( NOON - n * 1000 )
		);

		const before = await Promise.all(
			events
				.slice( 0, 20 )
				.map( ( event ) => first.send( [ event ], { sentAt: NOON } ) )
		);
		expect( before.every( ( answer ) => answer.kind === 'accepted' ) ).toBe(
			true
		);
		await pool.close();
		const during = await first
			.send( events.slice( 20, 30 ), { sentAt: NOON } )
			.catch( ( error: unknown ) => error );
		expect( during ).not.toEqual( { kind: 'accepted' } );

		// The senders keep what was not accepted, and repeat some of what was because its answer got lost.
		expect(
			await lasting.send( events.slice( 10, 30 ), { sentAt: NOON } )
		).toEqual( { kind: 'accepted' } );
		expect(
			await lasting.send( events.slice( 25, 40 ), { sentAt: NOON } )
		).toEqual( { kind: 'accepted' } );
		expect( await lasting.recount( 1 ) ).toMatchObject( {
			events: 40,
			visits: 1,
			differences: [],
		} );
	} );

	test( 'when more arrives than can be stored: the rest is sent back at once, with a time to come again', async () => {
		const { send } = createTestCollect( db().database, {
			sites: createFakeSites( 3 ),
			deps: { mostWaiting: 5 },
		} );
		const answers = await Promise.all(
			Array.from( { length: 12 }, ( _, n ) =>
				send( [ eventAt( NOON - n * MINUTE ) ], {
					siteId: 3,
					sentAt: NOON,
				} )
			)
		);
		const kinds = answers.map( ( answer ) =>
			answer.kind === 'accepted' ? 'accepted' : answer.error
		);
		expect( new Set( kinds ) ).toEqual( new Set( [ 'accepted', 'busy' ] ) );
		for ( const answer of answers ) {
			expect(
				answer.kind === 'accepted' ||
					( answer.retryAfterSeconds ?? 0 ) > 0
			).toBe( true );
		}
	} );
} );
