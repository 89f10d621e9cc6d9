import { spawn } from 'node:child_process';
import {
	existsSync,
	mkdtempSync,
	rmSync,
	statSync,
	writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openDatabase } from './database.ts';
import { MariadbMissingError, startPrivateMariadb } from './private-mariadb.ts';
import type { PrivateMariadb } from './private-mariadb.ts';

const SLOW = 120_000;

describe( 'The private database', () => {
	let folder: string;
	const started: PrivateMariadb[] = [];
	const start = async ( sub = 'db' ) => {
		const server = await startPrivateMariadb( {
			folder: path.join( folder, sub ),
			bufferPoolMegabytes: 16,
		} );
		started.push( server );
		return server;
	};

	beforeEach( () => {
		folder = mkdtempSync(
			path.join(
				existsSync( '/dev/shm' ) ? '/dev/shm' : tmpdir(),
				'cairn-private-'
			)
		);
	} );
	afterEach( async () => {
		for ( const server of started.splice( 0 ) ) {
			await server.stop();
		}
		rmSync( folder, { recursive: true, force: true } );
	}, SLOW );

	it(
		'is started once, kept for this user alone, and adopted by the next service',
		async () => {
			const first = await start();
			expect( first.adopted ).toBe( false );
			expect( statSync( path.join( folder, 'db' ) ).mode & 0o777 ).toBe(
				0o700
			);

			// As after kill -9 of the service: nobody has stopped the server.
			const second = await start();
			expect( second.adopted ).toBe( true );
			expect( second.pid ).toBe( first.pid );

			const database = openDatabase( second.address );
			await database.ping();
			await database.close();
		},
		SLOW
	);

	it(
		'is one server even when two services start at the same moment',
		async () => {
			const [ one, other ] = await Promise.all( [ start(), start() ] );
			expect( one?.pid ).toBe( other?.pid );
		},
		SLOW
	);

	it(
		'starts again after it was killed, with its data, and beside a stale socket and pid file',
		async () => {
			const first = await start();
			const before = openDatabase( first.address );
			await before.rawTransaction( async ( connection ) => {
				await connection.query( 'CREATE TABLE kept (id INT)' );
			} );
			await before.close();
			process.kill( first.pid, 'SIGKILL' );

			const second = await start();
			expect( second.adopted ).toBe( false );
			const after = openDatabase( second.address );
			await after.rawTransaction( async ( connection ) => {
				await connection.query( 'SELECT * FROM kept' );
			} );
			await after.close();
		},
		SLOW
	);

	it(
		'is started anew when the one that was found ends before it answers',
		async () => {
			const place = path.join( folder, 'db' );
			await ( await start() ).stop();
			// Looks like the server of this folder, as one that was killed does until the system has taken it away.
			const ending = spawn( process.execPath, [
				'-e',
				'setTimeout( () => {}, 1_500 )',
				path.join( place, 'data' ),
			] );
			writeFileSync(
				path.join( place, 'server.pid' ),
				String( ending.pid )
			);
			const server = await start();
			expect( server.adopted ).toBe( false );
			expect( server.pid ).not.toBe( ending.pid );
		},
		SLOW
	);

	it(
		'comes back by itself while the service keeps watch',
		async () => {
			const server = await start();
			const restarted = new Promise< string >( ( resolve ) =>
				server.keepRunning( resolve )
			);
			process.kill( server.pid, 'SIGKILL' );
			expect( await restarted ).toContain( 'started again' );
			const database = openDatabase( server.address );
			await database.ping();
			await database.close();
		},
		SLOW
	);

	it(
		'works in a folder whose path is too long for a socket',
		async () => {
			const server = await start( 'x'.repeat( 110 ) );
			const database = openDatabase( server.address );
			await database.ping();
			await database.close();
		},
		SLOW
	);

	it( 'says what to install when there is no server', async () => {
		await expect(
			startPrivateMariadb( {
				folder: path.join( folder, 'none' ),
				serverFolders: [],
			} )
		).rejects.toThrow( MariadbMissingError );
	} );
} );
