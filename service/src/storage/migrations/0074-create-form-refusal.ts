import { type Kysely, sql } from 'kysely';

/**
 * What forms refused as no person's doing, as counts by the site's day.
 */
export async function up( db: Kysely< unknown > ): Promise< void > {
	await sql`
		CREATE TABLE IF NOT EXISTS form_refusal (
			site_id MEDIUMINT UNSIGNED NOT NULL,
			block_id VARCHAR(140) NOT NULL,
			day DATE NOT NULL,
			honeypot INT UNSIGNED NOT NULL,
			token INT UNSIGNED NOT NULL,
			rate INT UNSIGNED NOT NULL,
			challenge INT UNSIGNED NOT NULL,
			PRIMARY KEY (site_id, block_id, day)
		) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin
	`.execute( db );
}
