import { type Kysely, sql } from 'kysely';

/**
 * Nonces of signed requests, kept for twice the window in which a signature is valid.
 */
export async function up( db: Kysely< unknown > ): Promise< void > {
	await sql`
		CREATE TABLE IF NOT EXISTS request_nonce (
			site_id INT UNSIGNED NOT NULL,
			nonce VARCHAR(64) NOT NULL,
			seen_at DATETIME(3) NOT NULL,
			PRIMARY KEY (site_id, nonce),
			KEY by_age (seen_at)
		) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin
	`.execute( db );
}
