/**
 * What the collector costs: `npx tsx bench/collector/run.ts [requests]`.
 *
 * Side by side in one run, on a private MariaDB on disk with its usual durability (a flush at every commit): a bare node:http
 * server that reads the same bodies, one INSERT a request, and the service with everything on. CPU is what Node and the
 * database used, all threads, until the last number was folded; the load generator is not counted.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { sql } from 'kysely';
import { createConnection } from 'mysql2/promise';
import { endWithThisProcess } from '../../scripts/running/parent-watch.mjs';
import {
	foldAll,
	recount,
} from '../../service/src/capabilities/rollups/index.ts';
import {
	openDatabase,
	type Database,
} from '../../service/src/storage/database.ts';
import { migrate } from '../../service/src/storage/migrator.ts';
import { migrations } from '../../service/src/storage/migrations/index.ts';
import { startPrivateMariadb } from '../../service/src/storage/private-mariadb.ts';
import { createBenchSite } from '../shared/bench-site.ts';
import type { LoadResult } from '../shared/load.ts';
import {
	bundle,
	cpuSeconds,
	startChild,
	type Child,
} from '../shared/processes.ts';
import { bodyOf, createTraffic, httpRequest } from '../shared/traffic.ts';

const ROUNDS = 3;
const REQUESTS = Number( process.argv[ 2 ] ?? 30_000 );
const BATCH_EVENTS = 20;
const RAW_ROWS = 100_000;
const RAW_AT_ONCE = 1000;
/** Enough for the just-in-time compiler to have seen everything. */
const WARM_UP = 10_000;

endWithThisProcess();
const here = ( file: string ) =>
	fileURLToPath( new URL( file, import.meta.url ) );
const [ bareFile = '', insertFile = '', cairnFile = '', loadFile = '' ] =
	await bundle( [
		here( 'bare-server.ts' ),
		here( 'insert-server.ts' ),
		here( 'cairn-server.ts' ),
		here( '../shared/load.ts' ),
	] );
const folder = mkdtempSync( path.join( tmpdir(), 'cairn-bench-' ) );
const server = await startPrivateMariadb( {
	folder: path.join( folder, 'db' ),
	bufferPoolMegabytes: 512,
} );
const socketPath = server.address.socketPath ?? '';
const opened: Database[] = [];
let seed = 1;

async function schema( name: string ): Promise< Database > {
	const connection = await createConnection( { socketPath, user: 'root' } );
	await connection.query( `CREATE DATABASE ${ name } CHARACTER SET utf8mb4` );
	await connection.end();
	const database = openDatabase( { ...server.address, database: name } );
	opened.push( database );
	await migrate( database, migrations );
	return database;
}

interface Measured extends LoadResult {
	readonly events: number;
	/** Microseconds of CPU per request. */
	readonly node: number;
	readonly database: number;
	/** Commits it took. */
	readonly commits: number;
}

function makeRequests( count: number, eventsEach: number ): string[] {
	const traffic = createTraffic( seed );
	seed += 1;
	const now = Date.now();
	return Array.from( { length: count }, () => {
		if ( eventsEach === 1 ) {
			const { visitor, page, input } = traffic.next( now );
			return httpRequest(
				visitor + seed * 100_000,
				bodyOf( visitor + seed * 100_000, page, now, [ input ] )
			);
		}
		const { visitor, page, events } = traffic.batch( now, eventsEach );
		return httpRequest(
			visitor + seed * 100_000,
			bodyOf( visitor + seed * 100_000, page, now, events )
		);
	} );
}

async function load(
	port: number,
	connections: number,
	requests: string[]
): Promise< LoadResult > {
	const generator = startChild( loadFile );
	try {
		return await generator.ask< LoadResult >( {
			port,
			connections,
			requests,
		} );
	} finally {
		await generator.stop();
	}
}

