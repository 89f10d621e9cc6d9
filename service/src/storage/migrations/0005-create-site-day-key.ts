import { type Kysely, sql } from 'kysely';

/**
 * Keys of the cookieless visitor hash, one a site and UTC day, deleted within 48 hours.
 */
export async function up( db: Kysely< unknown > ): Promise< void > {
	await sql`
		CREATE TABLE IF NOT EXISTS site_day_key (
			site_id INT UNSIGNED NOT NULL,
			day DATE NOT NULL,
			key_sealed VARBINARY(512) NOT NULL,
			PRIMARY KEY (site_id, day),
			KEY by_day (day)
		) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin
	`.execute( db );
}
