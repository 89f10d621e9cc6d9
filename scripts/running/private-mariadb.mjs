import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { findProgram, runCommand } from '../setup/run-command.mjs';
import { waitUntil } from './wait-until.mjs';

/** A socket's address has room for 104 bytes on macOS, 108 on Linux. */
const LONGEST_SOCKET = 100;

// The socket lies beside the data, or in the temporary folder when that path is too long.
function socketFor( folder ) {
	const beside = path.join( folder, 'mariadb.sock' );
	if ( Buffer.byteLength( beside ) <= LONGEST_SOCKET ) {
		return beside;
	}
	const name = createHash( 'sha256' ).update( folder ).digest( 'hex' );
	return path.join( tmpdir(), `cairn-${ name.slice( 0, 16 ) }.sock` );
}

/**
 * Starts a MariaDB of our own: socket only, no password, data in one folder. It belongs to the WordPress of a demo or a
 * test; the service brings its own.
 *
 * @param {import('./process-groups.mjs').ProcessGroups} groups   Where it runs.
 * @param {string}                                       folder   For data, socket and log.
 * @param {string}                                       database Created when absent.
 * @return {Promise<{ socket: string, query: (sql: string) => Promise<string> }>} Ready for queries.
 */
export async function startPrivateMariadb( groups, folder, database ) {
	const data = path.join( folder, 'data' );
	const socket = socketFor( folder );
	const asRoot = process.getuid?.() === 0 ? [ '--user=root' ] : [];
	// A starting server removes the temporary tables it finds: two must not share a folder.
	const temporary = path.join( folder, 'tmp' );
	mkdirSync( temporary, { recursive: true } );
	const env = { TMPDIR: temporary };
	if ( ! existsSync( data ) ) {
		const partial = `${ data }.partial`;
		rmSync( partial, { recursive: true, force: true } );
		await runCommand(
			findProgram( 'mariadb-install-db' ),
			[
				'--no-defaults',
				`--datadir=${ partial }`,
				'--auth-root-authentication-method=normal',
				'--skip-test-db',
				...asRoot,
			],
			{ env }
		);
		renameSync( partial, data );
	}
	const logFile = path.join( folder, 'mariadb.log' );
	const server = groups.start(
		'MariaDB of WordPress',
		[
			findProgram( 'mariadbd' ),
			'--no-defaults',
			`--datadir=${ data }`,
			`--socket=${ socket }`,
			`--pid-file=${ path.join( folder, 'mariadb.pid' ) }`,
			'--skip-networking',
			'--skip-log-bin',
			'--performance-schema=OFF',
			'--innodb-buffer-pool-size=96M',
			'--character-set-server=utf8mb4',
			...asRoot,
		],
		{ logFile, env }
	);
	const query = ( sql ) =>
		runCommand( findProgram( 'mariadb' ), [
			'--no-defaults',
			`--socket=${ socket }`,
			'--user=root',
			'--batch',
			'--skip-column-names',
			`--execute=${ sql }`,
		] );
	await waitUntil(
		'MariaDB of WordPress answers',
		async () => ( await query( 'SELECT 1' ) ).trim() === '1',
		{
			timeoutMs: 30_000,
			giveUp: () =>
				server.hasEnded() ? `it ended; see ${ logFile }` : null,
		}
	);
	await query(
		`CREATE DATABASE IF NOT EXISTS \`${ database }\` CHARACTER SET utf8mb4`
	);
	return { socket, query };
}
