import { type Kysely, sql } from 'kysely';

/**
 * The truth. event_id is a UUIDv7, so the primary key grows at its end and names the month at the same time.
 * An event's time is the id's first 48 bits plus offset_ms, fixed at first arrival: a retry is always the same row.
 * Source, device, consent time and policy stand on the first event of a request only (null elsewhere costs nothing);
 * visit_ref is the visit number of an import that brings its own. Numbers are as narrow as what they count is bounded:
 * 16 million sites, and the limits of the dictionaries (collect/memory/dictionary.ts).
 * Two partitions to begin with; storage/partitions.ts splits months off them.
 */
export async function up( db: Kysely< unknown > ): Promise< void > {
	await sql`
		CREATE TABLE IF NOT EXISTS event (
			site_id MEDIUMINT UNSIGNED NOT NULL,
			event_id BINARY(16) NOT NULL,
			offset_ms INT NOT NULL,
			visitor BINARY(8) NOT NULL,
			type SMALLINT UNSIGNED NOT NULL,
			flags SMALLINT UNSIGNED NOT NULL,
			page_id MEDIUMINT UNSIGNED NULL,
			block_id MEDIUMINT UNSIGNED NULL,
			source_id SMALLINT UNSIGNED NULL,
			device_id SMALLINT UNSIGNED NULL,
			campaign INT UNSIGNED NULL,
			consent_at INT UNSIGNED NULL,
			policy_id SMALLINT UNSIGNED NULL,
			batch_id INT UNSIGNED NULL,
			visit_ref BIGINT UNSIGNED NULL,
			props VARBINARY(16000) NULL,
			PRIMARY KEY (site_id, event_id),
			KEY timeline (site_id, visitor, event_id)
		) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin
		PARTITION BY RANGE COLUMNS (event_id) (
			PARTITION p_first VALUES LESS THAN (x'016f5e66e80000000000000000000000'),
			PARTITION p_from_202001 VALUES LESS THAN (MAXVALUE)
		)
	`.execute( db );
}
