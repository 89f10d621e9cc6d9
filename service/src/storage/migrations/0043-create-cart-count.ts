import { type Kysely, sql } from 'kysely';

/**
 * Closed carts of visitors who may not be recognised, counted by the shop. fact_hash: of the key the shop gave the count.
 */
export async function up( db: Kysely< unknown > ): Promise< void > {
	await sql`
		CREATE TABLE IF NOT EXISTS cart_count (
			site_id MEDIUMINT UNSIGNED NOT NULL,
			fact_hash BINARY(16) NOT NULL,
			day DATE NOT NULL,
			step TINYINT UNSIGNED NOT NULL,
			ordered TINYINT UNSIGNED NOT NULL,
			carts INT UNSIGNED NOT NULL,
			value BIGINT NOT NULL,
			currency CHAR(3) NOT NULL,
			PRIMARY KEY (site_id, fact_hash),
			KEY by_day (site_id, day)
		) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin
	`.execute( db );
}
