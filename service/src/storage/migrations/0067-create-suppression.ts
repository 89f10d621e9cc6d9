import { type Kysely, sql } from 'kysely';

/**
 * Addresses that may not be written to, by their keyed hash. list: empty for every list. reason: 1 withdrawn, 2 bounced,
 * 3 erased.
 */
export async function up( db: Kysely< unknown > ): Promise< void > {
	await sql`
		CREATE TABLE IF NOT EXISTS suppression (
			site_id MEDIUMINT UNSIGNED NOT NULL,
			address_index BINARY(32) NOT NULL,
			list VARCHAR(64) NOT NULL,
			reason TINYINT UNSIGNED NOT NULL,
			at BIGINT UNSIGNED NOT NULL,
			PRIMARY KEY (site_id, address_index, list)
		) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin
	`.execute( db );
}
