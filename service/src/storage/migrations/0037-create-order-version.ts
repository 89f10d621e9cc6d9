import { type Kysely, sql } from 'kysely';

/** Grows with every change of a site's orders: what was read at one version is true as long as it stands. */
export async function up( db: Kysely< unknown > ): Promise< void > {
	await sql`
		CREATE TABLE IF NOT EXISTS order_version (
			site_id MEDIUMINT UNSIGNED NOT NULL,
			version BIGINT UNSIGNED NOT NULL,
			PRIMARY KEY (site_id)
		) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin
	`.execute( db );
}
