import { type Kysely, sql } from 'kysely';

/**
 * What a batch changed in the roll-ups and nobody has folded yet: one packed row a batch and site, in the order of the gate.
 */
export async function up( db: Kysely< unknown > ): Promise< void > {
	await sql`
		CREATE TABLE IF NOT EXISTS rollup_delta (
			site_id INT UNSIGNED NOT NULL,
			version BIGINT UNSIGNED NOT NULL,
			body MEDIUMBLOB NOT NULL,
			PRIMARY KEY (site_id, version)
		) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin
	`.execute( db );
}
