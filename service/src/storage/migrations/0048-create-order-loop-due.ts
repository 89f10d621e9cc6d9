import { type Kysely, sql } from 'kysely';

/**
 * Orders whose steps are to be worked out: at once, and again when late events have come. Deleted when done.
 */
export async function up( db: Kysely< unknown > ): Promise< void > {
	await sql`
		CREATE TABLE IF NOT EXISTS order_loop_due (
			site_id MEDIUMINT UNSIGNED NOT NULL,
			order_id INT UNSIGNED NOT NULL,
			due_at BIGINT UNSIGNED NOT NULL,
			PRIMARY KEY (site_id, order_id, due_at),
			KEY due (due_at)
		) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin
	`.execute( db );
}
