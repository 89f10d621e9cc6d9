import { type Kysely, sql } from 'kysely';

/**
 * Where a site's confirmed contacts are handed over to. kind, state and reason: positions in the contract's lists, reason and 1.
 * settings: JSON, nothing secret in it. secrets: sealed JSON. back_hash: SHA-256 of the secret end of the path by which the
 * receiver answers. failures: in a row. not_before: nothing is sent before that moment.
 */
export async function up( db: Kysely< unknown > ): Promise< void > {
	await sql`
		CREATE TABLE IF NOT EXISTS hand_over_destination (
			site_id MEDIUMINT UNSIGNED NOT NULL,
			destination_id CHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
			kind TINYINT UNSIGNED NOT NULL,
			name VARCHAR(100) NOT NULL,
			state TINYINT UNSIGNED NOT NULL,
			reason TINYINT UNSIGNED NOT NULL,
			detail VARCHAR(200) NOT NULL,
			settings TEXT NOT NULL,
			secrets VARBINARY(4000) NOT NULL,
			back_hash BINARY(32) NOT NULL,
			failures INT UNSIGNED NOT NULL,
			not_before BIGINT UNSIGNED NOT NULL,
			made_at BIGINT UNSIGNED NOT NULL,
			PRIMARY KEY (site_id, destination_id)
		) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin
	`.execute( db );
}
