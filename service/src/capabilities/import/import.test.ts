import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Site } from '../sites/index.ts';
import { createFakeImportBatches } from './fake-import-batches.ts';
import { createFakeImportReceiver } from './fake-import-receiver.ts';
import {
	createImport,
	type ImportOutcome,
	type ImportProgress,
	type ImportSummary,
} from './index.ts';

const site: Site = {
	id: 7,
	publicId: 'site_a',
	name: 'A shop',
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

const MAP = {
	visitor: { column: 'who' },
	visit: { column: 'visit' },
	time: {
		date: { column: 'day', format: 'yyyy-MM-dd' },
		time: { column: 'clock', format: 'HH:mm:ss' },
	},
	order: { column: 'nth' },
	step: {
		column: 'what',
		values: {
			home: 'page_view',
			cart: 'add_to_cart',
			paid: { type: 'purchase', page: '/checkout' },
			ping: { skip: 'a machine asked' },
		},
	},
	page: { column: 'what', prefix: '/' },
};

const HEADER = 'who;visit;day;clock;nth;what';
const ROWS = [
	'anna;1;1999-06-24;10:06:37;0;home',
	'anna;1;1999-06-24;10:06:37;1;cart',
	'anna;2;1999-06-25;09:00:00;0;paid',
	'bert;3;1999-06-24;11:00:00;0;home',
];

let folder: string;
beforeEach( async () => {
	folder = await mkdtemp( join( tmpdir(), 'cairn-import-' ) );
} );
afterEach( () => rm( folder, { recursive: true } ) );

function createWorld( refuse?: ( row: { visitor: string } ) => string | null ) {
	const receiver = createFakeImportReceiver( { refuse } );
	const capability = createImport( {
		receiver,
		batches: createFakeImportBatches( { now: () => 1700000000000 } ),
	} );
	const report = join( folder, 'refused.csv' );
	return {
		receiver,
		capability,
		report: () => readFile( report, 'utf8' ),
		async run(
			content: string | Buffer,
			options: {
				map?: object | string;
				timeZone?: string;
				name?: string;
				onProgress?: ( progress: ImportProgress ) => void;
			} = {}
		): Promise< ImportOutcome > {
			const file = join( folder, options.name ?? 'log.csv' );
			await writeFile( file, content );
			const map = options.map ?? MAP;
			return capability.run(
				{
					site,
					file,
					map: typeof map === 'string' ? map : JSON.stringify( map ),
					timeZone: options.timeZone ?? null,
					report,
				},
				options.onProgress
			);
		},
	};
}

function done( outcome: ImportOutcome ): ImportSummary {
	if ( outcome.kind !== 'done' ) {
		throw new Error( outcome.message );
	}
	return outcome.summary;
}

function refusal( outcome: ImportOutcome ): string {
	if ( outcome.kind !== 'refused' ) {
		throw new Error( 'The import was expected to refuse.' );
	}
	return `${ outcome.code }: ${ outcome.message }`;
}

const text = ( rows: readonly string[], header = HEADER ) =>
	`${ [ header, ...rows ].join( '\n' ) }\n`;

describe( 'an import', () => {
	it( 'makes one event of each row, with visitor, visit, moment, page and type', async () => {
		const world = createWorld();
		const summary = done( await world.run( text( ROWS ) ) );
		expect( summary ).toMatchObject( {
			rows: 4,
			stored: 4,
			duplicates: 0,
			refused: 0,
			visitors: { count: 2, exact: true },
			visits: { count: 3, exact: true },
			from: Date.parse( '1999-06-24T08:06:37Z' ),
			to: Date.parse( '1999-06-25T07:00:00Z' ),
			report: null,
		} );
		const [ first, second, third ] = [ ...world.receiver.stored.values() ];
		expect( first ).toMatchObject( {
			visitor: 'anna',
			visit: '1',
			type: 'page_view',
			page: '/home',
			at: Date.parse( '1999-06-24T08:06:37.000Z' ),
		} );
		expect( second?.at ).toBe( Date.parse( '1999-06-24T08:06:37.001Z' ) );
		expect( third ).toMatchObject( {
			type: 'purchase',
			page: '/checkout',
		} );
	} );

	it( 'makes room for its span of time before the first row arrives', async () => {
		const world = createWorld();
		await world.run( text( ROWS ) );
		expect( world.receiver.prepared ).toEqual( [
			{
				from: new Date( '1999-06-24T08:06:37Z' ),
				to: new Date( '1999-06-25T07:00:00Z' ),
			},
		] );
	} );

	it( 'never takes a row twice: not again, not packed under another name, not from a longer file', async () => {
		const world = createWorld();
		await world.run( text( ROWS ) );
		expect( done( await world.run( text( ROWS ) ) ) ).toMatchObject( {
			stored: 0,
			duplicates: 4,
		} );
		expect(
			done(
				await world.run( gzipSync( text( ROWS ) ), {
					name: 'other.gz',
				} )
			)
		).toMatchObject( { stored: 0, duplicates: 4 } );
		const longer = [ ...ROWS, 'carl;4;1999-06-26;08:00:00;0;home' ];
		expect( done( await world.run( text( longer ) ) ) ).toMatchObject( {
			stored: 1,
			duplicates: 4,
		} );
	} );

	it( 'knows a row again when the columns stand in another order, with other delimiter and quotes', async () => {
		const world = createWorld();
		await world.run( text( ROWS ) );
		const turned = ROWS.map( ( row ) =>
			row
				.split( ';' )
				.reverse()
				.map( ( cell ) => `"${ cell }"` )
				.join( ',' )
		);
		expect(
			done(
				await world.run(
					text( turned, HEADER.split( ';' ).reverse().join( ',' ) ),
					{ name: 'again.csv' }
				)
			)
		).toMatchObject( { stored: 0, duplicates: 4 } );
	} );

	it( 'keeps rows that really came twice, as often as they came', async () => {
		const world = createWorld();
		const twice = [ ...ROWS, ROWS[ 0 ] ?? '', ROWS[ 0 ] ?? '' ];
		expect( done( await world.run( text( twice ) ) ).stored ).toBe( 6 );
		expect( done( await world.run( text( twice ) ) ) ).toMatchObject( {
			stored: 0,
			duplicates: 6,
		} );
	} );

	it( 'can be taken back by its number, and done again', async () => {
		const world = createWorld();
		const { batchId } = done( await world.run( text( ROWS ) ) );
		expect( await world.capability.undo( site, batchId ) ).toEqual( {
			kind: 'undone',
			removed: 4,
		} );
		expect( world.receiver.stored.size ).toBe( 0 );
		expect( await world.capability.undo( site, 99 ) ).toEqual( {
			kind: 'unknown_batch',
		} );
		expect(
			await world.capability.undo( { ...site, id: 8 }, batchId )
		).toEqual( { kind: 'unknown_batch' } );
		expect( done( await world.run( text( ROWS ) ) ).stored ).toBe( 4 );
	} );

	it( 'does not take back demo data, which the site is marked with', async () => {
		const batches = createFakeImportBatches( { now: () => 0 } );
		const capability = createImport( {
			receiver: createFakeImportReceiver(),
			batches,
		} );
		const batchId = await batches.begin( site.id, {
			kind: 'demo',
			source: 'shop',
			from: null,
			to: null,
		} );
		expect( await capability.undo( site, batchId ) ).toEqual( {
			kind: 'unknown_batch',
		} );
	} );

	it( 'refuses the same file with another zone until the first reading is taken back', async () => {
		const world = createWorld();
		const { batchId } = done( await world.run( text( ROWS ) ) );
		expect(
			refusal( await world.run( text( ROWS ), { timeZone: 'UTC' } ) )
		).toMatch( /^imported_otherwise: Batch 1/ );
		await world.capability.undo( site, batchId );
		expect(
			done( await world.run( text( ROWS ), { timeZone: 'UTC' } ) ).from
		).toBe( Date.parse( '1999-06-24T10:06:37Z' ) );
	} );

	it( 'refuses bad rows one by one into a report, and imports the rest', async () => {
		const world = createWorld( ( row ) =>
			row.visitor === 'dora' ? 'Dora is not taken.' : null
		);
		const summary = done(
			await world.run(
				text( [
					'anna;1;1999-06-24;10:06:37;0;home',
					'anna;1;1999-06-31;10:06:37;1;home',
					';1;1999-06-24;10:06:37;1;home',
					'anna;;1999-06-24;10:06:37;1;home',
					'anna;1;1999-06-24;10:06:37;x;home',
					'anna;1;1999-06-24;10:06:37;1;=dance(1)',
					'anna;1;1999-06-24',
					'anna;"1;1999-06-24;10:06:37;1;home',
					'dora;1;1999-06-24;10:06:37;0;home',
					'anna;1;1999-06-24;10:06:38;2;ping',
					'bert;3;1999-06-24;11:00:00;0;home',
				] )
			)
		);
		expect( summary ).toMatchObject( {
			rows: 11,
			stored: 2,
			refused: 8,
			skipped: 1,
			skippedBy: { 'a machine asked': 1 },
			refusedBy: {
				bad_time: 1,
				no_visitor: 1,
				no_visit: 1,
				bad_order: 1,
				unknown_step: 1,
				column_count: 1,
				broken_quote: 1,
				not_stored: 1,
			},
		} );
		const lines = ( await world.report() ).trimEnd().split( '\r\n' );
		expect( lines[ 0 ] ).toBe( '\uFEFFline,reason,message,row' );
		expect(
			lines.slice( 1 ).map( ( line ) => line.slice( 0, 20 ) )
		).toEqual( [
			expect.stringMatching( /^3,bad_time,/ ),
			expect.stringMatching( /^4,no_visitor,/ ),
			expect.stringMatching( /^5,no_visit,/ ),
			expect.stringMatching( /^6,bad_order,/ ),
			expect.stringMatching( /^7,unknown_step,/ ),
			expect.stringMatching( /^8,column_count,/ ),
			expect.stringMatching( /^9,broken_quote,/ ),
			expect.stringMatching( /^10,not_stored,/ ),
		] );
		expect( lines[ 1 ] ).toBe(
			'3,bad_time,"“1999-06-31 10:06:37” is no time of the form yyyy-MM-dd HH:mm:ss.","anna;1;1999-06-31;10:06:37;1;home"'
		);
	} );

	it( 'says how many times the clocks jumped over or showed twice', async () => {
		const world = createWorld();
		expect(
			done(
				await world.run(
					text( [
						'anna;1;1999-03-28;02:30:00;0;home',
						'anna;2;1998-10-25;02:30:00;0;home',
						'anna;3;1998-10-25;02:31:00;0;home',
					] )
				)
			)
		).toMatchObject( { clockGaps: 1, clockOverlaps: 2 } );
	} );

	it( 'tells how far it is, in bytes of the file', async () => {
		const world = createWorld();
		const seen: ImportProgress[] = [];
		await world.run( text( ROWS ), {
			onProgress: ( progress ) => seen.push( progress ),
		} );
		const size = Buffer.byteLength( text( ROWS ) );
		expect( seen[ 0 ] ).toEqual( {
			phase: 'checking',
			bytes: size,
			totalBytes: size,
			rows: 0,
		} );
		expect( seen.at( -1 ) ).toEqual( {
			phase: 'importing',
			bytes: size,
			totalBytes: size,
			rows: 4,
		} );
	} );

	it( 'says where it stopped when the database fails on the way', async () => {
		const world = createWorld( () => {
			throw new Error( 'connection lost' );
		} );
		await expect( world.run( text( ROWS ) ) ).rejects.toThrow(
			/stopped after 0 rows \(batch 1\): connection lost/
		);
	} );

	it( 'that was broken off goes on when it is started again', async () => {
		let handed = 0;
		const world = createWorld( () => {
			handed++;
			if ( handed === 5500 ) {
				throw new Error( 'power cut' );
			}
			return null;
		} );
		const rows = Array.from(
			{ length: 7000 },
			( _, row ) => `v${ row % 50 };1;1999-06-24;10:06:37;${ row };home`
		);
		await expect( world.run( text( rows ) ) ).rejects.toThrow(
			/stopped after 5000 rows \(batch 1\): power cut/
		);
		const before = world.receiver.stored.size;
		const summary = done( await world.run( text( rows ) ) );
		expect( summary.duplicates ).toBe( before );
		expect( summary.stored ).toBe( 7000 - before );
		expect( world.receiver.stored.size ).toBe( 7000 );
		expect(
			( await world.capability.batches( site ) ).map(
				( batch ) => batch.state
			)
		).toEqual( [ 'done', 'running' ] );
	} );
} );

describe( 'an encoding', () => {
	const umlauts = text( [ 'Jörg;1;1999-06-24;10:06:37;0;home' ] );
	const bytes = {
		'UTF-8': Buffer.from( umlauts ),
		'UTF-8 with a mark': Buffer.from( `\uFEFF${ umlauts }` ),
		latin1: Buffer.from( umlauts, 'latin1' ),
		'UTF-16 with a mark': Buffer.from( `\uFEFF${ umlauts }`, 'utf16le' ),
		'UTF-16 without one': Buffer.from( umlauts, 'utf16le' ),
		'big-endian UTF-16': Buffer.from(
			`\uFEFF${ umlauts }`,
			'utf16le'
		).swap16(),
	};

	it.each( Object.entries( bytes ) )(
		'is found: %s',
		async ( _name, content ) => {
			const world = createWorld();
			done( await world.run( content ) );
			expect( [ ...world.receiver.stored.values() ][ 0 ]?.visitor ).toBe(
				'Jörg'
			);
		}
	);

	it.each( [
		[ 'utf-8', bytes.latin1, 'Line 2 holds bytes that are not UTF-8' ],
		[ 'latin1', bytes[ 'UTF-8' ], 'written in UTF-8' ],
		[ 'latin1', bytes[ 'UTF-8 with a mark' ], 'first bytes are UTF-8' ],
		[ 'utf-8', bytes[ 'UTF-16 without one' ], 'first bytes are UTF-16LE' ],
		[ 'utf-16', bytes[ 'UTF-8' ], 'first bytes are UTF-8' ],
	] )(
		'%s that is said wrongly gives one clear error and writes nothing',
		async ( encoding, content, words ) => {
			const world = createWorld();
			const message = refusal(
				await world.run( content, {
					map: { ...MAP, file: { encoding } },
				} )
			);
			expect( message ).toMatch( /^wrong_encoding: / );
			expect( message ).toContain( words );
			expect( await world.capability.batches( site ) ).toEqual( [] );
		}
	);

	it( 'that changes late in a long file is named with its line, before anything is written', async () => {
		const world = createWorld();
		const rows = Array.from(
			{ length: 5000 },
			( _, row ) => `v${ row };1;1999-06-24;10:06:37;0;home`
		);
		const content = Buffer.concat( [
			Buffer.from( text( rows ) ),
			bytes.latin1,
		] );
		expect( refusal( await world.run( content ) ) ).toContain(
			'Line 5003 holds bytes'
		);
		expect( await world.capability.batches( site ) ).toEqual( [] );
	} );
} );

describe( 'a file that cannot be imported', () => {
	it.each< [ string, string | Buffer, object | string, RegExp ] >( [
		[ 'is empty', '', MAP, /^file_empty/ ],
		[ 'is blank', '\n \n', MAP, /^file_empty/ ],
		[ 'has no rows', text( [] ), MAP, /^no_rows: .* no rows/ ],
		[
			'lacks columns the map names',
			'who,day,clock\nanna,1999-06-24,10:00:00\n',
			MAP,
			/^missing_columns: .*“visit”, “nth”, “what”.* It has “who”, “day”, “clock”/,
		],
		[
			'has a column twice',
			text( [ 'a;b;c;d;e;f;g' ], `${ HEADER };who` ),
			MAP,
			/^missing_columns: .*more than one column “who”/,
		],
		[
			'holds no row that can be read',
			text( [ 'anna;1;24.6.1999;10:06:37;0;home' ] ),
			MAP,
			/^no_rows: None of the 1 rows .* Line 2: “24.6.1999 10:06:37”/,
		],
		[
			'is cut off in the middle of its packing',
			gzipSync( text( ROWS ) ).subarray( 0, 60 ),
			MAP,
			/^file_damaged/,
		],
		[
			'has a map that is no JSON',
			text( ROWS ),
			'{',
			/^bad_map: .*not JSON/,
		],
		[
			'has a map with a misspelt key',
			text( ROWS ),
			{ ...MAP, vist: { column: 'visit' } },
			/^bad_map: .*vist/,
		],
		[
			'has a map with an unknown event type',
			text( ROWS ),
			{ ...MAP, step: { column: 'what', values: { home: 'page_vew' } } },
			/^bad_map: .*step\.values\.home: is not an event type/,
		],
		[
			'has a map with a time format that means nothing',
			text( ROWS ),
			{ ...MAP, time: { column: 'day', format: 'tomorrow' } },
			/^bad_map: .*“t”/,
		],
		[
			'has a map with an amount but no currency',
			text( ROWS ),
			{ ...MAP, value: { column: 'nth', unit: 'major' } },
			/^bad_map: .*currency/,
		],
	] )(
		'%s: one clear error, nothing written',
		async ( _what, content, map, error ) => {
			const world = createWorld();
			expect( refusal( await world.run( content, { map } ) ) ).toMatch(
				error
			);
			expect( world.receiver.prepared ).toEqual( [] );
			expect( await world.capability.batches( site ) ).toEqual( [] );
		}
	);

	it( 'does not exist', async () => {
		const world = createWorld();
		const outcome = await world.capability.run( {
			site,
			file: join( folder, 'nowhere.csv' ),
			map: JSON.stringify( MAP ),
			timeZone: null,
			report: join( folder, 'refused.csv' ),
		} );
		expect( refusal( outcome ) ).toMatch( /^file_missing: .*nowhere\.csv/ );
	} );

	it( 'is to be read in a zone that does not exist', async () => {
		const world = createWorld();
		expect(
			refusal(
				await world.run( text( ROWS ), { timeZone: 'Mars/Olympus' } )
			)
		).toMatch( /^bad_time_zone: “Mars\/Olympus”/ );
	} );
} );