async function measure(
	target: Child,
	port: number,
	connections: number,
	count: number,
	eventsEach: number,
	settle: () => Promise< number >
): Promise< Measured > {
	await load(
		port,
		connections,
		makeRequests( Math.ceil( WARM_UP / eventsEach ), eventsEach )
	);
	const commits = await settle();
	const requests = makeRequests( count, eventsEach );
	const node = cpuSeconds( target.pid );
	const database = cpuSeconds( server.pid );
	const result = await load( port, connections, requests );
	const commitsAfter = await settle();
	return {
		...result,
		commits: commitsAfter - commits,
		events: result.answered * eventsEach,
		node: ( ( cpuSeconds( target.pid ) - node ) * 1e6 ) / result.answered,
		database:
			( ( cpuSeconds( server.pid ) - database ) * 1e6 ) / result.answered,
	};
}

/** One connection, prepared INSERTs of 1000 rows, the same table and keys, nothing else. */
async function rawRate( name: string ): Promise< number > {
	await schema( name );
	const connection = await createConnection( {
		socketPath,
		user: 'root',
		database: name,
	} );
	const row = '(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)';
	const text = `INSERT INTO event (site_id, event_id, offset_ms, visitor, type, flags, page_id, block_id, source_id, device_id, campaign, consent_at, policy_id, props) VALUES ${ Array( RAW_AT_ONCE ).fill( row ).join( ', ' ) }`;
	const traffic = createTraffic( 99 );
	const now = Date.now();
	const batches: ( number | string | Buffer | null )[][] = [];
	for ( let rows = 0; rows < RAW_ROWS; ) {
		const values: ( number | string | Buffer | null )[] = [];
		while ( values.length < RAW_AT_ONCE * 14 ) {
			const { visitor, page, events } = traffic.batch(
				now,
				BATCH_EVENTS
			);
			const key = Buffer.alloc( 8 );
			key.writeUInt32BE( Math.imul( visitor, 2654435761 ) >>> 0, 0 );
			key.writeUInt32BE( visitor, 4 );
			events.forEach( ( event, position ) =>
				values.push(
					1,
					Buffer.from( event.event_id.replaceAll( '-', '' ), 'hex' ),
					12,
					key,
					7,
					4,
					page + 1,
					event.block_id ? 3 : null,
					null,
					position === 0 ? 1 : null,
					null,
					null,
					null,
					event.props ? JSON.stringify( event.props ) : null
				)
			);
		}
		batches.push( values );
		rows += RAW_AT_ONCE;
	}
	const began = performance.now();
	for ( const values of batches ) {
		await connection.execute( text, values );
	}
	const rate = RAW_ROWS / ( ( performance.now() - began ) / 1000 );
	await connection.end();
	return rate;
}

const median = ( values: number[] ) =>
	values.sort( ( a, b ) => a - b )[ values.length >> 1 ] ?? 0;
const nothing = () => Promise.resolve( 0 );

