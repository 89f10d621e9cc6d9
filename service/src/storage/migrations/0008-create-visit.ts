import { type Kysely, sql } from 'kysely';

/**
 * Visits as the events make them. A visit is named by its first event, so that the same events always give the same
 * rows, whatever order they came in. Not partitioned: a row in twelve events, and each partition keeps megabytes free.
 */
export async function up( db: Kysely< unknown > ): Promise< void > {
	await sql`
		CREATE TABLE IF NOT EXISTS visit (
			site_id MEDIUMINT UNSIGNED NOT NULL,
			visit_id BINARY(16) NOT NULL,
			offset_ms INT NOT NULL,
			visitor BINARY(8) NOT NULL,
			day DATE NOT NULL,
			audience TINYINT UNSIGNED NOT NULL,
			source_id SMALLINT UNSIGNED NULL,
			device_id SMALLINT UNSIGNED NULL,
			PRIMARY KEY (site_id, visit_id)
		) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin
	`.execute( db );
}
