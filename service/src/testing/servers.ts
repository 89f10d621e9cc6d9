import { execFile, spawn } from 'node:child_process';
import {
	closeSync,
	existsSync,
	mkdirSync,
	openSync,
	readFileSync,
	rmSync,
	writeFileSync,
} from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { createConnection } from 'mysql2/promise';
import type { DatabaseAddress } from '../storage/database-address.ts';
import { startPrivateMariadb } from '../storage/private-mariadb.ts';

const run = promisify( execFile );

export type EngineName = 'MariaDB' | 'MySQL';
/** A running server; tests make schemas of their own on it. */
export type ServerAddress = Omit< DatabaseAddress, 'database' >;

const READY_TIMEOUT_MS = 120_000;
const PAUSE_MS = 50;

/**
 * The server of this engine for this jest run: the first test file that asks starts it, all others share it.
 * globalTeardown ends it.
 *
 * @param engine
 */
export async function sharedServer(
	engine: EngineName
): Promise< ServerAddress > {
	const runFolder = process.env.CAIRN_TEST_RUN;
	if ( ! runFolder ) {
		throw new Error(
			'CAIRN_TEST_RUN is not set: run database tests through jest.config.cjs, whose globalSetup sets it.'
		);
	}
	const folder = path.join( runFolder, engine.toLowerCase() );
	const ready = path.join( folder, 'ready.json' );
	mkdirSync( runFolder, { recursive: true } );
	if ( await becomesFirst( folder, ready ) ) {
		try {
			const address =
				engine === 'MariaDB'
					? await startMariadb( folder )
					: await startMysql( folder );
			writeFileSync( ready, JSON.stringify( address ) );
		} catch ( error ) {
			writeFileSync( `${ ready }.failed`, String( error ) );
			throw error;
		}
	}
	return JSON.parse( readFileSync( ready, 'utf8' ) ) as ServerAddress;
}

async function becomesFirst(
	folder: string,
	ready: string
): Promise< boolean > {
	try {
		mkdirSync( folder );
		return true;
	} catch ( error ) {
		if ( ( error as NodeJS.ErrnoException ).code !== 'EEXIST' ) {
			throw error;
		}
	}
	const giveUpAt = Date.now() + READY_TIMEOUT_MS;
	while ( ! existsSync( ready ) ) {
		const failed = `${ ready }.failed`;
		if ( existsSync( failed ) ) {
			throw new Error( readFileSync( failed, 'utf8' ) );
		}
		if ( Date.now() > giveUpAt ) {
			throw new Error( `No database server came up in ${ folder }.` );
		}
		await sleep( PAUSE_MS );
	}
	// Another process may be writing it at this very moment.
	await sleep( PAUSE_MS );
	return false;
}

/** Tests need no durability; a crash test starts servers of its own. */
const QUICK = [
	'--innodb-flush-log-at-trx-commit=0',
	'--innodb-doublewrite=0',
	'--max-connections=400',
];

async function startMariadb( folder: string ): Promise< ServerAddress > {
	const server = await startPrivateMariadb( {
		folder,
		arguments: [ ...QUICK, '--innodb-log-file-size=32M' ],
	} );
	const { database: _, ...address } = server.address;
	return address;
}

/**
 * Folder with an unpacked real MySQL server, or null when there is none: CAIRN_TEST_MYSQL_ROOT, else the cache folder.
 */
export function mysqlRoot(): string | null {
	const root =
		process.env.CAIRN_TEST_MYSQL_ROOT ??
		path.join(
			process.env.XDG_CACHE_HOME ?? path.join( homedir(), '.cache' ),
			'cairn',
			'mysql'
		);
	return existsSync( path.join( root, 'usr/sbin/mysqld' ) ) ? root : null;
}

async function startMysql( folder: string ): Promise< ServerAddress > {
	const server = await startRealMysql( folder, QUICK );
	return server.address;
}

/**
 * Starts the unpacked MySQL in a folder of its own, its process id in `server.pid`.
 *
 * @param folder
 * @param extra  Further arguments for the server.
 */
export async function startRealMysql(
	folder: string,
	extra: readonly string[] = []
): Promise< { address: ServerAddress; pid: number } > {
	const root = mysqlRoot();
	if ( ! root ) {
		throw new Error( 'MySQL is not unpacked on this machine.' );
	}
	mkdirSync( folder, { recursive: true } );
	// The unpacked server's C library is newer than the system's, so it is started through its own loader.
	const loader = path.join( root, 'usr/lib64/ld-linux-x86-64.so.2' );
	const data = path.join( folder, 'data' );
	const socketPath = path.join( folder, 'mysql.sock' );
	const serverArguments = [
		'--library-path',
		path.join( root, 'usr/lib/x86_64-linux-gnu' ),
		path.join( root, 'usr/sbin/mysqld' ),
		'--no-defaults',
		`--basedir=${ path.join( root, 'usr' ) }`,
		`--lc-messages-dir=${ path.join( root, 'usr/share/mysql' ) }`,
		...( process.getuid?.() === 0 ? [ '--user=root' ] : [] ),
		`--datadir=${ data }`,
		`--socket=${ socketPath }`,
		'--mysqlx=OFF',
		'--skip-log-bin',
		'--skip-networking',
		'--secure-file-priv=',
		'--performance-schema=OFF',
		'--innodb-buffer-pool-size=128M',
		'--innodb-redo-log-capacity=64M',
		...extra,
	];
	if ( ! existsSync( data ) ) {
		await run( loader, [ ...serverArguments, '--initialize-insecure' ] );
	}
	// After a kill MySQL refuses to start while its lock file names a process that has not quite ended.
	rmSync( socketPath, { force: true } );
	rmSync( `${ socketPath }.lock`, { force: true } );
	const log = openSync( path.join( folder, 'mysql.log' ), 'a' );
	const child = spawn( loader, serverArguments, {
		detached: true,
		stdio: [ 'ignore', log, log ],
	} );
	closeSync( log );
	child.unref();
	if ( child.pid === undefined ) {
		throw new Error( 'The MySQL server could not be run.' );
	}
	writeFileSync( path.join( folder, 'server.pid' ), String( child.pid ) );
	const address = { socketPath, user: 'root', password: '' };
	await waitForServer( address, child.pid, folder );
	return { address, pid: child.pid };
}

async function waitForServer(
	address: ServerAddress,
	pid: number,
	folder: string
): Promise< void > {
	const giveUpAt = Date.now() + READY_TIMEOUT_MS;
	for (;;) {
		try {
			const connection = await createConnection( {
				socketPath: address.socketPath,
				user: address.user,
			} );
			await connection.end();
			return;
		} catch ( error ) {
			if ( Date.now() > giveUpAt || ! existsSync( `/proc/${ pid }` ) ) {
				throw new Error(
					`MySQL did not start: ${ readFileSync(
						path.join( folder, 'mysql.log' ),
						'utf8'
					).slice( -2_000 ) }`,
					{ cause: error }
				);
			}
		}
		await sleep( PAUSE_MS );
	}
}
