import { execFile } from 'node:child_process';
import type { ExecFileException } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { buildBundle } from '../testing/bundle.ts';
import type { Bundle } from '../testing/bundle.ts';
import { describeOnEachDatabase } from '../testing/databases.ts';

const SLOW = 120_000;

interface Outcome {
	readonly exitCode: number;
	/** Standard output. */
	readonly said: string;
	/** Standard error. */
	readonly told: string;
}

let bundle: Bundle;
let folder: string;
beforeAll( async () => {
	bundle = await buildBundle();
	folder = mkdtempSync( path.join( tmpdir(), 'cairn-cli-' ) );
}, SLOW );
afterAll( () => {
	bundle.remove();
	rmSync( folder, { recursive: true, force: true } );
} );

function cairn(
	words: readonly string[],
	environment: Record< string, string > = {}
): Promise< Outcome > {
	return new Promise( ( resolve ) => {
		execFile(
			process.execPath,
			[ bundle.cli, ...words ],
			{
				env: {
					PATH: process.env.PATH,
					CAIRN_DATA_FOLDER: path.join( folder, 'var' ),
					...environment,
				},
			},
			( error, said, told ) =>
				resolve( { exitCode: exitCodeOf( error ), said, told } )
		);
	} );
}

/** No number: the process was ended by a signal. */
function exitCodeOf( error: ExecFileException | null ): number {
	if ( ! error ) {
		return 0;
	}
	return typeof error.code === 'number' ? error.code : -1;
}

describe( 'The command line', () => {
	it(
		'explains itself',
		async () => {
			const help = await cairn( [ 'help' ] );
			expect( help.exitCode ).toBe( 0 );
			for ( const command of [
				'serve',
				'migrate',
				'site create',
				'pair',
				'import',
				'keys rotate',
				'demo fill',
				'doctor',
			] ) {
				expect( help.said ).toContain( `cairn ${ command }` );
			}
			expect( ( await cairn( [] ) ).exitCode ).toBe( 2 );
			expect( ( await cairn( [ '--version' ] ) ).said ).toMatch(
				/^\d+\.\d+\.\d+\n$/
			);
		},
		SLOW
	);

	it.each( [
		[ [ 'fly' ], 'no command "fly"' ],
		[ [ 'constructor' ], 'no command "constructor"' ],
		[ [ 'site' ], 'cairn site list' ],
		[ [ 'site', 'create' ], '--name is missing' ],
		[ [ 'keys' ], 'needs to know what to do' ],
		[ [ 'keys', 'burn' ], 'does not know "burn"' ],
		[ [ 'pair', '--sight', 'x' ], '--sight' ],
		[ [ 'import', '--site', 'x' ], '--file is missing' ],
		[
			[ 'import', 'undo', '--site', 'x', '--batch', 'all' ],
			'--batch is the number',
		],
		[ [ 'demo', 'fill', '--days', 'many' ], '--days is a whole number' ],
		[
			[ 'demo', 'fill', '--products', '/nowhere.json' ],
			'The products in /nowhere.json cannot be read',
		],
	] )(
		'says what is wrong with %j',
		async ( words, message ) => {
			const outcome = await cairn( words );
			expect( outcome.exitCode ).toBe( 2 );
			expect( outcome.told ).toContain( message );
			expect( outcome.said ).toBe( '' );
		},
		SLOW
	);

	it(
		'names the setting it cannot use',
		async () => {
			const outcome = await cairn( [ 'migrate' ], {
				CAIRN_PORT: 'many',
			} );
			expect( outcome.exitCode ).toBe( 2 );
			expect( outcome.told ).toContain( 'CAIRN_PORT' );
		},
		SLOW
	);

	it(
		'says that the database does not answer, and what to do',
		async () => {
			const nowhere = {
				DATABASE_URL: 'mysql://root:topsecret@127.0.0.1:9/cairn',
			};
			const listed = await cairn( [ 'site', 'list' ], nowhere );
			expect( listed.exitCode ).toBe( 1 );
			expect( listed.told ).toContain(
				'127.0.0.1:9/cairn does not answer'
			);
			expect( listed.told ).toContain( 'DATABASE_URL' );
			const examined = await cairn( [ 'doctor' ], nowhere );
			expect( examined.exitCode ).toBe( 1 );
			expect( examined.said ).toMatch(
				/problem +database: 127\.0\.0\.1:9\/cairn does not answer/
			);
			expect(
				`${ listed.told }${ examined.said }${ examined.told }`
			).not.toContain( 'topsecret' );
		},
		SLOW
	);
} );

