import { type Kysely, sql } from 'kysely';

/**
 * Keys of one site, wrapped by the vault: kind 1 seals personal values (the highest number is the one in use), kind 2 makes
 * blind indexes and is never exchanged. Without its row nothing under a key can be read again.
 */
export async function up( db: Kysely< unknown > ): Promise< void > {
	await sql`
		CREATE TABLE IF NOT EXISTS personal_key (
			site_id MEDIUMINT UNSIGNED NOT NULL,
			kind TINYINT UNSIGNED NOT NULL,
			key_no INT UNSIGNED NOT NULL,
			key_sealed VARBINARY(128) NOT NULL,
			created_at BIGINT UNSIGNED NOT NULL,
			PRIMARY KEY (site_id, kind, key_no)
		) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin
	`.execute( db );
}
