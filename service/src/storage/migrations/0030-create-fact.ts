import { type Kysely, sql } from 'kysely';

/**
 * Facts of the shop's own server that have been stored, by a hash of the key the shop gave them: whatever id a repeated one
 * carries, it is the same fact.
 */
export async function up( db: Kysely< unknown > ): Promise< void > {
	await sql`
		CREATE TABLE IF NOT EXISTS fact (
			site_id MEDIUMINT UNSIGNED NOT NULL,
			fact_hash BINARY(16) NOT NULL,
			PRIMARY KEY (site_id, fact_hash)
		) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin
	`.execute( db );
}
