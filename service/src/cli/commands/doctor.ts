import { constants } from 'node:fs';
import { access, stat, statfs } from 'node:fs/promises';
import path from 'node:path';
import { sql } from 'kysely';
import {
	PRIVATE_FOLDER,
	openConfiguredDatabase,
} from '../../database-at-start.ts';
import type { Database } from '../../storage/database.ts';
import { masterKeyFile } from '../../storage/master-key.ts';
import { migrations } from '../../storage/migrations/index.ts';
import { pendingMigrations } from '../../storage/migrator.ts';
import { COMMANDS } from '../commands.ts';
import type { RunCommand } from '../commands.ts';
import { CommandError } from '../command-error.ts';
import type { Console } from '../console.ts';
import { readArguments } from '../read-arguments.ts';

const { usage } = COMMANDS.doctor;

/** What a check found. */
interface Finding {
	readonly name: string;
	readonly state: 'ok' | 'warning' | 'problem';
	readonly found: string;
	/** What to do about it. */
	readonly fix?: string;
}

const WANTED_DISK_BYTES = 2 * 1024 ** 3;
const LEAST_DISK_BYTES = 256 * 1024 ** 2;
const CLOCK_DIFFERENCE_MS = 2_000;
const OLDEST_MYSQL = [ 8, 0 ] as const;
const OLDEST_MARIADB = [ 10, 11 ] as const;

export const doctor: RunCommand = async ( terminal, words ) => {
	readArguments( words, {}, usage );
	const findings = [
		...( await checkMasterKey( terminal ) ),
		await checkDisk( terminal ),
		...( await checkDatabase( terminal ) ),
	];
	for ( const finding of findings ) {
		terminal.print(
			`${ finding.state.padEnd( 8 ) } ${ finding.name }: ${
				finding.found
			}`
		);
		if ( finding.fix ) {
			terminal.print( `         -> ${ finding.fix }` );
		}
	}
	const problems = findings.filter(
		( finding ) => finding.state === 'problem'
	);
	if ( problems.length > 0 ) {
		throw new CommandError(
			`${ problems.length } of ${ findings.length } checks found a problem.`,
			''
		);
	}
};

async function checkMasterKey( terminal: Console ): Promise< Finding[] > {
	const name = 'master key';
	const { config } = terminal;
	if ( config.masterKey !== undefined ) {
		return [ { name, state: 'ok', found: 'from CAIRN_MASTER_KEY' } ];
	}
	const file = masterKeyFile( config.dataFolder );
	try {
		const { mode } = await stat( file );
		if ( ( mode & 0o077 ) !== 0 ) {
			return [
				{
					name,
					state: 'problem',
					found: `${ file } can be read by others (mode ${ (
						mode & 0o777
					).toString( 8 ) })`,
					fix: `chmod 600 ${ file }`,
				},
			];
		}
		return [ { name, state: 'ok', found: `${ file }, mode 600` } ];
	} catch {
		return [
			{
				name,
				state: 'warning',
				found: `${ file } is not there yet`,
				fix: '`cairn serve` makes it at the first start. If sites are connected already, put the old file back.',
			},
		];
	}
}

async function checkDisk( terminal: Console ): Promise< Finding > {
	const name = 'disk';
	const folder = terminal.config.dataFolder;
	const there = await nearestFolder( folder );
	try {
		await access( there, constants.W_OK );
	} catch {
		return {
			name,
			state: 'problem',
			found: `${ there } cannot be written to`,
			fix: 'Make it writable for the user of the service, or set CAIRN_DATA_FOLDER.',
		};
	}
	const { bavail, bsize } = await statfs( there );
	const free = bavail * bsize;
	const found = `${ ( free / 1024 ** 3 ).toFixed( 1 ) } GB free for ${ folder }`;
	if ( free < LEAST_DISK_BYTES ) {
		return {
			name,
			state: 'problem',
			found,
			fix: 'Make room: the database stops taking events when the disk is full.',
		};
	}
	return free < WANTED_DISK_BYTES
		? {
				name,
				state: 'warning',
				found,
				fix: 'A million events take about 300 MB.',
			}
		: { name, state: 'ok', found };
}

async function nearestFolder( folder: string ): Promise< string > {
	try {
		await access( folder );
		return folder;
	} catch {
		const parent = path.dirname( folder );
		return parent === folder ? folder : nearestFolder( parent );
	}
}

async function checkDatabase( terminal: Console ): Promise< Finding[] > {
	const name = 'database';
	const { config } = terminal;
	let opened;
	try {
		opened = await openConfiguredDatabase( config, terminal.log, {
			keepRunning: false,
		} );
	} catch ( error ) {
		return [
			{
				name,
				state: 'problem',
				found: ( error as Error ).message,
				fix: `See ${ path.join(
					config.dataFolder,
					PRIVATE_FOLDER,
					'mariadb.log'
				) }.`,
			},
		];
	}
	try {
		const { database, place } = opened;
		const { rows } = await sql< {
			version: string;
		} >`SELECT VERSION() AS version`.execute( database.queries );
		return [
			checkVersion( rows[ 0 ]?.version ?? '', place ),
			await checkMigrations( database ),
			await checkClock( database ),
		];
	} catch ( error ) {
		return [
			{
				name,
				state: 'problem',
				found: `${ opened.place } does not answer: ${
					( error as Error ).message
				}`,
				fix: config.database
					? 'Start it, and check host, user, password and database of DATABASE_URL.'
					: 'Start the service again; see the log in the data folder.',
			},
		];
	} finally {
		await opened.close();
	}
}

function checkVersion( version: string, place: string ): Finding {
	const name = 'database';
	const isMariadb = version.includes( 'MariaDB' );
	const [ major = 0, minor = 0 ] = version.split( '.' ).map( Number );
	const [ oldestMajor, oldestMinor ] = isMariadb
		? OLDEST_MARIADB
		: OLDEST_MYSQL;
	const isOld =
		major < oldestMajor || ( major === oldestMajor && minor < oldestMinor );
	return isOld
		? {
				name,
				state: 'problem',
				found: `${ place } is ${ version }`,
				fix: 'Cairn needs MySQL 8.0 or MariaDB 10.11, or newer.',
			}
		: { name, state: 'ok', found: `${ place }, ${ version }` };
}

async function checkMigrations( database: Database ): Promise< Finding > {
	const pending = await pendingMigrations( database, migrations );
	return pending.length === 0
		? { name: 'migrations', state: 'ok', found: 'all have run' }
		: {
				name: 'migrations',
				state: 'warning',
				found: `${ pending.length } have not run yet`,
				fix: '`cairn migrate`, or start the service, which does it too.',
			};
}

async function checkClock( database: Database ): Promise< Finding > {
	const before = Date.now();
	const { rows } = await sql< {
		ms: number;
	} >`SELECT CAST(UNIX_TIMESTAMP(CURRENT_TIMESTAMP(3)) * 1000 AS UNSIGNED) AS ms`.execute(
		database.queries
	);
	const middle = ( before + Date.now() ) / 2;
	const difference = Math.round( Number( rows[ 0 ]?.ms ) - middle );
	const found = `this machine ${ new Date(
		middle
	).toISOString() }, database ${ difference } ms off`;
	return Math.abs( difference ) > CLOCK_DIFFERENCE_MS
		? {
				name: 'clock',
				state: 'problem',
				found,
				fix: 'Set both by NTP: signed requests of WordPress are refused when clocks differ by more than five minutes.',
			}
		: { name: 'clock', state: 'ok', found };
}
