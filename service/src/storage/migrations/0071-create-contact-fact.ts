import { type Kysely, sql } from 'kysely';

/**
 * Facts about people that were taken in, by a hash of their key: a repeated one changes nothing.
 */
export async function up( db: Kysely< unknown > ): Promise< void > {
	await sql`
		CREATE TABLE IF NOT EXISTS contact_fact (
			site_id MEDIUMINT UNSIGNED NOT NULL,
			fact_hash BINARY(16) NOT NULL,
			PRIMARY KEY (site_id, fact_hash)
		) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin
	`.execute( db );
}