try {
	const database = await schema( 'service' );
	const siteId = await createBenchSite( database );
	await schema( 'plain' );

	const bare = startChild( bareFile );
	const insert = startChild( insertFile, [ socketPath, 'plain' ] );
	const cairn = startChild( cairnFile, [], {
		DATABASE_URL: `mysql://root@localhost/service?socket=${ socketPath }`,
		CAIRN_PORT: '0',
		CAIRN_DATA_FOLDER: path.join( folder, 'data' ),
		CAIRN_RATE_PER_ADDRESS: '10000000',
		CAIRN_RATE_PER_SITE: '10000000',
		CAIRN_LOG_LEVEL: 'warn',
	} );
	const barePort = await bare.ask< number >( 'listen' );
	const insertPort = await insert.ask< number >( 'listen' );
	const cairnPort = await cairn.ask< number >( 'listen' );
	/** Waits until every change is folded; says how many commits there were so far. */
	const folded = async (): Promise< number > => {
		for (;;) {
			const waiting = await sql< {
				n: number;
			} >`SELECT COUNT(*) AS n FROM rollup_delta`.execute(
				database.queries
			);
			if ( waiting.rows[ 0 ]?.n === 0 ) {
				const gate = await sql< {
					version: number;
				} >`SELECT version FROM event_gate`.execute( database.queries );
				return gate.rows[ 0 ]?.version ?? 0;
			}
			await new Promise( ( resolve ) => {
				setTimeout( resolve, 100 );
			} );
		}
	};

	const results = new Map< string, Measured[] >();
	const note = ( name: string, measured: Measured ) => {
		results.set( name, [ ...( results.get( name ) ?? [] ), measured ] );
		if ( measured.refused > 0 ) {
			throw new Error(
				`${ name }: ${ measured.refused } requests were not taken.`
			);
		}
	};
	const raw: number[] = [];
	for ( let round = 0; round < ROUNDS; round += 1 ) {
		for ( const connections of [ 64, 256 ] ) {
			note(
				`bare ${ connections }`,
				await measure(
					bare,
					barePort,
					connections,
					REQUESTS,
					1,
					nothing
				)
			);
			note(
				`insert ${ connections }`,
				await measure(
					insert,
					insertPort,
					connections,
					Math.ceil( REQUESTS / 2 ),
					1,
					nothing
				)
			);
			note(
				`cairn ${ connections }`,
				await measure(
					cairn,
					cairnPort,
					connections,
					REQUESTS,
					1,
					folded
				)
			);
		}
		raw.push( await rawRate( `raw${ round }` ) );
		note(
			'cairn batches 64',
			await measure(
				cairn,
				cairnPort,
				64,
				Math.ceil( REQUESTS / 6 ),
				BATCH_EVENTS,
				folded
			)
		);
	}

	const cost = ( name: string ) =>
		median(
			( results.get( name ) ?? [] ).map(
				( one ) => one.node + one.database
			)
		);
	const line = ( name: string ) => {
		const all = results.get( name ) ?? [];
		const of = ( pick: ( one: Measured ) => number ) =>
			median( all.map( pick ) );
		return `${ name.padEnd( 18 ) } ${ of(
			( one ) => one.events / one.seconds
		)
			.toFixed( 0 )
			.padStart( 7 ) } events/s  ${ of( ( one ) => one.node )
			.toFixed( 1 )
			.padStart( 6 ) } us Node + ${ of( ( one ) => one.database )
			.toFixed( 1 )
			.padStart(
				6
			) } us database a request  p50 ${ of( ( one ) => one.p50 ).toFixed( 1 ) } ms, p99 ${ of( ( one ) => one.p99 ).toFixed( 1 ) } ms${ of( ( one ) => one.commits ) > 0 ? `  ${ of( ( one ) => one.events / one.commits ).toFixed( 0 ) } events a commit` : '' }`;
	};
	console.log(
		`medians of ${ ROUNDS } rounds, ${ REQUESTS } requests each, MariaDB on disk, a flush at every commit`
	);
	for ( const name of results.keys() ) {
		console.log( line( name ) );
	}
	console.log(
		`raw INSERT, 1000 rows a statement, one connection: ${ median( [ ...raw ] ).toFixed( 0 ) } rows/s`
	);
	console.log( '' );
	for ( const connections of [ 64, 256 ] ) {
		console.log(
			`one event a request, ${ connections } connections: ${ ( cost( `cairn ${ connections }` ) / cost( `bare ${ connections }` ) ).toFixed( 2 ) } x the bare server's CPU, ${ ( cost( `cairn ${ connections }` ) / cost( `insert ${ connections }` ) ).toFixed( 2 ) } x one INSERT per request${ connections === 256 ? '   (goal: at most 4 and 0.5)' : '' }`
		);
	}
	const batches = results.get( 'cairn batches 64' ) ?? [];
	console.log(
		`batches of ${ BATCH_EVENTS }, 64 connections: ${ median( batches.map( ( one, round ) => one.events / one.seconds / ( raw[ round ] ?? 1 ) ) ).toFixed( 2 ) } of the raw rate   (goal: at least 0.35)`
	);
	await Promise.all( [ bare.stop(), insert.stop(), cairn.stop() ] );
	await foldAll( database );
	const counted = await recount( database, {
		id: siteId,
		timeZone: 'Europe/Berlin',
	} );
	console.log(
		`recount: ${ counted.events } events, ${ counted.visits } visits, ${ counted.cells } cells, ${ counted.differences.length } differences`
	);
	if ( counted.differences.length > 0 ) {
		console.log( counted.differences.join( '\n' ) );
		process.exitCode = 1;
	}
} finally {
	await Promise.all( opened.map( ( database ) => database.close() ) );
	await server.stop();
	rmSync( folder, { recursive: true, force: true } );
}
