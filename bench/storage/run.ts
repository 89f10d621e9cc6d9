/**
 * What an event costs on disk, and how quickly Overview answers: `npx tsx bench/storage/run.ts [events] [MariaDB|MySQL]`.
 *
 * One site, 90 days, the traffic of bench/shared/traffic.ts, sent batch by batch through the whole collector with a clock
 * that runs through the 90 days. Bytes are those of the schema's files (events, visits, roll-ups, dictionaries, all keys,
 * free pages too): live, with the closed months settled by the service's own job, and when the last month has closed too.
 * Reports run as HTTP runs them.
 */
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { sql } from 'kysely';
import { createConnection } from 'mysql2/promise';
import { endWithThisProcess } from '../../scripts/running/parent-watch.mjs';
import { createCollect } from '../../service/src/capabilities/collect/index.ts';
import { createMonths } from '../../service/src/capabilities/collect/storing/months.ts';
import { createDataFlow } from '../../service/src/capabilities/data-flow/index.ts';
import { createReports } from '../../service/src/capabilities/reports/index.ts';
import { bench as answersOfNothing } from '../../service/src/capabilities/reports/report-bench.ts';
import {
	createRollupReader,
	foldAll,
	recount,
} from '../../service/src/capabilities/rollups/index.ts';
import { createSites } from '../../service/src/capabilities/sites/index.ts';
import type { DatabaseAddress } from '../../service/src/storage/database-address.ts';
import { openDatabase } from '../../service/src/storage/database.ts';
import { createFakeClock } from '../../service/src/storage/fake-clock.ts';
import { migrate } from '../../service/src/storage/migrator.ts';
import { migrations } from '../../service/src/storage/migrations/index.ts';
import { monthOf, monthStart } from '../../service/src/storage/partitions.ts';
import { startPrivateMariadb } from '../../service/src/storage/private-mariadb.ts';
import { secureRandom } from '../../service/src/storage/random.ts';
import { createVault } from '../../service/src/storage/vault.ts';
import {
	mysqlRoot,
	startRealMysql,
} from '../../service/src/testing/servers.ts';
import type { EventInput } from '#contract/batch.ts';
import { createBenchSite } from '../shared/bench-site.ts';
import {
	bodyOf,
	createDice,
	createTraffic,
	type MadeEvent,
	ORIGIN,
	userAgentOf,
} from '../shared/traffic.ts';

endWithThisProcess();

const EVENTS = Number( process.argv[ 2 ] ?? 1_000_000 );
const ENGINES = process.argv[ 3 ]
	? [ process.argv[ 3 ] ]
	: [ 'MariaDB', 'MySQL' ];
const DAYS = 90;
const DAY_MS = 86_400_000;
/** Requests on their way at once. */
const AT_ONCE = 400;
const WARM_RUNS = 50;
const COLD_RUNS = 10;
const GOAL = { live: 300, settled: 200, overviewMs: 100, stepsMs: 300 };

interface Server {
	readonly address: DatabaseAddress;
	readonly data: string;
	stop: () => Promise< void >;
}

async function startServer(
	engine: string,
	folder: string
): Promise< Server > {
	if ( engine === 'MariaDB' ) {
		const server = await startPrivateMariadb( {
			folder,
			bufferPoolMegabytes: 1024,
		} );
		return {
			address: server.address,
			data: path.join( folder, 'data', server.address.database ),
			stop: server.stop,
		};
	}
	const server = await startRealMysql( folder, [
		'--innodb-buffer-pool-size=1G',
	] );
	const connection = await createConnection( {
		socketPath: server.address.socketPath,
		user: 'root',
	} );
	await connection.query( 'CREATE DATABASE cairn CHARACTER SET utf8mb4' );
	await connection.end();
	return {
		address: { ...server.address, database: 'cairn' },
		data: path.join( folder, 'data', 'cairn' ),
		async stop() {
			process.kill( server.pid, 'SIGTERM' );
			const gone = () => {
				try {
					process.kill( server.pid, 0 );
					return false;
				} catch {
					return true;
				}
			};
			while ( ! gone() ) {
				await new Promise( ( resolve ) => {
					setTimeout( resolve, 50 );
				} );
			}
		},
	};
}

