import { type Kysely, sql } from 'kysely';

/**
 * Hour roll-ups, per type only. hour counts UTC hours since 1970.
 */
export async function up( db: Kysely< unknown > ): Promise< void > {
	await sql`
		CREATE TABLE IF NOT EXISTS rollup_hour (
			site_id INT UNSIGNED NOT NULL,
			hour INT UNSIGNED NOT NULL,
			cells VARBINARY(4096) NOT NULL,
			PRIMARY KEY (site_id, hour)
		) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin
	`.execute( db );
}
