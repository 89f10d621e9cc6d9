import { type Kysely, sql } from 'kysely';

/**
 * Which paid order came of a cart; the order may be heard of before the cart is.
 */
export async function up( db: Kysely< unknown > ): Promise< void > {
	await sql`
		CREATE TABLE IF NOT EXISTS cart_order (
			site_id MEDIUMINT UNSIGNED NOT NULL,
			cart_id CHAR(22) NOT NULL,
			order_id INT UNSIGNED NOT NULL,
			PRIMARY KEY (site_id, cart_id, order_id),
			KEY by_order (site_id, order_id)
		) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin
	`.execute( db );
}
