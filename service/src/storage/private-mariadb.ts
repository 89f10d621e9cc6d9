import { execFile, spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
	accessSync,
	chmodSync,
	closeSync,
	constants,
	existsSync,
	mkdirSync,
	openSync,
	readFileSync,
	renameSync,
	rmSync,
	writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { createConnection } from 'mysql2/promise';
import type { DatabaseAddress } from './database-address.ts';

const run = promisify( execFile );

/** Where package managers put the server when it is not on the PATH. */
const USUAL_FOLDERS = [
	'/usr/sbin',
	'/usr/bin',
	'/usr/libexec',
	'/usr/local/bin',
	'/usr/local/sbin',
	'/opt/homebrew/opt/mariadb/bin',
	'/usr/local/opt/mariadb/bin',
	'/usr/local/mariadb/bin',
];
const DATABASE_NAME = 'cairn';
/** The kernel takes socket paths of at most 107 bytes (103 on macOS). */
const LONGEST_SOCKET_PATH = 100;
/** After a crash the server repairs its files before it answers; large ones take a while. */
const START_TIMEOUT_MS = 120_000;
const STOP_TIMEOUT_MS = 60_000;
const PROBE_PAUSE_MS = 25;
const WATCH_PAUSE_MS = 500;
const DEFAULT_BUFFER_POOL_MB = 128;

export interface PrivateMariadbOptions {
	/** Folder of its own; made when missing, readable by this user only. */
	readonly folder: string;
	readonly bufferPoolMegabytes?: number;
	/** Told in a few words what takes time. */
	readonly onProgress?: ( message: string ) => void;
	/** Further arguments for the server, for tests. */
	readonly arguments?: readonly string[];
	/** Name of the schema to make. Default `cairn`. */
	readonly database?: string;
	/** Where to look for the server's programs. Default: the PATH, then where package managers put them. */
	readonly serverFolders?: readonly string[];
}

export interface PrivateMariadb {
	readonly address: DatabaseAddress;
	readonly pid: number;
	/** True when the server ran already (its service had been killed) and was taken over. */
	readonly adopted: boolean;
	/** Starts it again whenever it ends by itself; `onRestart` hears about it. */
	keepRunning: ( onRestart: ( message: string ) => void ) => void;
	/** Shuts it down in order and waits until it has ended. */
	stop: () => Promise< void >;
}

/** No MariaDB server is installed: the message says what to install. */
export class MariadbMissingError extends Error {
	override readonly name = 'MariadbMissingError';
}

/**
 * Starts MariaDB for this service alone: on a socket, without network, its data in a folder of its own.
 * A server that still runs there is adopted; a second one is never started.
 *
 * @param  options
 * @throws {MariadbMissingError} when no server is installed.
 * @throws {Error} with the server's last words when it does not start.
 */
export async function startPrivateMariadb(
	options: PrivateMariadbOptions
): Promise< PrivateMariadb > {
	const place = placeIn( options.folder );
	mkdirSync( options.folder, { recursive: true } );
	chmodSync( options.folder, 0o700 );

	const release = await lockFolder( place );
	try {
		let server = await ensureRunning( place, options );
		const database = options.database ?? DATABASE_NAME;
		await ensureSchema( place, database );
		let stopping = false;
		return {
			address: {
				socketPath: place.socket,
				user: 'root',
				password: '',
				database,
			},
			get pid() {
				return server.pid;
			},
			adopted: server.adopted,
			keepRunning( onRestart ) {
				void ( async () => {
					while ( ! stopping ) {
						await sleep( WATCH_PAUSE_MS, undefined, {
							ref: false,
						} );
						if ( stopping || isAlive( server.pid ) ) {
							continue;
						}
						try {
							server = await ensureRunning( place, options );
							onRestart(
								'The private database had ended and was started again.'
							);
						} catch ( error ) {
							onRestart(
								`The private database has ended and does not start: ${
									error instanceof Error
										? error.message
										: String( error )
								}`
							);
						}
					}
				} )();
			},
			async stop() {
				stopping = true;
				await stopServer( server.pid );
			},
		};
	} finally {
		release();
	}
}

interface Place {
	readonly folder: string;
	readonly data: string;
	readonly socket: string;
	readonly pidFile: string;
	readonly lockFile: string;
	readonly log: string;
}

function placeIn( folder: string ): Place {
	const absolute = path.resolve( folder );
	const socket = path.join( absolute, 'mariadb.sock' );
	return {
		folder: absolute,
		data: path.join( absolute, 'data' ),
		socket:
			Buffer.byteLength( socket ) <= LONGEST_SOCKET_PATH
				? socket
				: path.join(
						tmpdir(),
						`cairn-${ createHash( 'sha256' )
							.update( absolute )
							.digest( 'hex' )
							.slice( 0, 16 ) }.sock`
					),
		pidFile: path.join( absolute, 'server.pid' ),
		lockFile: path.join( absolute, 'starting.lock' ),
		log: path.join( absolute, 'mariadb.log' ),
	};
}

/**
 * Two services started at the same moment must not both find the folder empty.
 *
 * @param place
 */
async function lockFolder( place: Place ): Promise< () => void > {
	const giveUpAt = Date.now() + START_TIMEOUT_MS;
	for (;;) {
		try {
			writeFileSync( place.lockFile, String( process.pid ), {
				flag: 'wx',
			} );
			return () => rmSync( place.lockFile, { force: true } );
		} catch ( error ) {
			if ( ( error as NodeJS.ErrnoException ).code !== 'EEXIST' ) {
				throw error;
			}
		}
		const holder = readPid( place.lockFile );
		if ( holder !== null && ! isAlive( holder ) ) {
			rmSync( place.lockFile, { force: true } );
			continue;
		}
		if ( Date.now() > giveUpAt ) {
			throw new Error(
				`Another process (${ holder }) has been starting the database in ${ place.folder } for two minutes. If none is, delete ${ place.lockFile }.`
			);
		}
		await sleep( PROBE_PAUSE_MS );
	}
}

async function ensureRunning(
	place: Place,
	options: PrivateMariadbOptions
): Promise< { pid: number; adopted: boolean } > {
	const running = await runningServer( place );
	if ( running !== null ) {
		try {
			await waitUntilItAnswers( place, () => isAlive( running ) );
			return { pid: running, adopted: true };
		} catch ( error ) {
			// One that was about to end when it was found is followed by a new one.
			if ( isAlive( running ) ) {
				throw error;
			}
		}
	}
	const folders = options.serverFolders ?? usualFolders();
	const mariadbd = await findServer( folders );
	// Left behind by a server that was killed; a new one would refuse to start beside them.
	rmSync( place.socket, { force: true } );
	rmSync( place.pidFile, { force: true } );
	if ( ! existsSync( place.data ) ) {
		options.onProgress?.( 'preparing a private database (first start)' );
		await install( place, folders );
	}
	const pid = await spawnServer( mariadbd, place, options );
	return { pid, adopted: false };
}

/**
 * The server of this folder when one runs: by its pid file, checked against the process' command line, since
 * process ids are reused.
 *
 * @param place
 */
async function runningServer( place: Place ): Promise< number | null > {
	const pid = readPid( place.pidFile );
	if ( pid === null || ! isAlive( pid ) ) {
		return null;
	}
	return ( await commandLine( pid ) ).includes( place.data ) ? pid : null;
}

async function commandLine( pid: number ): Promise< string > {
	const proc = `/proc/${ pid }/cmdline`;
	if ( existsSync( proc ) ) {
		return readFileSync( proc, 'utf8' ).replaceAll( '\0', ' ' );
	}
	try {
		const { stdout } = await run( 'ps', [
			'-o',
			'command=',
			'-p',
			String( pid ),
		] );
		return stdout;
	} catch {
		return '';
	}
}

async function findServer( folders: readonly string[] ): Promise< string > {
	for ( const name of [ 'mariadbd', 'mysqld' ] ) {
		const binary = findBinary( name, folders );
		if ( ! binary ) {
			continue;
		}
		const { stdout } = await run( binary, [
			'--no-defaults',
			'--version',
		] );
		// Oracle's server has another way to set up its data folder.
		if ( stdout.includes( 'MariaDB' ) ) {
			return binary;
		}
	}
	throw new MariadbMissingError(
		[
			'No MariaDB server is installed, and DATABASE_URL does not name a database. Do one of these:',
			'  Debian, Ubuntu:  sudo apt install mariadb-server-core',
			'  macOS:           brew install mariadb',
			'  Docker:          docker compose -f docker/compose.yml up',
			'  Own server:      set DATABASE_URL=mysql://user:password@host:3306/cairn (MySQL 8 or MariaDB 10.11, or newer)',
		].join( '\n' )
	);
}

function usualFolders(): readonly string[] {
	return [
		...( process.env.PATH ?? '' ).split( path.delimiter ),
		...USUAL_FOLDERS,
	];
}

function findBinary( name: string, folders: readonly string[] ): string | null {
	for ( const folder of folders ) {
		const candidate = path.join( folder, name );
		try {
			accessSync( candidate, constants.X_OK );
			return candidate;
		} catch {
			// Not here.
		}
	}
	return null;
}

/**
 * Prepares the data folder under another name, so that an interrupted first start leaves nothing half done.
 *
 * @param place
 * @param folders
 */
async function install(
	place: Place,
	folders: readonly string[]
): Promise< void > {
	const installer =
		findBinary( 'mariadb-install-db', folders ) ??
		findBinary( 'mysql_install_db', folders );
	if ( ! installer ) {
		throw new MariadbMissingError(
			'The MariaDB server is installed, but mariadb-install-db is not. On Debian both are in mariadb-server-core.'
		);
	}
	const unfinished = `${ place.data }.new`;
	rmSync( unfinished, { recursive: true, force: true } );
	try {
		await run(
			installer,
			[
				'--no-defaults',
				`--datadir=${ unfinished }`,
				'--auth-root-authentication-method=normal',
				'--skip-test-db',
				...asRoot(),
			],
			{ env: ownTemporaryFolder( place ) }
		);
	} catch ( error ) {
		const { stderr, stdout } = error as {
			stderr?: string;
			stdout?: string;
		};
		throw new Error(
			`The private database could not be prepared in ${
				place.folder
			}: ${ lastLines( stderr || stdout || String( error ) ) }`,
			{ cause: error }
		);
	}
	renameSync( unfinished, place.data );
}

async function spawnServer(
	mariadbd: string,
	place: Place,
	options: PrivateMariadbOptions
): Promise< number > {
	const log = openSync( place.log, 'a', 0o600 );
	let child: ChildProcess;
	try {
		// In a process group of its own: Ctrl-C reaches the service, which still has to write what it holds.
		child = spawn(
			mariadbd,
			[
				'--no-defaults',
				...asRoot(),
				`--datadir=${ place.data }`,
				`--socket=${ place.socket }`,
				`--pid-file=${ place.pidFile }`,
				'--skip-networking',
				'--skip-log-bin',
				'--performance-schema=OFF',
				'--character-set-server=utf8mb4',
				`--innodb-buffer-pool-size=${
					options.bufferPoolMegabytes ?? DEFAULT_BUFFER_POOL_MB
				}M`,
				...( options.arguments ?? [] ),
			],
			{
				detached: true,
				stdio: [ 'ignore', log, log ],
				env: ownTemporaryFolder( place ),
			}
		);
	} finally {
		closeSync( log );
	}
	let ended = false;
	child.on( 'exit', () => ( ended = true ) );
	child.on( 'error', () => ( ended = true ) );
	child.unref();
	if ( child.pid === undefined ) {
		throw new Error( `${ mariadbd } could not be run.` );
	}
	await waitUntilItAnswers( place, () => ! ended );
	return child.pid;
}

/**
 * A starting server removes the temporary tables it finds in its temporary folder, those of other running servers
 * included: each needs a folder of its own.
 *
 * @param place
 */
function ownTemporaryFolder( place: Place ): NodeJS.ProcessEnv {
	const folder = path.join( place.folder, 'tmp' );
	mkdirSync( folder, { recursive: true } );
	return { ...process.env, TMPDIR: folder };
}

/**
 * Root must be named explicitly, else the server refuses.
 */
function asRoot(): readonly string[] {
	return process.getuid?.() === 0 ? [ '--user=root' ] : [];
}

async function waitUntilItAnswers(
	place: Place,
	lives: () => boolean
): Promise< void > {
	const giveUpAt = Date.now() + START_TIMEOUT_MS;
	for (;;) {
		try {
			const connection = await createConnection( {
				socketPath: place.socket,
				user: 'root',
			} );
			await connection.end();
			return;
		} catch ( error ) {
			if ( ! lives() ) {
				throw new Error(
					`The private database did not start. Its last words in ${
						place.log
					}: ${ lastLines( readTail( place.log ) ) }`,
					{ cause: error }
				);
			}
			if ( Date.now() > giveUpAt ) {
				throw new Error(
					`The private database has not answered on ${ place.socket } for two minutes. See ${ place.log }.`,
					{ cause: error }
				);
			}
		}
		await sleep( PROBE_PAUSE_MS );
	}
}

async function ensureSchema( place: Place, database: string ): Promise< void > {
	const connection = await createConnection( {
		socketPath: place.socket,
		user: 'root',
	} );
	try {
		await connection.query(
			`CREATE DATABASE IF NOT EXISTS \`${ database }\` CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci`
		);
	} finally {
		await connection.end();
	}
}

async function stopServer( pid: number ): Promise< void > {
	if ( ! isAlive( pid ) ) {
		return;
	}
	process.kill( pid, 'SIGTERM' );
	const giveUpAt = Date.now() + STOP_TIMEOUT_MS;
	while ( isAlive( pid ) ) {
		if ( Date.now() > giveUpAt ) {
			throw new Error(
				`The private database (process ${ pid }) does not end. It is left running and will be adopted at the next start.`
			);
		}
		await sleep( PROBE_PAUSE_MS );
	}
}

function isAlive( pid: number ): boolean {
	try {
		process.kill( pid, 0 );
	} catch ( error ) {
		// EPERM: it lives, but belongs to somebody else.
		return ( error as NodeJS.ErrnoException ).code === 'EPERM';
	}
	// A killed child stays as a zombie until its parent has read its exit code.
	const stat = `/proc/${ pid }/stat`;
	if ( existsSync( stat ) ) {
		try {
			const text = readFileSync( stat, 'utf8' );
			return text.charAt( text.lastIndexOf( ')' ) + 2 ) !== 'Z';
		} catch {
			return false;
		}
	}
	return true;
}

function readPid( file: string ): number | null {
	try {
		const pid = Number( readFileSync( file, 'utf8' ).trim() );
		return Number.isInteger( pid ) && pid > 1 ? pid : null;
	} catch {
		return null;
	}
}

function readTail( file: string ): string {
	try {
		return readFileSync( file, 'utf8' ).slice( -4_000 );
	} catch {
		return '';
	}
}

function lastLines( text: string ): string {
	return text.trim().split( '\n' ).slice( -5 ).join( '\n  ' );
}
