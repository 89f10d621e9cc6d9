import { type Kysely, sql } from 'kysely';

/**
 * Where each consent that was asked for stands: one row a submission and list. The proof of how it came there is in
 * consent_proof. address_index: of the mail address, else of the phone.
 */
export async function up( db: Kysely< unknown > ): Promise< void > {
	await sql`
		CREATE TABLE IF NOT EXISTS consent (
			site_id MEDIUMINT UNSIGNED NOT NULL,
			submission_id BINARY(16) NOT NULL,
			list VARCHAR(64) NOT NULL,
			contact_id CHAR(16) NULL,
			address_index BINARY(32) NULL,
			state TINYINT UNSIGNED NOT NULL,
			requested_at BIGINT UNSIGNED NOT NULL,
			confirmed_at BIGINT UNSIGNED NULL,
			ended_at BIGINT UNSIGNED NULL,
			PRIMARY KEY (site_id, submission_id, list),
			KEY by_contact (site_id, contact_id),
			KEY by_address (site_id, address_index),
			KEY ended (site_id, ended_at)
		) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin
	`.execute( db );
}