describeOnEachDatabase( 'The command line', ( engine ) => {
	const db = engine.use( { migrated: false } );
	const run = ( ...words: string[] ) =>
		cairn( words, {
			DATABASE_URL: `mysql://root@localhost/${ db().address.database }?socket=${ encodeURIComponent(
				db().address.socketPath ?? ''
			) }`,
			CAIRN_PUBLIC_URL: 'https://cairn.example',
		} );

	it(
		'brings the database up to date, once',
		async () => {
			const first = await run( 'migrate' );
			expect( first.exitCode ).toBe( 0 );
			expect( first.said ).toContain( '0001-create-site' );
			expect( ( await run( 'migrate' ) ).said ).toMatch(
				/is up to date\.\n$/
			);
		},
		SLOW
	);

	it(
		'makes a site, prints how to connect it, and exchanges its key',
		async () => {
			const made = await run( 'site', 'create', '--name', 'A shop' );
			const id = made.said.trim();
			expect( id ).toMatch( /^site_[0-9a-f]{18}$/ );

			const listed = await run( 'site', 'list', '--json' );
			expect( JSON.parse( listed.said ) ).toContainEqual(
				expect.objectContaining( {
					id,
					name: 'A shop',
					state: 'disconnected',
				} )
			);

			const paired = await run( 'pair', '--site', 'A shop' );
			expect( paired.said ).toContain( `Site:    ${ id }` );
			expect( paired.said ).toContain( 'Address: https://cairn.example' );
			expect( paired.said ).toMatch(
				/^Code: {4}(?:[0-9A-Z]{5}-){3}[0-9A-Z]{5}$/m
			);

			const rotated = await run( 'site', 'rotate-key', '--site', id );
			expect( rotated.said ).toMatch( /^pk_[A-Za-z0-9_-]{20}$/m );
		},
		SLOW
	);

	it(
		'makes a site by itself when there is none to connect, and only one',
		async () => {
			const site = ( outcome: Outcome ) =>
				/site_\w+/.exec( outcome.said )?.[ 0 ];
			const first = await run( 'pair' );
			expect( site( first ) ).toBeDefined();
			expect( site( await run( 'pair' ) ) ).toBe( site( first ) );
		},
		SLOW
	);

	it(
		'does not guess which site is meant',
		async () => {
			const unknown = await run( 'pair', '--site', 'site_nobody' );
			expect( unknown.exitCode ).toBe( 1 );
			expect( unknown.told ).toContain( 'cairn site list' );
			await run( 'site', 'create', '--name', 'Another' );
			const several = await run( 'site', 'rotate-key' );
			expect( several.exitCode ).toBe( 2 );
			expect( several.told ).toContain( '--site' );
		},
		SLOW
	);

	it(
		'imports a file and takes it back',
		async () => {
			const csv = path.join( folder, 'history.csv' );
			const map = path.join( folder, 'map.json' );
			writeFileSync(
				csv,
				'when,who,what\n2020-01-02 03:04:05,a,view\n2020-01-02 03:05:05,b,view\n'
			);
			writeFileSync(
				map,
				JSON.stringify( {
					time: { column: 'when', format: 'yyyy-MM-dd HH:mm:ss' },
					visitor: { column: 'who' },
					step: { column: 'what', values: { view: 'page_view' } },
				} )
			);
			const missing = await run(
				'import',
				'--site',
				'Another',
				'--file',
				csv,
				'--map',
				path.join( folder, 'none.json' )
			);
			expect( missing.told ).toContain( 'none.json' );
			expect( missing.exitCode ).toBe( 1 );

			const imported = await run(
				'import',
				'--site',
				'Another',
				'--file',
				csv,
				'--map',
				map
			);
			expect( imported.told + imported.said ).toContain(
				'Stored:     2'
			);
			const batch = /Batch: +(\d+)/.exec( imported.said )?.[ 1 ] ?? '';
			expect(
				( await run( 'import', 'list', '--site', 'Another' ) ).said
			).toContain( 'history.csv' );
			const undone = await run(
				'import',
				'undo',
				'--site',
				'Another',
				'--batch',
				batch
			);
			expect( undone.said ).toContain( 'Took back 2 events' );
			const unknown = await run(
				'import',
				'undo',
				'--site',
				'A shop',
				'--batch',
				batch
			);
			expect( unknown.exitCode ).toBe( 1 );
			expect( unknown.told ).toContain( `has no batch ${ batch }` );
		},
		SLOW
	);

	it(
		'looks after its own health, and says what to do',
		async () => {
			const well = await run( 'doctor' );
			expect( well.exitCode ).toBe( 0 );
			for ( const check of [
				'master key',
				'disk',
				'database',
				'migrations',
				'clock',
			] ) {
				expect( well.said ).toMatch(
					new RegExp( `^(ok|warning) +${ check }: `, 'm' )
				);
			}
			const key = path.join( folder, 'var/master.key' );
			chmodSync( key, 0o644 );
			const open = await run( 'doctor' );
			chmodSync( key, 0o600 );
			expect( open.exitCode ).toBe( 1 );
			expect( open.said ).toContain( `chmod 600 ${ key }` );
		},
		SLOW
	);
} );
