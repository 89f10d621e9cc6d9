import { type Kysely, sql } from 'kysely';

/**
 * Keys of a site; two live keys of one kind at once are a rotation. The secret is sealed by the master key.
 */
export async function up( db: Kysely< unknown > ): Promise< void > {
	await sql`
		CREATE TABLE IF NOT EXISTS site_key (
			site_id INT UNSIGNED NOT NULL,
			key_id VARCHAR(64) NOT NULL,
			kind VARCHAR(16) NOT NULL,
			secret_sealed VARBINARY(512) NULL,
			created_at DATETIME(3) NOT NULL,
			expires_at DATETIME(3) NULL,
			PRIMARY KEY (key_id),
			KEY by_site (site_id, kind)
		) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin
	`.execute( db );
}
