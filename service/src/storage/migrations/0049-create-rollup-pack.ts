import { type Kysely, sql } from 'kysely';

/**
 * All cells of a closed day and dimension in one piece, as they were at a version of rollup_version: ten thousand rows a day
 * are slow to read for the first time, one is not.
 */
export async function up( db: Kysely< unknown > ): Promise< void > {
	await sql`
		CREATE TABLE IF NOT EXISTS rollup_pack (
			site_id INT UNSIGNED NOT NULL,
			day DATE NOT NULL,
			dimension TINYINT UNSIGNED NOT NULL,
			version BIGINT UNSIGNED NOT NULL,
			body MEDIUMBLOB NOT NULL,
			PRIMARY KEY (site_id, day, dimension)
		) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin
	`.execute( db );
}
