import { randomBytes } from 'node:crypto';
import { createConnection } from 'mysql2/promise';
import type { DatabaseAddress } from '../storage/database-address.ts';
import { openDatabase } from '../storage/database.ts';
import type { Database, DatabaseOptions } from '../storage/database.ts';
import { migrate } from '../storage/migrator.ts';
import { migrations } from '../storage/migrations/index.ts';
import { mysqlRoot, sharedServer } from './servers.ts';
import type { EngineName } from './servers.ts';

/** An empty schema of its own, dropped by `close`. */
export interface TestDatabase {
	readonly database: Database;
	readonly address: DatabaseAddress;
	/** A second pool on the same schema, as another process would have. Closed together with the first. */
	connect: ( options?: DatabaseOptions ) => Database;
	/** Drops the schema and all connections. */
	close: () => Promise< void >;
}

export interface TestEngine {
	readonly name: EngineName;
	/**
	 * Makes a fresh schema.
	 *
	 * @param options
	 * @param options.migrated Run all migrations. Default true.
	 */
	open: ( options?: { migrated?: boolean } ) => Promise< TestDatabase >;
	/**
	 * Registers a fresh schema for all tests of the enclosing describe block.
	 *
	 * @return Gives the schema; to be called inside a test.
	 */
	use: ( options?: { migrated?: boolean } ) => () => TestDatabase;
}

/** Starting a server and migrating take longer than jest's 5 seconds on a busy machine. */
const SETUP_TIMEOUT_MS = 120_000;

/**
 * Runs the same tests on MariaDB and on real MySQL. Where MySQL is not unpacked its half is skipped, and the run says so;
 * with CAIRN_TEST_REQUIRE_MYSQL=1 that is a failure.
 *
 * @param title
 * @param tests Gets the engine; usually begins with `const db = engine.use();`.
 */
export function describeOnEachDatabase(
	title: string,
	tests: ( engine: TestEngine ) => void
): void {
	describe( `${ title } (MariaDB)`, () =>
		tests( createEngine( 'MariaDB' ) ) );

	if ( mysqlRoot() ) {
		describe( `${ title } (MySQL)`, () =>
			tests( createEngine( 'MySQL' ) ) );
		return;
	}
	describe( `${ title } (MySQL)`, () => {
		if ( process.env.CAIRN_TEST_REQUIRE_MYSQL === '1' ) {
			it( 'needs an unpacked MySQL server', () => {
				throw new Error( MYSQL_IS_MISSING );
			} );
			return;
		}
		process.stderr.write(
			`SKIPPED on MySQL: ${ title }. ${ MYSQL_IS_MISSING }\n`
		);
		it.todo( 'SKIPPED: no MySQL server is unpacked on this machine' );
	} );
}

const MYSQL_IS_MISSING =
	'No MySQL server was found in CAIRN_TEST_MYSQL_ROOT or the cache folder; scripts/ unpacks one (npm test does).';

function createEngine( name: EngineName ): TestEngine {
	const engine: TestEngine = {
		name,
		open: ( options ) => openTestDatabase( name, options ),
		use( options ) {
			let opened: TestDatabase | undefined;
			beforeAll( async () => {
				opened = await engine.open( options );
			}, SETUP_TIMEOUT_MS );
			afterAll( async () => {
				await opened?.close();
			}, SETUP_TIMEOUT_MS );
			return () => {
				if ( ! opened ) {
					throw new Error(
						'The schema exists inside tests and hooks only.'
					);
				}
				return opened;
			};
		},
	};
	return engine;
}

/**
 * A fresh schema on one engine, outside describeOnEachDatabase.
 *
 * @param name
 * @param options
 * @param options.migrated Run all migrations. Default true.
 */
export async function openTestDatabase(
	name: EngineName,
	options: { migrated?: boolean } = {}
): Promise< TestDatabase > {
	const server = await sharedServer( name );
	const schema = `cairn_test_${ randomBytes( 6 ).toString( 'hex' ) }`;
	await onServer(
		`CREATE DATABASE ${ schema } CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci`
	);
	const address = { ...server, database: schema };
	const pools: Database[] = [];
	const connect = ( pool?: DatabaseOptions ) => {
		const database = openDatabase( address, pool );
		pools.push( database );
		return database;
	};
	const database = connect();
	if ( options.migrated ?? true ) {
		await migrate( database, migrations );
	}
	return {
		database,
		address,
		connect,
		async close() {
			await Promise.all( pools.map( ( pool ) => pool.close() ) );
			await onServer( `DROP DATABASE IF EXISTS ${ schema }` );
		},
	};

	async function onServer( statement: string ): Promise< void > {
		const connection = await createConnection( {
			socketPath: server.socketPath,
			user: server.user,
			password: server.password,
		} );
		try {
			await connection.query( statement );
		} finally {
			await connection.end();
		}
	}
}
