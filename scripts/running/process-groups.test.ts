import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ProcessGroups } from './process-groups.mjs';
import { waitUntil } from './wait-until.mjs';

/** A program that starts a worker, says its id, and waits; the worker would outlive it. */
const WITH_WORKER = `
const { spawn } = require( 'node:child_process' );
const worker = spawn( process.execPath, [ '-e', 'setInterval( () => {}, 1000 )' ], { stdio: 'ignore' } );
require( 'node:fs' ).writeFileSync( process.argv[ 1 ], String( worker.pid ) );
setInterval( () => {}, 1000 );
`;

let folder: string;
const file = ( name: string ) => path.join( folder, name );
const lives = ( pid: number ) => {
	try {
		process.kill( pid, 0 );
		// A process that ended and was not waited for still has an id.
		return (
			! existsSync( `/proc/${ pid }/stat` ) ||
			! / Z /.test( readFileSync( `/proc/${ pid }/stat`, 'utf8' ) )
		);
	} catch {
		return false;
	}
};

async function startWithWorker( groups: ProcessGroups, name: string ) {
	const program = groups.start(
		name,
		[ process.execPath, '-e', WITH_WORKER, file( name ) ],
		{ logFile: file( 'log' ) }
	);
	await waitUntil(
		'the worker is up',
		() =>
			existsSync( file( name ) ) &&
			readFileSync( file( name ), 'utf8' ) !== '',
		{ timeoutMs: 10_000 }
	);
	return { program, worker: Number( readFileSync( file( name ), 'utf8' ) ) };
}

beforeEach( () => {
	folder = mkdtempSync( path.join( tmpdir(), 'cairn-groups-' ) );
} );

afterEach( () => {
	rmSync( folder, { recursive: true } );
} );

describe( 'Programs beside this one', () => {
	it( 'end with their workers, and the register with them', async () => {
		const groups = new ProcessGroups( file( 'register.json' ) );
		const { program, worker } = await startWithWorker( groups, 'one' );
		expect( existsSync( file( 'register.json' ) ) ).toBe( true );
		await groups.stopAll();
		expect( lives( program.pid ) ).toBe( false );
		expect( lives( worker ) ).toBe( false );
		expect( existsSync( file( 'register.json' ) ) ).toBe( false );
	} );

	it( 'can be ended one at a time', async () => {
		const groups = new ProcessGroups( file( 'register.json' ) );
		const one = await startWithWorker( groups, 'one' );
		const other = await startWithWorker( groups, 'other' );
		await groups.stop( one.program );
		expect( lives( one.worker ) ).toBe( false );
		expect( lives( other.worker ) ).toBe( true );
		await groups.stopAll();
		expect( lives( other.worker ) ).toBe( false );
	} );

	it( 'are found and ended by the next start when this one was killed', async () => {
		const killed = new ProcessGroups( file( 'register.json' ) );
		const { worker } = await startWithWorker( killed, 'one' );
		await new ProcessGroups( file( 'register.json' ) ).stopLeftovers();
		expect( lives( worker ) ).toBe( false );
		expect( existsSync( file( 'register.json' ) ) ).toBe( false );
	} );

	it( 'report when they end on their own, not when they are asked to', async () => {
		const outcomes: string[] = [];
		const groups = new ProcessGroups( file( 'register.json' ) );
		const program = groups.start(
			'short',
			[ process.execPath, '-e', 'process.exit( 3 )' ],
			{
				logFile: file( 'log' ),
				onExit: ( outcome: string ) => outcomes.push( outcome ),
			}
		);
		await waitUntil( 'it ended', () => program.hasEnded(), {
			timeoutMs: 10_000,
		} );
		const { program: long } = await startWithWorker( groups, 'long' );
		await groups.stopAll();
		await waitUntil( 'the other ended', () => long.hasEnded(), {
			timeoutMs: 10_000,
		} );
		expect( outcomes ).toEqual( [ 'code 3' ] );
	} );
} );
