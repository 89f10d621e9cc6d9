import { type Kysely, sql } from 'kysely';

/**
 * Tombstones: a hash of an erased address under the site's own secret, made otherwise than its blind index, so that it can be
 * compared with nothing but a late fact about the same person.
 */
export async function up( db: Kysely< unknown > ): Promise< void > {
	await sql`
		CREATE TABLE IF NOT EXISTS erased (
			site_id MEDIUMINT UNSIGNED NOT NULL,
			tombstone BINARY(32) NOT NULL,
			at BIGINT UNSIGNED NOT NULL,
			PRIMARY KEY (site_id, tombstone)
		) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin
	`.execute( db );
}
