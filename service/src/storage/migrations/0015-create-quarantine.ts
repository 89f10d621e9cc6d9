import { type Kysely, sql } from 'kysely';

/**
 * Events of blocks the site has not announced yet: at most 24 hours, then they are dropped.
 */
export async function up( db: Kysely< unknown > ): Promise< void > {
	await sql`
		CREATE TABLE IF NOT EXISTS quarantine (
			site_id INT UNSIGNED NOT NULL,
			event_id BINARY(16) NOT NULL,
			block_id VARCHAR(140) NOT NULL,
			arrived_at DATETIME(3) NOT NULL,
			body VARBINARY(20000) NOT NULL,
			PRIMARY KEY (site_id, event_id),
			KEY by_block (site_id, block_id),
			KEY by_age (arrived_at)
		) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin
	`.execute( db );
}
