import { type Kysely, sql } from 'kysely';

/**
 * Visits as the events make them. A visit is named by its first event, so that the same events always give the same
 * rows, whatever order they came in; partitioned like event.
 */
export async function up( db: Kysely< unknown > ): Promise< void > {
	await sql`
		CREATE TABLE IF NOT EXISTS visit (
			site_id INT UNSIGNED NOT NULL,
			visit_id BINARY(16) NOT NULL,
			offset_ms INT NOT NULL,
			visitor BINARY(8) NOT NULL,
			day DATE NOT NULL,
			audience TINYINT UNSIGNED NOT NULL,
			source_id INT UNSIGNED NULL,
			device_id SMALLINT UNSIGNED NULL,
			PRIMARY KEY (site_id, visit_id)
		) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin
		PARTITION BY RANGE COLUMNS (visit_id) (
			PARTITION p_first VALUES LESS THAN (x'016f5e66e80000000000000000000000'),
			PARTITION p_from_202001 VALUES LESS THAN (MAXVALUE)
		)
	`.execute( db );
}
