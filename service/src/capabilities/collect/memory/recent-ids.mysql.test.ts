/** Events that are not looked up before they are stored count once all the same. */
import { sql } from 'kysely';
import { describeOnEachDatabase } from '../../../testing/databases.ts';
import { createFakeSites } from '../testing/fake-sites.ts';
import { eventAt } from '../testing/test-batch.ts';
import { createTestCollect, MINUTE, NOON } from '../testing/test-collect.ts';

describeOnEachDatabase( 'Events that are not looked up', ( engine ) => {
	const db = engine.use();
	let siteId = 500;

	/** A process whose memory is trusted after its first commit. */
	function processOf( site: number ) {
		return createTestCollect( db().database, {
			sites: createFakeSites( site ),
			deps: { askingCommits: 1 },
		} );
	}

	async function rows( site: number ): Promise< number > {
		const found = await sql< {
			n: number;
		} >`SELECT COUNT(*) AS n FROM event WHERE event.site_id = ${ site }`.execute(
			db().database.queries
		);
		return found.rows[ 0 ]?.n ?? 0;
	}

	beforeEach( () => {
		siteId += 1;
	} );

	test( 'sent twice they count once', async () => {
		const one = processOf( siteId );
		const events = [ eventAt( NOON - 3 ), eventAt( NOON - 2 ) ];
		await one.send( [ eventAt( NOON - 5 ) ], { siteId } );
		await one.send( events, { siteId } );
		await one.send( [ ...events, eventAt( NOON - 1 ) ], { siteId } );
		expect( await rows( siteId ) ).toBe( 4 );
		expect( await one.recount( siteId ) ).toMatchObject( {
			events: 4,
			visits: 1,
			differences: [],
		} );
	} );

	test( 'what another process stored meanwhile is known', async () => {
		const one = processOf( siteId );
		const other = processOf( siteId );
		const event = eventAt( NOON - 2 );
		await one.send( [ eventAt( NOON - 6 ) ], { siteId } );
		await one.send( [ eventAt( NOON - 5 ) ], { siteId } );
		await other.send( [ event ], { siteId } );
		await one.send( [ event, eventAt( NOON - 1 ) ], { siteId } );
		await one.send( [ event, eventAt( NOON ) ], { siteId } );
		await other.send( [ event ], { siteId } );
		expect( await rows( siteId ) ).toBe( 5 );
		expect( await one.recount( siteId ) ).toMatchObject( {
			events: 5,
			visits: 1,
			differences: [],
		} );
	} );

	test( 'one that stands without anybody having said so costs the others nothing', async () => {
		const one = processOf( siteId );
		const event = eventAt( NOON - MINUTE );
		const copy = siteId + 100;
		// The row as a restored backup leaves it: in the table, and in nobody's memory.
		const before = processOf( copy );
		await before.send( [ event ], { siteId: copy } );
		await one.send( [ eventAt( NOON - 2 * MINUTE ) ], { siteId } );
		await sql`UPDATE event SET site_id = ${ siteId } WHERE event.site_id = ${ copy }`.execute(
			db().database.queries
		);
		const answers = await Promise.all( [
			one.send( [ event, eventAt( NOON - 3 ) ], { siteId } ),
			one.send( [ eventAt( NOON - 2 ) ], { siteId } ),
		] );
		expect( answers ).toEqual( [
			{ kind: 'accepted' },
			{ kind: 'accepted' },
		] );
		await one.send( [ event, eventAt( NOON - 1 ) ], { siteId } );
		expect( await rows( siteId ) ).toBe( 5 );
		await one.collect.stop();
		const dropped = await sql< {
			n: number;
		} >`SELECT SUM(drop_count.n) AS n FROM drop_count WHERE drop_count.site_id = ${ siteId }`.execute(
			db().database.queries
		);
		expect( Number( dropped.rows[ 0 ]?.n ) ).toBe( 2 );
	} );
} );
