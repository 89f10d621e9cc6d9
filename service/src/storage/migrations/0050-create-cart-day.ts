import { type Kysely, sql } from 'kysely';

/**
 * Products in the carts of one day, by state, last step and currency, packed (capabilities/carts/cart-days.ts): a report on a
 * hundred thousand products reads ninety rows.
 */
export async function up( db: Kysely< unknown > ): Promise< void > {
	await sql`
		CREATE TABLE IF NOT EXISTS cart_day (
			site_id MEDIUMINT UNSIGNED NOT NULL,
			day DATE NOT NULL,
			body MEDIUMBLOB NOT NULL,
			PRIMARY KEY (site_id, day)
		) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin
	`.execute( db );
}
