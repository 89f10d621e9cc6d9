import { setTimeout as sleep } from 'node:timers/promises';

/** What a database error means for the transaction it ended. */
export type Failure =
	/** Another transaction won (deadlock, lock wait, certification on a cluster): nothing was written. */
	| 'conflict'
	/** The server went away. When it happened during commit, the work may have been written. */
	| 'lost-connection'
	/** The same unique key was written by somebody else between our look and our write. */
	| 'duplicate-key'
	/** The server cannot write now: disk full, read-only, too many connections. */
	| 'unavailable'
	/** A mistake of ours, or something nobody foresaw. */
	| 'other';

const CONFLICT = new Set( [
	1213, // deadlock; Galera and Group Replication report a failed certification so
	1205, // lock wait timeout
	1180, // error during commit (certification failed at the last moment)
	1020, // the row changed since it was read (MariaDB with snapshot isolation)
	3101, // MySQL Group Replication rolled the transaction back
] );
const LOST = new Set( [
	1053, // server shutdown in progress
	1047, // Galera: this node is not (yet) part of the cluster
	1077,
	1079, // normal and aborted shutdown
	1927, // connection was killed
	2006,
	2013, // server has gone away, lost connection
	4031, // disconnected after being idle
] );
const LOST_CODES = new Set( [
	'PROTOCOL_CONNECTION_LOST',
	'ECONNREFUSED',
	'ECONNRESET',
	'ECONNABORTED',
	'EPIPE',
	'ENOENT', // the socket file is not there
	'ETIMEDOUT',
	'EHOSTUNREACH',
	'ENETUNREACH',
	'ENOTFOUND',
	'EAI_AGAIN',
	'POOL_CLOSED',
] );
const UNAVAILABLE = new Set( [
	1021, // disk full
	1026, // error writing file
	1030, // got error from storage engine (disk full on some file systems)
	1040, // too many connections
	1049, // the database does not exist (yet): a server that starts for the first time answers before it is made
	1114, // table is full (disk full for InnoDB)
	1203, // user has too many connections
	1290, // --read-only (a replica, or during failover)
	1317, // query interrupted
	1836, // read-only mode
	1969, // statement time limit (MariaDB)
	3024, // statement time limit (MySQL)
	3675, // disk full while creating a temporary table
] );
const DUPLICATE_KEY = new Set( [ 1062, 1586 ] );

/**
 * Sorts a database error into what can be done about it.
 *
 * @param error
 */
export function classifyFailure( error: unknown ): Failure {
	if ( typeof error !== 'object' || error === null ) {
		return 'other';
	}
	const { code, errno, fatal, message } = error as {
		code?: unknown;
		errno?: unknown;
		fatal?: unknown;
		message?: unknown;
	};
	if ( typeof errno === 'number' ) {
		if ( CONFLICT.has( errno ) ) {
			return 'conflict';
		}
		if ( DUPLICATE_KEY.has( errno ) ) {
			return 'duplicate-key';
		}
		if ( UNAVAILABLE.has( errno ) ) {
			return 'unavailable';
		}
		if ( LOST.has( errno ) ) {
			return 'lost-connection';
		}
	}
	if ( typeof code === 'string' && LOST_CODES.has( code ) ) {
		return 'lost-connection';
	}
	// mysql2 has no code for a command given to a connection that has just closed.
	if (
		fatal === true ||
		/closed state|Pool is closed|Connection lost/.test( String( message ) )
	) {
		return 'lost-connection';
	}
	return 'other';
}

/**
 * True when the database is at fault and the same work may succeed later: the answer to a client is "come again".
 *
 * @param error
 */
export function isPassing( error: unknown ): boolean {
	const failure = classifyFailure( error );
	return (
		failure === 'conflict' ||
		failure === 'lost-connection' ||
		failure === 'unavailable'
	);
}

export interface RetryOptions {
	/** How often the work is begun at most. Default 8. */
	readonly attempts?: number;
	/** Run again after a duplicate key too: for work that looks first and then inserts. Default false. */
	readonly onDuplicateKey?: boolean;
}

const DEFAULT_ATTEMPTS = 8;
const FIRST_PAUSE_MS = 5;
const LONGEST_PAUSE_MS = 400;

/**
 * Runs work again after a conflict or a lost connection, with growing pauses that differ between processes
 * (so that two that met do not meet again). Gives up after about 1.2 seconds and throws the last error.
 *
 * @param work
 * @param options
 */
export async function withRetries< T >(
	work: () => Promise< T >,
	options: RetryOptions = {}
): Promise< T > {
	const attempts = options.attempts ?? DEFAULT_ATTEMPTS;
	for ( let attempt = 1; ; attempt += 1 ) {
		try {
			return await work();
		} catch ( error ) {
			const failure = classifyFailure( error );
			const again =
				failure === 'conflict' ||
				failure === 'lost-connection' ||
				( failure === 'duplicate-key' && options.onDuplicateKey );
			if ( ! again || attempt >= attempts ) {
				throw error;
			}
			const longest = Math.min(
				LONGEST_PAUSE_MS,
				FIRST_PAUSE_MS * 2 ** attempt
			);
			await sleep( longest * ( 0.5 + Math.random() / 2 ) );
		}
	}
}
