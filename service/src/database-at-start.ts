import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { Config } from './config.ts';
import { describeAddress } from './storage/database-address.ts';
import { openDatabase } from './storage/database.ts';
import type { Database } from './storage/database.ts';
import { migrate } from './storage/migrator.ts';
import type { Migrations } from './storage/migrator.ts';
import { startPrivateMariadb } from './storage/private-mariadb.ts';
import { isPassing } from './storage/retry.ts';

/** The database the settings name, or the private one. */
export interface OpenedDatabase {
	readonly database: Database;
	/** Where it is, without login. */
	readonly place: string;
	/** Ends the connections, and the private server if this process started it. */
	close: () => Promise< void >;
}

/** Folder of the private database within the data folder. */
export const PRIVATE_FOLDER = 'mariadb';

/**
 * Opens the pool of the database the settings name; without one starts (or adopts) the private MariaDB.
 *
 * @param  config
 * @param  log
 * @param  options
 * @param  options.keepRunning Start the private server again when it ends by itself. For the service, not for a command.
 * @throws {Error} A MariadbMissingError when a private server is wanted and none is installed.
 */
export async function openConfiguredDatabase(
	config: Config,
	log: Logger,
	options: { keepRunning: boolean }
): Promise< OpenedDatabase > {
	const pool = { connections: config.databaseConnections };
	if ( config.database ) {
		const database = openDatabase( config.database, pool );
		return {
			database,
			place: describeAddress( config.database ),
			close: () => database.close(),
		};
	}
	const server = await startPrivateMariadb( {
		folder: path.join( config.dataFolder, PRIVATE_FOLDER ),
		bufferPoolMegabytes: config.privateDatabaseMegabytes,
		onProgress: ( message ) => log.info( message ),
	} );
	if ( options.keepRunning ) {
		server.keepRunning( ( message ) => log.warn( message ) );
	}
	const database = openDatabase( server.address, pool );
	log.info(
		{ adopted: server.adopted },
		server.adopted
			? 'adopted the private database that was running'
			: 'started the private database'
	);
	return {
		database,
		place: describeAddress( server.address ),
		async close() {
			await database.close();
			// A command that borrowed the running service's database leaves it running.
			if ( options.keepRunning || ! server.adopted ) {
				await server.stop();
			}
		},
	};
}

const FIRST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 5_000;

/**
 * Brings the schema up to date, trying for as long as it takes while the database is away.
 *
 * @param  database
 * @param  migrations
 * @param  log
 * @param  signal     Ends the trying.
 * @return False when the signal came first.
 * @throws {Error} when the database answers but a migration fails: waiting would not help.
 */
export async function migrateWhenReachable(
	database: Database,
	migrations: Migrations,
	log: Logger,
	signal: AbortSignal
): Promise< boolean > {
	for ( let pause = FIRST_PAUSE_MS; ! signal.aborted; ) {
		try {
			const done = await migrate( database, migrations );
			log.info( { migrations: done }, 'database is up to date' );
			return true;
		} catch ( error ) {
			if ( ! isPassing( rootCause( error ) ) ) {
				throw error;
			}
			log.warn(
				{ reason: messageOf( error ) },
				'the database does not answer yet; trying again'
			);
		}
		await sleep( pause, undefined, { signal } ).catch( () => undefined );
		pause = Math.min( LONGEST_PAUSE_MS, pause * 2 );
	}
	return false;
}

function rootCause( error: unknown ): unknown {
	return error instanceof Error && error.cause !== undefined
		? rootCause( error.cause )
		: error;
}

function messageOf( error: unknown ): string {
	return error instanceof Error ? error.message : String( error );
}
