import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Database } from '../../storage/database.ts';
import { createFakeClock } from '../../storage/fake-clock.ts';
import { createFakeRandom } from '../../storage/fake-random.ts';
import { createVault } from '../../storage/vault.ts';
import { describeOnEachDatabase } from '../../testing/databases.ts';
import { createCollect } from '../collect/index.ts';
import { createRollupReader, foldAll, recount } from '../rollups/index.ts';
import type { Site } from '../sites/index.ts';
import {
	createImport,
	createImportBatches,
	type ImportOutcome,
	type ImportSummary,
} from './index.ts';

const site: Site = {
	id: 5,
	publicId: 'site_history',
	name: 'An old shop',
	homeUrl: 'https://shop.example',
	timeZone: 'Europe/Berlin',
	currency: 'EUR',
	locale: 'de_DE',
	state: 'active',
	allowedOrigins: [],
	unanswered: 'counters',
	countStaff: false,
	pricingPath: null,
	demo: false,
};

const MAP = JSON.stringify( {
	visitor: { column: 'who' },
	visit: { column: 'who' },
	time: {
		date: { column: 'day', format: 'yyyy-MM-dd' },
		time: { column: 'clock', format: 'HH:mm:ss' },
	},
	order: { column: 'nth' },
	step: {
		column: 'what',
		values: {
			home: 'page_view',
			product: 'view_product',
			cart: 'add_to_cart',
			paid: 'purchase',
		},
	},
	page: { column: 'what', prefix: '/' },
} );

// Visits last longer than half an hour and cross midnight and months; rows are sorted by time, not by visitor.
const ROWS = [
	'anna;1997-10-31;23:50:00;0;home',
	'bert;1997-10-31;23:55:00;0;home',
	'anna;1997-11-01;00:30:00;1;product',
	'anna;1997-11-01;01:20:00;2;cart',
	'anna;1997-11-01;01:20:00;3;paid',
	'bert;1997-11-01;02:00:00;1;product',
	'carl;1997-10-26;02:30:00;0;home',
	'dora;1997-12-04;10:06:37;0;home',
	'dora;1997-12-04;10:06:37;1;product',
	'dora;1997-12-04;10:06:37;1;product',
];

function days( from: string, to: string ): string[] {
	const list: string[] = [];
	for (
		let at = Date.parse( from );
		at <= Date.parse( to );
		at += 86400000
	) {
		list.push( new Date( at ).toISOString().slice( 0, 10 ) );
	}
	return list;
}

const YEAR = days( '1997-01-01', '1997-12-31' );

describeOnEachDatabase( 'an import of history', ( engine ) => {
	const db = engine.use();
	let folder: string;
	beforeAll( async () => {
		folder = await mkdtemp( join( tmpdir(), 'cairn-import-' ) );
	} );
	afterAll( () => rm( folder, { recursive: true } ) );

	function createWorld( database: Database ) {
		const clock = createFakeClock( Date.parse( '2026-11-23T12:00:00Z' ) );
		const random = createFakeRandom();
		const collect = createCollect( {
			database,
			sites: {
				byPublicKey: async () => null,
				byId: async ( id ) => ( id === site.id ? site : null ),
				placements: async () => new Set(),
			},
			vault: createVault( Buffer.alloc( 32, 7 ), random ),
			clock,
			random,
			log: { info() {}, warn() {}, error() {} },
			metrics: { stored() {}, dropped() {}, flushed() {}, queued() {} },
		} );
		const capability = createImport( {
			receiver: collect,
			batches: createImportBatches( { database, clock } ),
		} );
		const reader = createRollupReader( { database, clock } );
		return {
			capability,
			async run( rows: readonly string[], name = 'log.csv' ) {
				const file = join( folder, name );
				await writeFile(
					file,
					[ 'who;day;clock;nth;what', ...rows ].join( '\n' )
				);
				return done(
					await capability.run( {
						site,
						file,
						map: MAP,
						timeZone: null,
						report: join( folder, 'refused.csv' ),
					} )
				);
			},
			/** Visits by type, and by day for the type given. */
			async visits( type?: string ) {
				const cells = await reader.days( {
					siteId: site.id,
					days: YEAR,
					dimension: 'none',
				} );
				const counts: Record< string, number > = {};
				for ( const cell of cells ) {
					if ( type === undefined || cell.type === type ) {
						const key = type === undefined ? cell.type : cell.day;
						counts[ key ] = ( counts[ key ] ?? 0 ) + cell.visits;
					}
				}
				return counts;
			},
			async differences() {
				const before = await recount( database, site );
				await foldAll( database );
				const after = await recount( database, site );
				return [ ...before.differences, ...after.differences ];
			},
		};
	}

	function done( outcome: ImportOutcome ): ImportSummary {
		if ( outcome.kind !== 'done' ) {
			throw new Error( outcome.message );
		}
		return outcome.summary;
	}

	it( 'counts the visits the file names, on the site’s days, once; and takes them back to nothing', async () => {
		const world = createWorld( db().database );
		const first = await world.run( ROWS );
		expect( first ).toMatchObject( {
			rows: 10,
			stored: 10,
			refused: 0,
			visitors: { count: 4 },
			visits: { count: 4 },
			clockOverlaps: 1,
		} );
		const counted = {
			'@visit': 4,
			'@step': 3,
			'@macro': 1,
			'@consideration': 3,
			'@purchase': 1,
			page_view: 4,
			view_product: 3,
			add_to_cart: 1,
			purchase: 1,
		};
		expect( await world.visits() ).toEqual( counted );
		expect( await world.visits( '@visit' ) ).toEqual( {
			'1997-10-31': 2,
			'1997-10-26': 1,
			'1997-12-04': 1,
		} );
		expect( await world.differences() ).toEqual( [] );

		expect( await world.run( ROWS, 'again.csv' ) ).toMatchObject( {
			stored: 0,
			duplicates: 10,
		} );
		expect( await world.visits() ).toEqual( counted );

		const more = await world.run(
			[ ...ROWS, 'dora;1997-12-04;12:30:00;2;cart' ],
			'longer.csv'
		);
		expect( more ).toMatchObject( { stored: 1, duplicates: 10 } );
		expect( await world.visits() ).toEqual( {
			...counted,
			add_to_cart: 2,
			'@purchase': 2,
		} );
		expect( await world.differences() ).toEqual( [] );

		await world.capability.undo( site, more.batchId );
		expect( await world.visits() ).toEqual( counted );
		expect( await world.capability.undo( site, first.batchId ) ).toEqual( {
			kind: 'undone',
			removed: 10,
		} );
		expect( await world.differences() ).toEqual( [] );
		expect( await world.visits() ).toEqual( {} );
		expect(
			( await world.capability.batches( site ) ).map( ( batch ) => [
				batch.state,
				batch.stored,
				batch.duplicate,
			] )
		).toEqual( [
			[ 'undone', 1, 10 ],
			[ 'done', 0, 10 ],
			[ 'undone', 10, 0 ],
		] );
	}, 60000 );

	it( 'refuses rows that do not fit their event type or lie in the future, with their line', async () => {
		const world = createWorld( db().database );
		const summary = await world.run(
			[
				'eva;1997-11-01;10:00:00;0;home',
				'eva;2031-01-01;10:00:00;0;home',
			],
			'future.csv'
		);
		expect( summary ).toMatchObject( {
			stored: 1,
			refused: 1,
			refusedBy: { not_stored: 1 },
		} );
	}, 60000 );
} );
