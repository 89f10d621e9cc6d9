import { type Kysely, sql } from 'kysely';

/**
 * What is to be told to a destination, and what became of it. Names nobody: the address is read from the sealed store when it is
 * sent. action, state and reason: positions in the contract's lists, reason and 1. taken: it was sent at least once, perhaps
 * without an answer. target: the receiver's list.
 */
export async function up( db: Kysely< unknown > ): Promise< void > {
	await sql`
		CREATE TABLE IF NOT EXISTS hand_over_job (
			site_id MEDIUMINT UNSIGNED NOT NULL,
			job_id BINARY(16) NOT NULL,
			destination_id CHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
			action TINYINT UNSIGNED NOT NULL,
			list VARCHAR(64) NOT NULL,
			target VARCHAR(64) NOT NULL,
			submission_id BINARY(16) NULL,
			address_index BINARY(32) NULL,
			state TINYINT UNSIGNED NOT NULL,
			tries SMALLINT UNSIGNED NOT NULL,
			taken TINYINT UNSIGNED NOT NULL,
			next_at BIGINT UNSIGNED NOT NULL,
			made_at BIGINT UNSIGNED NOT NULL,
			ended_at BIGINT UNSIGNED NULL,
			reason TINYINT UNSIGNED NOT NULL,
			status SMALLINT UNSIGNED NULL,
			detail VARCHAR(200) NOT NULL,
			PRIMARY KEY (site_id, job_id),
			KEY by_due (site_id, destination_id, state, next_at),
			KEY by_address (site_id, address_index),
			KEY by_submission (site_id, submission_id),
			KEY by_state (site_id, state, made_at)
		) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin
	`.execute( db );
}
