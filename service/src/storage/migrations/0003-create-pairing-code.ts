import { type Kysely, sql } from 'kysely';

/**
 * One-time codes; only their hash is kept.
 */
export async function up( db: Kysely< unknown > ): Promise< void > {
	await sql`
		CREATE TABLE IF NOT EXISTS pairing_code (
			code_hash BINARY(32) NOT NULL,
			site_id INT UNSIGNED NOT NULL,
			expires_at DATETIME(3) NOT NULL,
			tries_left TINYINT NOT NULL,
			used_at DATETIME(3) NULL,
			PRIMARY KEY (code_hash)
		) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin
	`.execute( db );
}
