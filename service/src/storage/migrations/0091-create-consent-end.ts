import { type Kysely, sql } from 'kysely';

/**
 * What WordPress has to learn of consents that ended, in the order in which that was noted: it asks for what came after the last
 * number it has. Names nobody. list: empty is the whole sign-up. state: 0 withdrawn, 1 bounced, 2 forgotten.
 */
export async function up( db: Kysely< unknown > ): Promise< void > {
	await sql`
		CREATE TABLE IF NOT EXISTS consent_end (
			site_id MEDIUMINT UNSIGNED NOT NULL,
			end_no BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
			submission_id BINARY(16) NOT NULL,
			list VARCHAR(64) NOT NULL,
			state TINYINT UNSIGNED NOT NULL,
			noted_at BIGINT UNSIGNED NOT NULL,
			PRIMARY KEY (site_id, end_no),
			UNIQUE KEY by_number (end_no),
			KEY by_time (site_id, noted_at)
		) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin
	`.execute( db );
}
