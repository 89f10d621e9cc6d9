import { type Kysely, sql } from 'kysely';

/**
 * Facts about a submission that has not arrived yet, as they came: what names a person in them is sealed to the service's key.
 */
export async function up( db: Kysely< unknown > ): Promise< void > {
	await sql`
		CREATE TABLE IF NOT EXISTS waiting_fact (
			site_id MEDIUMINT UNSIGNED NOT NULL,
			submission_id BINARY(16) NOT NULL,
			fact_hash BINARY(16) NOT NULL,
			arrived_at BIGINT UNSIGNED NOT NULL,
			body MEDIUMTEXT NOT NULL,
			PRIMARY KEY (site_id, submission_id, fact_hash),
			KEY by_age (site_id, arrived_at)
		) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin
	`.execute( db );
}
