import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { recount } from '../capabilities/rollups/index.ts';
import { runService } from '../running-service.ts';
import type { RunningService } from '../running-service.ts';
import { systemClock } from '../storage/clock.ts';
import { openDatabase } from '../storage/database.ts';
import type { Database } from '../storage/database.ts';
import { startPrivateMariadb } from '../storage/private-mariadb.ts';
import type { PrivateMariadb } from '../storage/private-mariadb.ts';
import { secureRandom } from '../storage/random.ts';
import { startLoad } from './load.ts';
import {
	batchOf,
	pairOverHttp,
	postSteps,
	readableLog,
	testApp,
	testConfig,
} from './running.ts';
import { signedFetch } from './signed-fetch.ts';

const SLOW = 240_000;

let folder: string;
let service: RunningService | null = null;
let server: PrivateMariadb | null = null;

beforeEach( () => {
	folder = mkdtempSync(
		path.join(
			existsSync( '/dev/shm' ) ? '/dev/shm' : tmpdir(),
			'cairn-outage-'
		)
	);
} );
afterEach( async () => {
	await service?.stop();
	await server?.stop();
	service = null;
	server = null;
	rmSync( folder, { recursive: true, force: true } );
}, SLOW );

/** A database that the service is told of by its address, and that starts and ends when the test says so. */
const startDatabase = async ( further: readonly string[] = [] ) => {
	server = await startPrivateMariadb( {
		folder,
		bufferPoolMegabytes: 16,
		arguments: [ '--innodb-flush-log-at-trx-commit=0', ...further ],
	} );
	return server;
};
const address = () => ( {
	socketPath: path.join( folder, 'mariadb.sock' ),
	user: 'root',
	password: '',
	database: 'cairn',
} );
const startService = async () => {
	const { log, lines } = readableLog();
	service = await runService( {
		config: testConfig( address() ),
		clock: systemClock,
		random: secureRandom,
		log,
		rebuildDelayMs: 0,
	} );
	return { service, lines };
};
const connectSite = async ( base: string ) => {
	const database = openDatabase( address() );
	const { sites } = testApp( testConfig( address() ), database );
	const { code } = await sites.issuePairingCode(
		await sites.create( 'Outage' )
	);
	await database.close();
	return pairOverHttp( base, code );
};
const recountAll = async () => {
	const database = openDatabase( address() );
	const results = [];
	for ( const site of await testApp(
		testConfig( address() ),
		database
	).sites.list() ) {
		results.push( await recount( database, site ) );
	}
	await database.close();
	return results;
};

