import { type Kysely, sql } from 'kysely';

/**
 * Events of visitors who may not be recognised: a number a day and type, no row a person.
 */
export async function up( db: Kysely< unknown > ): Promise< void > {
	await sql`
		CREATE TABLE IF NOT EXISTS counter_day (
			site_id INT UNSIGNED NOT NULL,
			day DATE NOT NULL,
			type SMALLINT UNSIGNED NOT NULL,
			n BIGINT UNSIGNED NOT NULL,
			PRIMARY KEY (site_id, day, type)
		) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin
	`.execute( db );
}
