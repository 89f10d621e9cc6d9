import { type Kysely, sql } from 'kysely';

/**
 * When the roll-ups of a site's day last changed: the site's version whose change was folded last. A process that has
 * read a day at this version need not read it again.
 */
export async function up( db: Kysely< unknown > ): Promise< void > {
	await sql`
		CREATE TABLE IF NOT EXISTS rollup_version (
			site_id INT UNSIGNED NOT NULL,
			day DATE NOT NULL,
			version BIGINT UNSIGNED NOT NULL,
			PRIMARY KEY (site_id, day)
		) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin
	`.execute( db );
}
