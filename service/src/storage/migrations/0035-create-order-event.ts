import { type Kysely, sql } from 'kysely';

/**
 * The events that stand for an order, so that they can be taken back. at: the time each was written with.
 */
export async function up( db: Kysely< unknown > ): Promise< void > {
	await sql`
		CREATE TABLE IF NOT EXISTS order_event (
			site_id MEDIUMINT UNSIGNED NOT NULL,
			order_id INT UNSIGNED NOT NULL,
			event_id BINARY(16) NOT NULL,
			type SMALLINT UNSIGNED NOT NULL,
			at BIGINT UNSIGNED NOT NULL,
			PRIMARY KEY (site_id, order_id, event_id)
		) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin
	`.execute( db );
}
