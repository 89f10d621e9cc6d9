import { type Kysely, sql } from 'kysely';

/**
 * Prices and stock of 1024 neighbouring product ids in one piece (capabilities/orders/product-prices.ts): a report that asks
 * what waits needs the price of every product somebody wants.
 */
export async function up( db: Kysely< unknown > ): Promise< void > {
	await sql`
		CREATE TABLE IF NOT EXISTS product_price (
			site_id MEDIUMINT UNSIGNED NOT NULL,
			piece INT UNSIGNED NOT NULL,
			body MEDIUMBLOB NOT NULL,
			PRIMARY KEY (site_id, piece)
		) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin
	`.execute( db );
}
