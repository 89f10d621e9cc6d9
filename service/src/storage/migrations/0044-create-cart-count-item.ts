import { type Kysely, sql } from 'kysely';

/**
 * Products of counted carts.
 */
export async function up( db: Kysely< unknown > ): Promise< void > {
	await sql`
		CREATE TABLE IF NOT EXISTS cart_count_item (
			site_id MEDIUMINT UNSIGNED NOT NULL,
			fact_hash BINARY(16) NOT NULL,
			product_id INT UNSIGNED NOT NULL,
			day DATE NOT NULL,
			step TINYINT UNSIGNED NOT NULL,
			ordered TINYINT UNSIGNED NOT NULL,
			carts INT UNSIGNED NOT NULL,
			value BIGINT NOT NULL,
			currency CHAR(3) NOT NULL,
			PRIMARY KEY (site_id, fact_hash, product_id),
			KEY by_day (site_id, day)
		) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin
	`.execute( db );
}