/** Bytes of the schema's files, by table. */
function bytesOnDisk( folder: string ): Map< string, number > {
	const bytes = new Map< string, number >();
	for ( const file of readdirSync( folder ) ) {
		const table = file.split( /[#.]/ )[ 0 ] ?? file;
		bytes.set(
			table,
			( bytes.get( table ) ?? 0 ) +
				statSync( path.join( folder, file ) ).size
		);
	}
	return bytes;
}

function sayBytes(
	when: string,
	bytes: Map< string, number >,
	events: number
): number {
	let all = 0;
	for ( const size of bytes.values() ) {
		all += size;
	}
	const parts = [ ...bytes ]
		.sort( ( a, b ) => b[ 1 ] - a[ 1 ] )
		.slice( 0, 5 )
		.map(
			( [ table, size ] ) =>
				`${ table } ${ ( size / events ).toFixed( 1 ) }`
		);
	console.log(
		`  ${ when }: ${ ( all / events ).toFixed( 1 ) } bytes an event (${ parts.join( ', ' ) })`
	);
	return all / events;
}

async function bench( engine: string ): Promise< void > {
	const folder = mkdtempSync( path.join( tmpdir(), 'cairn-bench-' ) );
	const server = await startServer( engine, path.join( folder, 'db' ) );
	const database = openDatabase( server.address, { connections: 4 } );
	try {
		await migrate( database, migrations );
		const siteId = await createBenchSite( database );
		const now = Date.now();
		const clock = createFakeClock( now - DAYS * DAY_MS );
		const log = { info() {}, warn: console.warn, error: console.error };
		const vault = createVault( Buffer.alloc( 32, 1 ), secureRandom );
		const sites = createSites( {
			database,
			vault,
			clock: { now: () => Date.now() },
			random: secureRandom,
			version: 'bench',
			events: { timeZoneChanged() {}, placementsChanged() {} },
			onError: console.error,
		} );
		const collect = createCollect( {
			database,
			sites: sites.directory,
			vault,
			clock,
			random: secureRandom,
			log,
			metrics: { stored() {}, dropped() {}, flushed() {}, queued() {} },
			mostWaiting: 100_000,
		} );
		// The service's own job makes months ahead of the clock: as if it had run on each of the days.
		const months = createMonths( { database, clock } );
		clock.set( now );
		await months.prepare(
			new Date( now - DAYS * DAY_MS ),
			new Date( now )
		);
		clock.set( now - DAYS * DAY_MS );

		/** How the bytes of `event` are shared between its rows and the timeline key. */
		const sayKeys = async ( when: string, events: number ) => {
			await sql`ANALYZE TABLE event`.execute( database.queries );
			const found = await sql< {
				data: number;
				keys_: number;
			} >`SELECT SUM(DATA_LENGTH) AS data, SUM(INDEX_LENGTH) AS keys_ FROM information_schema.PARTITIONS WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME = 'event'`.execute(
				database.queries
			);
			const row = found.rows[ 0 ];
			console.log(
				`  ${ when }: rows of event ${ ( Number( row?.data ) / events ).toFixed( 1 ) }, its timeline key ${ ( Number( row?.keys_ ) / events ).toFixed( 1 ) } bytes`
			);
		};
		console.log( `${ engine }: ${ EVENTS } events over ${ DAYS } days` );
		// As many visits at once as make their events follow each other by about a minute.
		const traffic = createTraffic(
			7,
			Math.max( 3, Math.round( EVENTS / ( DAYS * 24 * 60 ) ) )
		);
		const dice = createDice( 11 );
		const began = performance.now();
		let sent = 0;
		let sinceFold = 0;
		let requests = 0;
		while ( sent < EVENTS ) {
			const timeOf = ( event: number ) =>
				now -
				DAYS * DAY_MS +
				Math.floor( ( event / EVENTS ) * DAYS * DAY_MS );
			// What one visitor does on one page comes as one batch, as the storefront sends it.
			const pages = new Map<
				string,
				{ first: MadeEvent; at: number; events: EventInput[] }
			>();
			for ( let made = 0; made < AT_ONCE && sent < EVENTS; made += 1 ) {
				const at = timeOf( sent );
				const event = traffic.next( at - Math.floor( dice() * 1000 ) );
				sent += 1;
				const key = `${ event.visitor } ${ event.page }`;
				const page = pages.get( key );
				if ( page === undefined || page.events.length === 20 ) {
					pages.set(
						page === undefined ? key : `${ key } ${ sent }`,
						{ first: event, at, events: [ event.input ] }
					);
				} else {
					page.at = at;
					page.events.push( event.input );
				}
			}
			clock.set( timeOf( sent ) );
			requests += pages.size;
			const batches = [ ...pages.values() ].map(
				async ( { first, at, events } ) => {
					const answer = await collect.receive( {
						body: Buffer.from(
							bodyOf( first.visitor, first.page, at, events )
						),
						ip: '127.0.0.1',
						userAgent: userAgentOf( first.visitor ),
						origin: ORIGIN,
						secPurpose: null,
						channel: 'direct',
						receivedAt: at,
					} );
					if ( answer.kind !== 'accepted' ) {
						throw new Error(
							`A batch was refused: ${ answer.error }`
						);
					}
				}
			);
			await Promise.all( batches );
			sinceFold += 1;
			if ( sinceFold === 20 ) {
				sinceFold = 0;
				await foldAll( database );
			}
			if ( sent % 100_000 === 0 ) {
				console.log(
					`  ${ sent } events, ${ ( ( performance.now() - began ) / 1000 ).toFixed( 0 ) } s`
				);
			}
		}
		await collect.stop();
		await foldAll( database );
		const counted = await recount( database, {
			id: siteId,
			timeZone: 'Europe/Berlin',
		} );
		console.log(
			`  recount: ${ counted.events } events, ${ counted.visits } visits, ${ ( counted.events / requests ).toFixed( 1 ) } events a request, ${ counted.cells } cells, ${ counted.differences.length } differences`
		);
		if ( counted.differences.length > 0 ) {
			console.log( counted.differences.join( '\n' ) );
			process.exitCode = 1;
		}
		await sayKeys( 'live', counted.events );
		const live = sayBytes(
			'live',
			bytesOnDisk( server.data ),
			counted.events
		);
		clock.set( now );
		await months.settle();
		sayBytes(
			'today, the running month live',
			bytesOnDisk( server.data ),
			counted.events
		);
		// When the last month has closed as well.
		clock.set( monthStart( monthOf( now ) + 1 ) + 7 * DAY_MS );
		await months.settle();
		await sayKeys( 'settled', counted.events );
		const settled = sayBytes(
			'settled',
			bytesOnDisk( server.data ),
			counted.events
		);

		clock.set( now );
		const rollups = createRollupReader( { database, clock } );
		const reports = createReports( {
			// The site sells nothing and has no forms: what knows of either is never asked.
			...answersOfNothing( [] ),
			rollups,
			clock,
			blockNames: { placements: sites.placements },
			countersOnly: createDataFlow( {
				database,
				rollups,
				clock,
				version: 'bench',
			} ).countersOnly,
		} );
		const site = await sites.directory.byId( siteId );
		if ( site === null ) {
			throw new Error( 'The site is gone.' );
		}
		const dateOf = ( at: number ) =>
			new Date( at ).toISOString().slice( 0, 10 );
		const base = {
			from: dateOf( now - ( DAYS - 1 ) * DAY_MS ),
			to: dateOf( now + DAY_MS ),
		};
		const questions: Record< string, () => Promise< { kind: string } > > = {
			Overview: () => reports.overview.run( site, base ),
			'Overview of one page': () =>
				reports.overview.run( site, {
					...base,
					filter: 'page',
					value: '/page-1/',
				} ),
			'Steps by page': () =>
				reports.steps.run( site, { ...base, group: 'page' } ),
			'Steps by block': () =>
				reports.steps.run( site, { ...base, group: 'block' } ),
		};
		for ( const [ name, ask ] of Object.entries( questions ) ) {
			const times: number[] = [];
			for ( let run = 0; run < WARM_RUNS + COLD_RUNS; run += 1 ) {
				const at = performance.now();
				const answer = await ask();
				if ( answer.kind !== 'answered' ) {
					throw new Error(
						`${ name } was refused: ${ JSON.stringify( answer ) }`
					);
				}
				times.push( performance.now() - at );
			}
			const [ first = NaN ] = times;
			const warm = times.slice( COLD_RUNS ).sort( ( a, b ) => a - b );
			const goal = name.startsWith( 'Overview' )
				? GOAL.overviewMs
				: GOAL.stepsMs;
			console.log(
				`  ${ name }, 90 days: first ${ first.toFixed( 1 ) } ms, p50 ${ warm[ WARM_RUNS >> 1 ]?.toFixed( 1 ) } ms, p95 ${ warm[ Math.floor( WARM_RUNS * 0.95 ) ]?.toFixed( 1 ) } ms of ${ WARM_RUNS } warm runs   (goal: p95 under ${ goal })`
			);
		}
		console.log(
			`  ratio to the goal: live ${ ( live / GOAL.live ).toFixed( 2 ) }, settled ${ ( settled / GOAL.settled ).toFixed( 2 ) }${ engine === 'MariaDB' ? '' : ' (goal is for MariaDB)' }`
		);
	} finally {
		await database.close();
		await server.stop();
		rmSync( folder, { recursive: true, force: true } );
	}
}

for ( const engine of ENGINES ) {
	if ( engine === 'MySQL' && ! mysqlRoot() ) {
		console.log(
			'MySQL: skipped, no server is unpacked on this machine (npm test unpacks one)'
		);
		continue;
	}
	await bench( engine );
}
