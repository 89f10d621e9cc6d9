import { type Kysely, sql } from 'kysely';

/**
 * What stood in a cart at last, its day, state and step repeated, so that a report reads one index. A product's variations
 * are one row.
 */
export async function up( db: Kysely< unknown > ): Promise< void > {
	await sql`
		CREATE TABLE IF NOT EXISTS cart_item (
			site_id MEDIUMINT UNSIGNED NOT NULL,
			cart_id CHAR(22) NOT NULL,
			product_id INT UNSIGNED NOT NULL,
			day DATE NOT NULL,
			state TINYINT UNSIGNED NOT NULL,
			step TINYINT UNSIGNED NOT NULL,
			value BIGINT NOT NULL,
			currency CHAR(3) NOT NULL,
			PRIMARY KEY (site_id, cart_id, product_id),
			KEY by_day (site_id, day, product_id, state, step, currency, value)
		) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin
	`.execute( db );
}
