import { type ChildProcess, spawn } from 'node:child_process';
import {
	existsSync,
	mkdtempSync,
	readFileSync,
	readdirSync,
	rmSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { waitUntil } from './wait-until.mjs';

const folderOfScripts = path.join( process.cwd(), 'scripts/running' );
const WATCH = path.join( folderOfScripts, 'parent-watch.mjs' );
const WATCHER = path.join( folderOfScripts, 'end-marked.mjs' );

/** A run that starts a server in a session of its own, as a database is started, and then waits. */
const RUN = `
import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
const [ watch, file, isWatched ] = process.argv.slice( 1 );
if ( isWatched === 'yes' ) {
	const { endWithThisProcess } = await import( watch );
	endWithThisProcess();
}
const server = spawn( process.execPath, [ '-e', 'setInterval( () => {}, 1000 )' ], { detached: true, stdio: 'ignore' } );
server.unref();
writeFileSync( file, String( server.pid ) );
setInterval( () => {}, 1000 );
`;

let folder: string;
const started: number[] = [];

beforeAll( () => {
	folder = mkdtempSync( path.join( tmpdir(), 'cairn-watch-' ) );
} );
afterAll( () => {
	for ( const pid of started.filter( lives ) ) {
		process.kill( pid, 'SIGKILL' );
	}
	rmSync( folder, { recursive: true } );
} );

function lives( pid: number ): boolean {
	const stat = `/proc/${ pid }/stat`;
	try {
		return ! / Z /.test( readFileSync( stat, 'utf8' ) );
	} catch {
		return false;
	}
}

async function startRun(
	name: string,
	isWatched: boolean
): Promise< { run: ChildProcess; server: number } > {
	const file = path.join( folder, name );
	const run = spawn(
		process.execPath,
		[
			'--input-type=module',
			'-e',
			RUN,
			pathToFileURL( WATCH ).href,
			file,
			isWatched ? 'yes' : 'no',
		],
		{ stdio: [ 'ignore', 'ignore', 'inherit' ] }
	);
	await waitUntil(
		'the server is up',
		() => existsSync( file ) && readFileSync( file, 'utf8' ) !== '',
		{ timeoutMs: 20_000 }
	);
	const server = Number( readFileSync( file, 'utf8' ) );
	started.push( server, run.pid ?? 0 );
	return { run, server };
}

/** Watching processes of a run. */
function watchersOf( run: ChildProcess ): string[] {
	return readdirSync( '/proc' ).filter( ( pid ) => {
		try {
			const words = readFileSync(
				`/proc/${ pid }/cmdline`,
				'utf8'
			).split( '\0' );
			return (
				words.includes( WATCHER ) &&
				words.some( ( word ) => word.startsWith( `${ run.pid }-` ) )
			);
		} catch {
			return false;
		}
	} );
}

const inTime = { timeoutMs: 20_000 };
describe( 'A run that is killed', () => {
	if ( ! existsSync( '/proc/self/environ' ) ) {
		it.todo( 'is watched on Linux only' );
		return;
	}
	it( 'takes its servers with it, leaves others alone, and its watch goes last', async () => {
		const [ watched, other ] = [
			await startRun( 'watched', true ),
			await startRun( 'other', true ),
		];
		expect( watchersOf( watched.run ) ).toHaveLength( 1 );
		watched.run.kill( 'SIGKILL' );
		await waitUntil(
			'the server is gone',
			() => ! lives( watched.server ),
			inTime
		);
		await waitUntil(
			'the watch is gone',
			() => watchersOf( watched.run ).length === 0,
			inTime
		);
		expect( lives( other.server ) ).toBe( true );
		other.run.kill( 'SIGTERM' );
		await waitUntil(
			'the other server is gone',
			() => ! lives( other.server ),
			inTime
		);
	}, 60_000 );

	it( 'leaves its servers behind when nobody watches: what the watch is for', async () => {
		const { run, server } = await startRun( 'unwatched', false );
		run.kill( 'SIGKILL' );
		await waitUntil(
			'the run is gone',
			() => ! lives( run.pid ?? 0 ),
			inTime
		);
		expect( lives( server ) ).toBe( true );
	}, 60_000 );
} );
