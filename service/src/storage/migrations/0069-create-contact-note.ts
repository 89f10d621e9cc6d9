import { type Kysely, sql } from 'kysely';

/**
 * Notes and changes of status; the words and who wrote them are in personal_value. status null: a note.
 */
export async function up( db: Kysely< unknown > ): Promise< void > {
	await sql`
		CREATE TABLE IF NOT EXISTS contact_note (
			site_id MEDIUMINT UNSIGNED NOT NULL,
			contact_id CHAR(16) NOT NULL,
			note_id CHAR(16) NOT NULL,
			at BIGINT UNSIGNED NOT NULL,
			status TINYINT UNSIGNED NULL,
			offline_value BIGINT UNSIGNED NULL,
			PRIMARY KEY (site_id, contact_id, note_id)
		) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin
	`.execute( db );
}
