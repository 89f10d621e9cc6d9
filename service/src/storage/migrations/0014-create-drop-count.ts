import { type Kysely, sql } from 'kysely';

/**
 * Events that were not counted, by reason and UTC day.
 */
export async function up( db: Kysely< unknown > ): Promise< void > {
	await sql`
		CREATE TABLE IF NOT EXISTS drop_count (
			site_id INT UNSIGNED NOT NULL,
			day DATE NOT NULL,
			reason TINYINT UNSIGNED NOT NULL,
			n BIGINT UNSIGNED NOT NULL,
			PRIMARY KEY (site_id, day, reason)
		) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin
	`.execute( db );
}
