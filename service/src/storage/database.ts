import { Kysely, MysqlAdapter, MysqlDialect, sql } from 'kysely';
import type { DialectAdapter, Transaction } from 'kysely';
import { createPool } from 'mysql2';
import type { Connection as CallbackConnection, Pool } from 'mysql2';
import type { PoolConnection } from 'mysql2/promise';
import type { DatabaseAddress } from './database-address.ts';
import { withRetries } from './retry.ts';
import type { RetryOptions } from './retry.ts';
import type { Tables } from './tables.ts';

/** The query builder over all tables, inside or outside a transaction. */
export type Queries = Kysely< Tables >;
export type TransactionQueries = Transaction< Tables >;
/** A plain connection: `execute` prepares (the quick way for bulk work), `query` does not. */
export type RawConnection = PoolConnection;

/**
 * The database as the program sees it. All sessions run in UTC, with the same strict SQL mode on every engine and
 * READ COMMITTED isolation: after a lock is taken, every read sees what was committed before.
 */
export interface Database {
	/** Single statements, each its own transaction. Not retried. */
	readonly queries: Queries;
	/**
	 * Runs work in a transaction, again after a deadlock, a failed certification or a lost connection, so the work
	 * must be safe to run twice: when the connection is lost during commit nobody knows whether it was written.
	 */
	transaction: < T >(
		work: ( queries: TransactionQueries ) => Promise< T >,
		options?: RetryOptions
	) => Promise< T >;
	/** The same on a plain connection, for work where the query builder costs too much. */
	rawTransaction: < T >(
		work: ( connection: RawConnection ) => Promise< T >,
		options?: RetryOptions
	) => Promise< T >;
	/** Several reads that see one and the same moment. Writes are refused. */
	snapshot: < T >(
		work: ( queries: Queries ) => Promise< T >
	) => Promise< T >;
	/** One round trip; throws when the database does not answer. */
	ping: () => Promise< void >;
	/** Ends all connections, after what runs on them. */
	close: () => Promise< void >;
}

/** Strict, and the same everywhere: MariaDB leaves ONLY_FULL_GROUP_BY off by default, MySQL has it on. */
const SQL_MODE = [
	'STRICT_TRANS_TABLES',
	'ONLY_FULL_GROUP_BY',
	'NO_ZERO_IN_DATE',
	'NO_ZERO_DATE',
	'ERROR_FOR_DIVISION_BY_ZERO',
	'NO_ENGINE_SUBSTITUTION',
].join( ',' );

const SESSION_SETUP = [
	`SET SESSION sql_mode = '${ SQL_MODE }', SESSION time_zone = '+00:00'`,
	'SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED',
];

const CONNECT_TIMEOUT_MS = 5_000;
const IDLE_CONNECTION_MS = 60_000;
const DEFAULT_CONNECTIONS = 10;
const PREPARED_STATEMENTS_PER_CONNECTION = 500;

export interface DatabaseOptions {
	/** Connections at most. Default 10. */
	readonly connections?: number;
}

/**
 * Opens a pool. No connection is made before the first query, so a database that is down is no error here.
 *
 * @param address
 * @param options
 */
export function openDatabase(
	address: DatabaseAddress,
	options: DatabaseOptions = {}
): Database {
	const pool = createConfiguredPool(
		address,
		options.connections ?? DEFAULT_CONNECTIONS
	);
	const queries = new Kysely< Tables >( {
		dialect: new LeasedMysqlDialect( { pool } ),
	} );
	const promisePool = pool.promise();

	return {
		queries,
		transaction: ( work, retry ) =>
			withRetries( () => queries.transaction().execute( work ), retry ),
		rawTransaction: ( work, retry ) =>
			withRetries( async () => {
				const connection = await promisePool.getConnection();
				return runOnConnection( connection, work );
			}, retry ),
		snapshot: ( work ) =>
			withRetries( () =>
				queries.connection().execute( async ( connection ) => {
					await sql`SET TRANSACTION ISOLATION LEVEL REPEATABLE READ`.execute(
						connection
					);
					await sql`START TRANSACTION WITH CONSISTENT SNAPSHOT, READ ONLY`.execute(
						connection
					);
					try {
						return await work( connection );
					} finally {
						await sql`ROLLBACK`.execute( connection );
					}
				} )
			),
		async ping() {
			await sql`SELECT 1`.execute( queries );
		},
		close: () => queries.destroy(),
	};
}

async function runOnConnection< T >(
	connection: RawConnection,
	work: ( connection: RawConnection ) => Promise< T >
): Promise< T > {
	try {
		await connection.beginTransaction();
		const result = await work( connection );
		await connection.commit();
		connection.release();
		return result;
	} catch ( error ) {
		try {
			await connection.rollback();
			connection.release();
		} catch {
			// The connection itself is gone, which ends its transaction as well; the first error is the one that tells.
			connection.destroy();
		}
		throw error;
	}
}

function createConfiguredPool(
	address: DatabaseAddress,
	connections: number
): Pool {
	const pool = createPool( {
		...( address.socketPath
			? { socketPath: address.socketPath }
			: { host: address.host, port: address.port } ),
		user: address.user,
		password: address.password,
		database: address.database,
		...( address.tls
			? { ssl: { rejectUnauthorized: address.tls === 'verify' } }
			: {} ),
		charset: 'utf8mb4_unicode_ci',
		timezone: 'Z',
		dateStrings: true,
		decimalNumbers: true,
		supportBigNumbers: true,
		// An object where a scalar is expected must not become SQL.
		stringifyObjects: true,
		multipleStatements: false,
		connectionLimit: connections,
		maxIdle: connections,
		idleTimeout: IDLE_CONNECTION_MS,
		connectTimeout: CONNECT_TIMEOUT_MS,
		maxPreparedStatements: PREPARED_STATEMENTS_PER_CONNECTION,
		enableKeepAlive: true,
	} );
	pool.on( 'connection', ( connection ) => {
		prepareSession( connection as unknown as CallbackConnection );
	} );
	return pool;
}

/**
 * Queued on the connection before anything else can be, so no statement ever runs in another mode.
 *
 * @param connection
 */
function prepareSession( connection: CallbackConnection ): void {
	for ( const statement of SESSION_SETUP ) {
		connection.query( statement, ( error ) => {
			if ( error ) {
				connection.destroy();
			}
		} );
	}
}

/** Kysely's MySQL dialect, except that migrations are locked by our lease row: GET_LOCK is not shared by a Galera cluster. */
class LeasedMysqlDialect extends MysqlDialect {
	override createAdapter(): DialectAdapter {
		return new LeasedMysqlAdapter();
	}
}

class LeasedMysqlAdapter extends MysqlAdapter {
	override async acquireMigrationLock(): Promise< void > {}
	override async releaseMigrationLock(): Promise< void > {}
}
