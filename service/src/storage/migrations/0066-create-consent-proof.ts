import { type Kysely, sql } from 'kysely';

/**
 * What happened to a consent, step by step, only ever appended: each row's hash is over its own fields and the hash before it.
 * person_digest: a keyed hash of what was typed, so that the chain holds after that is deleted. details: JSON, no person.
 */
export async function up( db: Kysely< unknown > ): Promise< void > {
	await sql`
		CREATE TABLE IF NOT EXISTS consent_proof (
			site_id MEDIUMINT UNSIGNED NOT NULL,
			proof_no INT UNSIGNED NOT NULL,
			submission_id BINARY(16) NOT NULL,
			list VARCHAR(64) NOT NULL,
			step TINYINT UNSIGNED NOT NULL,
			at BIGINT UNSIGNED NOT NULL,
			address_index BINARY(32) NULL,
			person_digest BINARY(32) NULL,
			details MEDIUMTEXT NOT NULL,
			hash_before BINARY(32) NOT NULL,
			hash BINARY(32) NOT NULL,
			PRIMARY KEY (site_id, proof_no),
			KEY by_submission (site_id, submission_id, list)
		) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin
	`.execute( db );
}
