import { type Kysely, sql } from 'kysely';

/**
 * What is known of the time before a paid order: how much its visitor did, and what the order adds to loop_day, packed
 * (capabilities/closed-loop/contributions.ts), so that exactly that can be taken out again. made_at: when the buyer made it.
 */
export async function up( db: Kysely< unknown > ): Promise< void > {
	await sql`
		CREATE TABLE IF NOT EXISTS order_loop (
			site_id MEDIUMINT UNSIGNED NOT NULL,
			order_id INT UNSIGNED NOT NULL,
			visitor BINARY(8) NOT NULL,
			made_at BIGINT UNSIGNED NOT NULL,
			visits INT UNSIGNED NOT NULL,
			steps INT UNSIGNED NOT NULL,
			source_id SMALLINT UNSIGNED NULL,
			adds MEDIUMBLOB NOT NULL,
			PRIMARY KEY (site_id, order_id),
			KEY by_visitor (site_id, visitor, made_at)
		) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin
	`.execute( db );
}
