/** Counters, quarantine, daily keys, imports and their undoing, changed time zones, months: what happens besides a plain event. */
import { sql } from 'kysely';
import { listPartitions, monthOf } from '../../storage/partitions.ts';
import { describeOnEachDatabase } from '../../testing/databases.ts';
import { createMonths } from './storing/months.ts';
import { createFakeSites } from './testing/fake-sites.ts';
import { eventAt } from './testing/test-batch.ts';
import {
	createTestCollect,
	DAY,
	HOUR,
	MINUTE,
	NOON,
	type TestCollect,
} from './testing/test-collect.ts';
import type { ImportedEvent } from './trusted/imported-events.ts';

const TODAY = [ '2026-11-23' ];

describeOnEachDatabase( 'The life of a site', ( engine ) => {
	const db = engine.use();
	let siteId = 1000;
	let test1: TestCollect;

	beforeEach( () => {
		siteId += 1;
		test1 = createTestCollect( db().database, {
			sites: createFakeSites( siteId ),
		} );
	} );

	const send = (
		events: Parameters< TestCollect[ 'send' ] >[ 0 ],
		options = {}
	) =>
		test1.send( events, { siteId, sentAt: test1.clock.now(), ...options } );

	async function rows(
		table: string
	): Promise< Record< string, unknown >[] > {
		const found = await sql<
			Record< string, unknown >
		>`SELECT * FROM ${ sql.table( table ) } WHERE site_id = ${ siteId }`.execute(
			db().database.queries
		);
		return found.rows;
	}

	async function drops(): Promise< Record< string, number > > {
		await test1.collect.stop();
		const found = await rows( 'drop_count' );
		return Object.fromEntries(
			found.map( ( row ) => [ String( row.reason ), Number( row.n ) ] )
		);
	}

	/** Runs the jobs in the background until something is so. */
	async function withJobs( isSo: () => Promise< boolean > ): Promise< void > {
		test1.collect.start();
		try {
			for ( let tries = 0; ! ( await isSo() ); tries += 1 ) {
				if ( tries > 200 ) {
					throw new Error( 'It did not come to be so.' );
				}
				await new Promise( ( resolve ) => {
					setTimeout( resolve, 50 );
				} );
			}
		} finally {
			await test1.collect.stop();
		}
	}

	test( 'who said no moves a number a day, and leaves no row', async () => {
		const denied = {
			batch: {
				consent: { state: 'denied', source: 'cmp' },
				visitor: 'AAAAAAAAAAAAAAAAAAAAAA',
			},
		};
		const event = eventAt( NOON );
		await send( [ event, eventAt( NOON ) ], denied );
		await send( [ event ], denied );
		expect( await rows( 'event' ) ).toEqual( [] );
		expect( await rows( 'visit' ) ).toEqual( [] );
		expect( await rows( 'counter_day' ) ).toMatchObject( [
			{ day: '2026-11-23', type: 1, n: 2 },
		] );
		// 7 is `consent`, 0 is `duplicate`.
		expect( await drops() ).toEqual( { 0: 1, 7: 2 } );
	} );

	test( 'more of one type in a day than a person does is dropped and counted', async () => {
		for ( let n = 0; n < 52; n += 1 ) {
			await send(
				Array.from( { length: 20 }, ( _, k ) =>
					eventAt( NOON - HOUR + ( n * 20 + k ) * 1000, 'share', {
						props: { method: 'mail' },
					} )
				)
			);
		}
		const restarted = createTestCollect( db().database, {
			sites: test1.sites,
		} );
		await restarted.send(
			[
				eventAt( NOON, 'share', { props: { method: 'mail' } } ),
				eventAt( NOON ),
			],
			{ siteId }
		);
		const cells = await test1.reader.days( {
			siteId,
			days: TODAY,
			dimension: 'none',
			types: [ 'share', 'page_view' ],
		} );
		expect(
			new Map( cells.map( ( cell ) => [ cell.type, cell.events ] ) )
		).toEqual(
			new Map( [
				[ 'share', 1000 ],
				[ 'page_view', 1 ],
			] )
		);
		expect( ( await test1.recount( siteId ) ).differences ).toEqual( [] );
		expect( await drops() ).toEqual( { 6: 40 } );
	}, 60_000 );

	test( 'an event of an unknown block waits, and counts when the block is announced', async () => {
		const click = eventAt( NOON - MINUTE, 'share', {
			block_id: 'newblock00',
			props: { method: 'mail' },
		} );
		expect( await send( [ eventAt( NOON - 2 * MINUTE ), click ] ) ).toEqual(
			{ kind: 'accepted' }
		);
		await send( [ click ] );
		expect( await rows( 'quarantine' ) ).toHaveLength( 1 );
		expect( await rows( 'event' ) ).toHaveLength( 1 );
		await sql`INSERT INTO placement (site_id, block_id, post_id, type, name, updated_at) VALUES (${ siteId }, 'newblock00', 1, 'cairn/cta-button', 'x', '2026-11-23 12:00:00')`.execute(
			db().database.queries
		);
		await withJobs(
			async () => ( await rows( 'quarantine' ) ).length === 0
		);
		const cells = await test1.reader.days( {
			siteId,
			days: TODAY,
			dimension: 'block',
			key: 'newblock00',
			types: [ '@step' ],
		} );
		expect( cells ).toMatchObject( [ { visits: 1, events: 1 } ] );
		const counted = await test1.recount( siteId );
		expect( counted ).toMatchObject( {
			events: 2,
			visits: 1,
			differences: [],
		} );
	} );

	test( 'an event whose block is not announced for a day is dropped and counted', async () => {
		await send( [
			eventAt( NOON, 'share', {
				block_id: 'invented00',
				props: { method: 'mail' },
			} ),
		] );
		test1.clock.advance( 23 * HOUR );
		await withJobs( async () => true );
		expect( await rows( 'quarantine' ) ).toHaveLength( 1 );
		test1.clock.advance( 2 * HOUR );
		test1 = createTestCollect( db().database, {
			sites: test1.sites,
			clock: test1.clock,
		} );
		await withJobs(
			async () => ( await rows( 'quarantine' ) ).length === 0
		);
		expect( await drops() ).toEqual( { 5: 1 } );
	} );

	test( 'the keys of the daily hash are gone before two days are over', async () => {
		await send( [ eventAt( NOON ) ] );
		expect( await rows( 'site_day_key' ) ).toHaveLength( 1 );
		const key = ( await rows( 'site_day_key' ) )[ 0 ]?.key_sealed;
		expect( Buffer.isBuffer( key ) && key.length > 32 ).toBe( true );
		test1.clock.set( Date.parse( '2026-11-24T23:59:00Z' ) );
		await withJobs( async () => true );
		expect( await rows( 'site_day_key' ) ).toHaveLength( 1 );
		test1.clock.set( Date.parse( '2026-11-25T00:00:00Z' ) );
		test1 = createTestCollect( db().database, {
			sites: test1.sites,
			clock: test1.clock,
		} );
		await withJobs(
			async () => ( await rows( 'site_day_key' ) ).length === 0
		);
	} );

	test( 'two processes that begin a day at once agree on its key', async () => {
		const other = createTestCollect( db().connect(), {
			sites: test1.sites,
		} );
		await Promise.all(
			[ test1, other ].map( ( by ) =>
				by.send( [ eventAt( NOON ) ], { siteId } )
			)
		);
		expect( await rows( 'site_day_key' ) ).toHaveLength( 1 );
		expect(
			new Set(
				( await rows( 'event' ) ).map( ( row ) =>
					String( row.visitor )
				)
			).size
		).toBe( 1 );
	} );

	const imported = (
		n: number,
		more: Partial< ImportedEvent > = {}
	): ImportedEvent => ( {
		key: `row ${ n }`,
		at: Date.parse( '1998-03-05T10:00:00Z' ) + n * MINUTE,
		type: 'page_view',
		visitor: `v${ n % 3 }`,
		page: `/p${ n % 5 }`,
		...more,
	} );

	test( 'an import counts once, whatever is imported again, and its own visits stay whole', async () => {
		const site = test1.sites.site( siteId );
		await test1.collect.prepareMonths(
			new Date( '1998-03-01' ),
			new Date( '1998-03-31' )
		);
		const rowsOfFile = Array.from( { length: 30 }, ( _, n ) =>
			imported( n, {
				visit: 'only',
				at: Date.parse( '1998-03-05T10:00:00Z' ) + n * HOUR,
			} )
		);
		const bad = imported( 99, { props: { post_id: -1 } } );
		const first = await test1.collect.receiveImport( site, 7, [
			...rowsOfFile,
			bad,
		] );
		expect( first ).toMatchObject( { stored: 30, duplicate: 0 } );
		expect( first.outcomes.at( -1 ) ).toMatchObject( {
			outcome: 'refused',
			reason: expect.stringContaining( 'post_id' ),
		} );
		expect(
			await test1.collect.receiveImport( site, 8, rowsOfFile )
		).toMatchObject( { stored: 0, duplicate: 30 } );
		expect( await test1.recount( siteId ) ).toMatchObject( {
			events: 30,
			visits: 3,
			differences: [],
		} );
		const cells = await test1.reader.days( {
			siteId,
			days: [ '1998-03-05' ],
			dimension: 'none',
			types: [ '@visit' ],
		} );
		expect( cells ).toMatchObject( [ { visits: 3, events: 30 } ] );
		const months = ( await listPartitions( db().database, 'event' ) ).map(
			( partition ) => partition.name
		);
		expect( months ).toContain( 'p_199803' );
	} );

	test( 'an import that is taken back leaves the numbers as they were, also where it had joined visits', async () => {
		const site = test1.sites.site( siteId );
		await test1.collect.receiveImport( site, 21, [
			imported( 0, { at: NOON - 2 * HOUR } ),
			imported( 3, { at: NOON - HOUR } ),
		] );
		await send( [ eventAt( NOON ) ] );
		const before = await test1.totals( TODAY );
		const rollUps = async () =>
			JSON.stringify(
				await test1.reader.days( {
					siteId,
					days: [ ...TODAY, '1998-03-05' ],
					dimension: 'with_page',
				} )
			);
		const pagesBefore = await rollUps();
		const many = Array.from( { length: 40 }, ( _, n ) =>
			imported( 100 + n )
		);
		// Between two visits of the same visitor: joins them.
		const joining = imported( 6, { at: NOON - 90 * MINUTE } );
		await test1.collect.receiveImport( site, 22, [ ...many, joining ] );
		expect( await test1.collect.undoImport( site, 22 ) ).toBe( 41 );
		expect( await test1.totals( TODAY ) ).toEqual( before );
		expect( await rollUps() ).toBe( pagesBefore );
		expect( await test1.recount( siteId ) ).toMatchObject( {
			events: 3,
			differences: [],
		} );
		expect( await test1.collect.undoImport( site, 22 ) ).toBe( 0 );
		await send( [ eventAt( NOON ) ] );
		expect( ( await test1.recount( siteId ) ).differences ).toEqual( [] );
	} );

	test( 'a changed time zone moves visits to the days of the new one', async () => {
		await send( [ eventAt( Date.parse( '2026-11-22T23:30:00Z' ) ) ] );
		const visits = async () =>
			(
				await test1.reader.days( {
					siteId,
					days: [ '2026-11-22', '2026-11-23' ],
					dimension: 'none',
					types: [ '@visit' ],
				} )
			).map( ( cell ) => cell.day );
		expect( await visits() ).toEqual( [ '2026-11-23' ] );
		test1.sites.change( siteId, { timeZone: 'America/New_York' } );
		await test1.collect.rebuild( test1.sites.site( siteId ) );
		expect( await visits() ).toEqual( [ '2026-11-22' ] );
		await send( [ eventAt( Date.parse( '2026-11-22T23:40:00Z' ) ) ] );
		expect( await visits() ).toEqual( [ '2026-11-22' ] );
		expect( ( await test1.recount( siteId ) ).differences ).toEqual( [] );
	} );

	test( 'money comes by the signed channel, of any age, and never by the public one', async () => {
		const site = test1.sites.site( siteId );
		const props = { order_id: 17, value: 4990, currency: 'EUR' };
		const event = eventAt( NOON - 3 * DAY, 'purchase', { props } );
		expect(
			await send( [ eventAt( NOON, 'purchase', { props } ) ] )
		).toEqual( { kind: 'accepted' } );
		expect( await rows( 'event' ) ).toEqual( [] );
		const batch = {
			schema_version: 1,
			sent_at: NOON,
			events: [ { ...event, fact_key: 'order:17:paid' } ],
		};
		const answer = await test1.collect.receiveSigned( site, batch );
		expect( answer ).toEqual( { kind: 'accepted' } );
		await test1.collect.receiveSigned( site, batch );
		const stored = await rows( 'event' );
		expect( stored ).toHaveLength( 1 );
		expect(
			await test1.collect.receiveSigned( site, { ...batch, events: [] } )
		).toEqual( { kind: 'refused', error: 'bad_batch' } );
		const cells = await test1.reader.days( {
			siteId,
			days: [ '2026-11-20' ],
			dimension: 'none',
			types: [ '@macro' ],
		} );
		expect( cells ).toMatchObject( [ { visits: 1, events: 1 } ] );
	} );

	test( 'a closed month is settled once, and again after an import wrote into it', async () => {
		const months = createMonths( {
			database: db().database,
			clock: test1.clock,
		} );
		await months.prepare(
			new Date( '1999-05-01' ),
			new Date( '1999-05-31' )
		);
		await test1.collect.receiveImport( test1.sites.site( siteId ), 30, [
			imported( 0, { at: Date.parse( '1999-05-02' ) } ),
		] );
		expect( await months.settle() ).toContain( 'event.p_199905' );
		expect( await months.settle() ).toEqual( [] );
		await months.reopen(
			new Date( '1999-05-05' ),
			new Date( '1999-05-06' )
		);
		expect( await months.settle() ).toEqual( [ 'event.p_199905' ] );
		expect( ( await test1.recount( siteId ) ).differences ).toEqual( [] );
		const partitions = await listPartitions( db().database, 'event' );
		const now = monthOf( NOON );
		expect(
			partitions
				.filter(
					( partition ) =>
						partition.from >= now - 1 && partition.to <= now + 3
				)
				.map( ( partition ) => partition.name )
		).toEqual( [ 'p_202610', 'p_202611', 'p_202612', 'p_202701' ] );
	} );
} );
