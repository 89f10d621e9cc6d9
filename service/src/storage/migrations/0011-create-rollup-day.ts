import { type Kysely, sql } from 'kysely';

/**
 * Day roll-ups: one row a site, site-local day, dimension and value. cells packs, for each counted type, the number of
 * visits and events (capabilities/rollups/cells.ts): a row a type took eight times the bytes.
 */
export async function up( db: Kysely< unknown > ): Promise< void > {
	await sql`
		CREATE TABLE IF NOT EXISTS rollup_day (
			site_id INT UNSIGNED NOT NULL,
			day DATE NOT NULL,
			dimension TINYINT UNSIGNED NOT NULL,
			value_id INT UNSIGNED NOT NULL,
			cells VARBINARY(4096) NOT NULL,
			PRIMARY KEY (site_id, day, dimension, value_id)
		) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin
	`.execute( db );
}
