import { type Kysely, sql } from 'kysely';

/** Since when a site has all its events: what came before was deleted, and roll-ups of that time cannot be counted again. */
export async function up( db: Kysely< unknown > ): Promise< void > {
	await sql`
		CREATE TABLE IF NOT EXISTS events_gone (
			site_id INT UNSIGNED NOT NULL,
			before_ms BIGINT NOT NULL,
			PRIMARY KEY (site_id)
		) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin
	`.execute( db );
}
