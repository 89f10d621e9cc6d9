import { EVENTS, type EventType } from '#contract/events/index.ts';
import { createFakeClock } from '../../storage/fake-clock.ts';
import { lockGate } from '../../storage/event-gate.ts';
import { describeOnEachDatabase } from '../../testing/databases.ts';
import { foldAll, foldOnce } from './fold.ts';
import { NO_PAIRS } from './pairs.ts';
import { rebuild } from './recount.ts';
import { RollUpChanges } from './roll-up-changes.ts';
import { createRollupReader } from './roll-up-reader.ts';
import type { RollupReader } from './roll-up-reader-type.ts';
import { siteDays } from './site-days.ts';
import { countVisits } from './visit.ts';

const SITE = { id: 7, timeZone: 'UTC' };
const MONDAY = Date.parse( '2026-11-23T10:00:00Z' );
const DAY = 86_400_000;
const DAYS = [ '2026-11-21', '2026-11-22', '2026-11-23' ];

describeOnEachDatabase( 'a reader that has read before', ( engine ) => {
	const db = engine.use();
	const clock = createFakeClock( MONDAY );
	let warm: RollupReader;

	beforeAll( async () => {
		warm = createRollupReader( { database: db().database, clock } );
		await db().database.rawTransaction( ( connection ) =>
			connection.query(
				"INSERT INTO dimension_value (site_id, dimension, id, value) VALUES (7, 1, 1, '/a/'), (7, 1, 2, '/b/'), (7, 1, 3, '/c/')"
			)
		);
	} );

	/** What one visit changes, as a batch leaves it behind. */
	function visit(
		at: number,
		page: number,
		types: readonly EventType[],
		sign: 1 | -1 = 1
	): Promise< void > {
		const changes = new RollUpChanges();
		countVisits(
			types.map( ( type, position ) => ( {
				at: at + position,
				id: String( position ).padStart( 32, '0' ),
				type: EVENTS[ type ].id,
				page,
				block: 0,
				source: 0,
				device: 1,
				campaign: 0,
				audience: 0,
				visitRef: 0,
				recognised: false,
				product: 0,
				compared: NO_PAIRS,
				detail: 0,
				sharedList: false,
				withPurchase: false,
			} ) ),
			siteDays( SITE.timeZone ),
			changes,
			sign
		);
		return db().database.rawTransaction( async ( connection ) => {
			const version = await lockGate( connection, SITE.id, at );
			await connection.execute(
				'INSERT INTO rollup_delta (site_id, version, body) VALUES (?, ?, ?)',
				[ SITE.id, version, changes.pack() ]
			);
		} );
	}

	/** All pages, as `day page type: visits/events`, sorted. */
	async function pages( reader: RollupReader, key?: string ) {
		const cells = await reader.days( {
			siteId: SITE.id,
			days: DAYS,
			dimension: 'page',
			...( key === undefined ? {} : { key } ),
		} );
		return cells
			.map(
				( cell ) =>
					`${ cell.day } ${ cell.key } ${ cell.type }: ${ cell.visits }/${ cell.events }`
			)
			.sort();
	}

	/** The warm reader must say what one that begins now says, of all pages and of each. */
	async function expectTheSame() {
		const fresh = createRollupReader( { database: db().database, clock } );
		const all = await pages( fresh );
		expect( await pages( warm ) ).toEqual( all );
		const one = await Promise.all(
			[ '/a/', '/b/', '/c/' ].map( ( page ) => pages( fresh, page ) )
		);
		expect( one.flat().sort() ).toEqual( all );
		return all;
	}

	it( 'answers like one that has not: before and after folding, when visits are taken back, and when all is written anew', async () => {
		expect( await expectTheSame() ).toEqual( [] );
		await visit( MONDAY - DAY, 1, [ 'page_view', 'share' ] );
		const first = await expectTheSame();
		expect( first ).toContain( '2026-11-22 /a/ share: 1/1' );
		await foldAll( db().database );
		expect( await expectTheSame() ).toEqual( first );

		// A day that was read folded, and then changes again: first waiting, then folded.
		await visit( MONDAY - DAY, 1, [ 'page_view' ] );
		await visit( MONDAY, 2, [ 'page_view' ] );
		await visit( MONDAY - DAY, 3, [ 'search' ] );
		const second = await expectTheSame();
		expect( second ).toContain( '2026-11-22 /a/ page_view: 2/2' );
		expect( second ).toContain( '2026-11-22 /c/ search: 1/1' );
		while ( ( await foldOnce( db().database, 1 ) ) > 0 ) {
			expect( await expectTheSame() ).toEqual( second );
		}

		await visit( MONDAY - DAY, 1, [ 'page_view', 'share' ], -1 );
		const third = await expectTheSame();
		expect( third.join() ).not.toContain( 'share' );
		expect( third ).toContain( '2026-11-22 /a/ page_view: 1/1' );
		await foldAll( db().database );
		expect( await expectTheSame() ).toEqual( third );

		// There are no events: written anew, nothing is left.
		await rebuild( db().database, SITE );
		expect( await expectTheSame() ).toEqual( [] );
		await visit( MONDAY, 2, [ 'page_view' ] );
		await foldAll( db().database );
		expect( await expectTheSame() ).toHaveLength( 2 );
	} );

	it( 'hands over the types that are asked for, and no others', async () => {
		await visit( MONDAY - 2 * DAY, 1, [ 'page_view', 'share', 'search' ] );
		const ask = () =>
			warm.days( {
				siteId: SITE.id,
				days: [ '2026-11-21' ],
				dimension: 'page',
				types: [ 'share', '@step' ],
			} );
		const types = async () =>
			( await ask() ).map( ( cell ) => cell.type ).sort();
		expect( await types() ).toEqual( [ '@step', 'share' ] );
		await foldAll( db().database );
		expect( await types() ).toEqual( [ '@step', 'share' ] );
	} );
} );