describe( 'A service whose database', () => {
	it(
		'is down at the start lives, says that it is not ready, and gets ready by itself',
		async () => {
			const started = await startService();
			const base = started.service.address;
			expect( ( await fetch( `${ base }/health/live` ) ).status ).toBe(
				200
			);
			const ready = await fetch( `${ base }/health/ready` );
			expect( ready.status ).toBe( 503 );
			expect( await ready.json() ).toMatchObject( {
				checks: { database: false, migrations: false },
			} );

			const sent = await postSteps(
				base,
				batchOf( 'pk_AAAAAAAAAAAAAAAAAAAA' )
			);
			expect( sent.status ).toBe( 503 );
			expect(
				Number( sent.headers.get( 'retry-after' ) )
			).toBeGreaterThan( 0 );
			expect( await sent.json() ).toMatchObject( {
				error: { code: 'busy' },
			} );
			const asked = await fetch( `${ base }/v1/site` );
			expect( asked.status ).toBe( 503 );
			expect( await asked.json() ).toMatchObject( {
				error: { code: 'database_unavailable' },
			} );

			await startDatabase();
			await started.service.ready;
			const { answer } = await connectSite( base );
			expect(
				( await postSteps( base, batchOf( answer.public_key ) ) ).status
			).toBe( 202 );
			expect( ( await fetch( `${ base }/health/ready` ) ).status ).toBe(
				200
			);
			expect( started.lines.join( '' ) ).toContain(
				'does not answer yet'
			);
		},
		SLOW
	);

	it(
		'can be stopped while it waits for it',
		async () => {
			const started = await startService();
			await started.service.stop();
			service = null;
			await expect(
				fetch( `${ started.service.address }/health/live` )
			).rejects.toThrow();
		},
		SLOW
	);

	it(
		'goes away and comes back during load tells senders to come again, and loses nothing',
		async () => {
			const first = await startDatabase();
			const started = await startService();
			await started.service.ready;
			const base = started.service.address;
			const { answer, credentials } = await connectSite( base );
			const load = startLoad( () => base, answer.public_key );
			await load.progress( 100 );

			await first.stop();
			// Requests that wait for a new connection come first; how long that takes is the machine's business.
			while ( ! load.statuses.has( 503 ) ) {
				await sleep( 50 );
			}
			expect( ( await fetch( `${ base }/health/live` ) ).status ).toBe(
				200
			);
			expect( ( await fetch( `${ base }/health/ready` ) ).status ).toBe(
				503
			);
			const report = await signedFetch(
				base,
				credentials,
				'GET',
				'/v1/reports/live'
			);
			expect( report.status ).toBe( 503 );
			expect( await report.json() ).toMatchObject( {
				error: { code: 'database_unavailable' },
			} );

			await startDatabase();
			await load.progress( 100 );
			await load.stop();
			expect( load.statuses.get( 500 ) ?? 0 ).toBe( 0 );
			await started.service.stop();
			service = null;
			expect( await recountAll() ).toMatchObject( [
				{ events: load.acknowledged.size, differences: [] },
			] );
		},
		SLOW
	);

	it(
		'has no room left refuses new events until there is some, and loses nothing',
		async () => {
			await startDatabase( withRoom( 40 ) );
			const started = await startService();
			await started.service.ready;
			const base = started.service.address;
			const { answer } = await connectSite( base );
			const send = () =>
				postSteps(
					base,
					batchOf(
						answer.public_key,
						Array.from( { length: 20 }, () => 'page_view' )
					)
				);
			let accepted = 0;
			let refused: Response | null = null;
			const isInTheLog = ( reason: string ) =>
				started.lines.some(
					( line ) =>
						line.includes( 'to come again' ) &&
						line.includes( reason )
				);
			// Any statement may be the first that finds no room; sending goes on until storing events is what failed.
			const sendUntilRefusedFor = async ( reason: string ) => {
				while ( ! refused || ! isInTheLog( reason ) ) {
					const sent = await send();
					expect( [ 202, 503 ] ).toContain( sent.status );
					if ( sent.status === 202 ) {
						accepted += 1;
					} else {
						refused = sent;
						await sleep( 20 );
					}
				}
			};
			await send();
			accepted += 1;

			const database = openDatabase( address() );
			await sql`CREATE TABLE filler (bytes LONGBLOB) ENGINE = InnoDB`.execute(
				database.queries
			);
			for ( const size of [ 1_000_000, 100_000, 10_000, 1_000, 100 ] ) {
				await fill( database, size );
			}
			await sendUntilRefusedFor( 'is full' );
			expect( refused ).toMatchObject( { status: 503 } );
			expect(
				Number( refused!.headers.get( 'retry-after' ) )
			).toBeGreaterThan( 0 );
			expect( ( await fetch( `${ base }/health/live` ) ).status ).toBe(
				200
			);

			await database.close();
			await server?.stop();
			await startDatabase( withRoom( 80 ) );
			while ( ( await send() ).status !== 202 ) {
				await sleep( 100 );
			}
			accepted += 1;
			await started.service.stop();
			service = null;
			expect( await recountAll() ).toMatchObject( [
				{ events: accepted * 20, differences: [] },
			] );
		},
		SLOW
	);
} );

/** One file for all tables that may not grow beyond so many megabytes: what a full disk looks like to the server. */
const withRoom = ( megabytes: number ) => [
	'--innodb-file-per-table=0',
	`--innodb-data-file-path=ibdata1:12M:autoextend:max:${ megabytes }M`,
];

/** Writes rows of this size until the database has no room for another. */
async function fill( database: Database, size: number ): Promise< void > {
	for ( let row = 0; row < 1_000; row += 1 ) {
		try {
			await sql`INSERT INTO filler VALUES (${ Buffer.alloc( size ) })`.execute(
				database.queries
			);
		} catch {
			return;
		}
	}
}
