import { type Kysely, sql } from 'kysely';

/**
 * Forms that were sent, without what was typed. state as in contract/src/forms.ts (position in CONTACT_CONSENT_STATES).
 * visitor: taken when it arrived, so that a confirmation days later counts in the visit that asked; emptied then. After what
 * was typed is deleted the row stays as a count, with no contact.
 */
export async function up( db: Kysely< unknown > ): Promise< void > {
	await sql`
		CREATE TABLE IF NOT EXISTS submission (
			site_id MEDIUMINT UNSIGNED NOT NULL,
			submission_id BINARY(16) NOT NULL,
			contact_id CHAR(16) NULL,
			at BIGINT UNSIGNED NOT NULL,
			purpose TINYINT UNSIGNED NOT NULL,
			origin TINYINT UNSIGNED NOT NULL,
			block_id VARCHAR(140) NULL,
			config_hash BINARY(32) NULL,
			form_name VARCHAR(200) NULL,
			page VARCHAR(500) NULL,
			lang VARCHAR(35) NOT NULL,
			double_opt_in TINYINT UNSIGNED NOT NULL,
			state TINYINT UNSIGNED NOT NULL,
			event_id BINARY(16) NOT NULL,
			confirmed_at BIGINT UNSIGNED NULL,
			withdrawn_at BIGINT UNSIGNED NULL,
			expires_at BIGINT UNSIGNED NULL,
			visitor BINARY(8) NULL,
			visitor_before BINARY(8) NULL,
			recognised TINYINT UNSIGNED NOT NULL,
			consent_state TINYINT UNSIGNED NULL,
			consent_source TINYINT UNSIGNED NULL,
			staff TINYINT UNSIGNED NOT NULL,
			automated TINYINT UNSIGNED NOT NULL,
			suspicions TINYINT UNSIGNED NOT NULL,
			about VARCHAR(1000) NOT NULL,
			slot_at BIGINT UNSIGNED NULL,
			booking TINYINT UNSIGNED NOT NULL,
			mail_failed TINYINT UNSIGNED NOT NULL,
			batch_id INT UNSIGNED NOT NULL,
			PRIMARY KEY (site_id, submission_id),
			KEY by_contact (site_id, contact_id, at),
			KEY by_block (site_id, block_id, at),
			KEY by_time (site_id, at),
			KEY due (state, expires_at)
		) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin
	`.execute( db );
}
