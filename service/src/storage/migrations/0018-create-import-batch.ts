import { type Kysely, sql } from 'kysely';

/**
 * Imports and demo data, each with a number its events carry, so that it can be taken back.
 */
export async function up( db: Kysely< unknown > ): Promise< void > {
	await sql`
		CREATE TABLE IF NOT EXISTS import_batch (
			id INT UNSIGNED NOT NULL AUTO_INCREMENT,
			site_id INT UNSIGNED NOT NULL,
			kind VARCHAR(16) NOT NULL,
			source VARCHAR(255) NOT NULL,
			state VARCHAR(16) NOT NULL,
			\`stored\` BIGINT UNSIGNED NOT NULL,
			duplicate BIGINT UNSIGNED NOT NULL,
			refused BIGINT UNSIGNED NOT NULL,
			first_at DATETIME(3) NULL,
			last_at DATETIME(3) NULL,
			keep_days INT UNSIGNED NULL,
			created_at DATETIME(3) NOT NULL,
			undone_at DATETIME(3) NULL,
			PRIMARY KEY (id),
			KEY by_site (site_id, kind)
		) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin
	`.execute( db );
}
