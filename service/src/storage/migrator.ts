import { Migrator, sql } from 'kysely';
import type { Migration } from 'kysely';
import type { Database } from './database.ts';
import { withLease } from './lease.ts';

/** Migrations by name; names are numbered, and the number is the order. */
export type Migrations = Readonly< Record< string, Migration > >;

const MIGRATION_TABLE = 'schema_migration';
const MIGRATION_LEASE = 'migrate';

/**
 * Brings the schema up to date. Several processes may call it at once: one works, the others wait and find nothing left.
 * The tables `lease` and `schema_migration` are made here, since they must be there before the first migration.
 *
 * @param  database
 * @param  migrations
 * @return Names of the migrations that ran now, in order.
 * @throws {Error} with the name of the migration that failed and its cause. Those before it stay done.
 */
export async function migrate(
	database: Database,
	migrations: Migrations
): Promise< readonly string[] > {
	await sql`
		CREATE TABLE IF NOT EXISTS lease (
			name VARCHAR(64) NOT NULL PRIMARY KEY,
			owner VARCHAR(64) NOT NULL,
			until_ms BIGINT UNSIGNED NOT NULL
		) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin
	`.execute( database.queries );

	return withLease( database, MIGRATION_LEASE, async () => {
		const { error, results } = await createMigrator(
			database,
			migrations
		).migrateToLatest();
		if ( error ) {
			const failed = results?.find(
				( result ) => result.status === 'Error'
			);
			throw new Error(
				failed
					? `Migration ${ failed.migrationName } failed: ${ messageOf(
							error
						) }`
					: `Migrations could not run: ${ messageOf( error ) }`,
				{ cause: error }
			);
		}
		return ( results ?? [] ).map( ( result ) => result.migrationName );
	} );
}

/**
 * Names of the migrations that have not run yet, in order.
 *
 * @param database
 * @param migrations
 */
export async function pendingMigrations(
	database: Database,
	migrations: Migrations
): Promise< readonly string[] > {
	const known = await createMigrator( database, migrations ).getMigrations();
	return known
		.filter( ( migration ) => ! migration.executedAt )
		.map( ( migration ) => migration.name );
}

function createMigrator(
	database: Database,
	migrations: Migrations
): Migrator {
	return new Migrator( {
		db: database.queries,
		provider: { getMigrations: async () => ( { ...migrations } ) },
		migrationTableName: MIGRATION_TABLE,
		migrationLockTableName: `${ MIGRATION_TABLE }_lock`,
	} );
}

function messageOf( error: unknown ): string {
	return error instanceof Error ? error.message : String( error );
}
