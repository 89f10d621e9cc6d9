import { type Kysely, sql } from 'kysely';

/**
 * Dictionary of pages, blocks, sources and so on: events and roll-ups hold the number.
 */
export async function up( db: Kysely< unknown > ): Promise< void > {
	await sql`
		CREATE TABLE IF NOT EXISTS dimension_value (
			site_id INT UNSIGNED NOT NULL,
			dimension TINYINT UNSIGNED NOT NULL,
			id INT UNSIGNED NOT NULL,
			value VARCHAR(500) NOT NULL,
			PRIMARY KEY (site_id, dimension, id),
			UNIQUE KEY by_value (site_id, dimension, value)
		) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin
	`.execute( db );
}
