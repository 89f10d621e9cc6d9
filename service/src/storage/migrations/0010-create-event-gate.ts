import { type Kysely, sql } from 'kysely';

/**
 * One row a site, locked by every transaction that writes events of the site. version grows with each of them, so a
 * process sees whether what it remembers is still the last word.
 */
export async function up( db: Kysely< unknown > ): Promise< void > {
	await sql`
		CREATE TABLE IF NOT EXISTS event_gate (
			site_id INT UNSIGNED NOT NULL,
			version BIGINT UNSIGNED NOT NULL,
			newest_ms BIGINT UNSIGNED NOT NULL,
			PRIMARY KEY (site_id)
		) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin
	`.execute( db );
}
