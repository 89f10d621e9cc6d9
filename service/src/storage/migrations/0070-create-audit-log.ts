import { type Kysely, sql } from 'kysely';

/**
 * Who looked at or changed personal data; names are in personal_value. action: position in the contract's list.
 */
export async function up( db: Kysely< unknown > ): Promise< void > {
	await sql`
		CREATE TABLE IF NOT EXISTS audit_log (
			site_id MEDIUMINT UNSIGNED NOT NULL,
			at BIGINT UNSIGNED NOT NULL,
			entry_id CHAR(16) NOT NULL,
			user_id INT UNSIGNED NOT NULL,
			action TINYINT UNSIGNED NOT NULL,
			contact_id CHAR(16) NULL,
			people INT UNSIGNED NOT NULL,
			PRIMARY KEY (site_id, at, entry_id)
		) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin
	`.execute( db );
}
