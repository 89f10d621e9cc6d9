import { type Kysely, sql } from 'kysely';

/**
 * Ids of events that only moved a counter, kept for 48 hours so that a retry moves nothing.
 */
export async function up( db: Kysely< unknown > ): Promise< void > {
	await sql`
		CREATE TABLE IF NOT EXISTS counter_seen (
			site_id INT UNSIGNED NOT NULL,
			event_id BINARY(16) NOT NULL,
			seen_at DATETIME(3) NOT NULL,
			PRIMARY KEY (site_id, event_id),
			KEY by_age (seen_at)
		) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin
	`.execute( db );
}
