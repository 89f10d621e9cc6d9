import { type Kysely, sql } from 'kysely';

/**
 * Refunds of orders: amounts positive, in minor units of the order's currency.
 */
export async function up( db: Kysely< unknown > ): Promise< void > {
	await sql`
		CREATE TABLE IF NOT EXISTS order_refund (
			site_id MEDIUMINT UNSIGNED NOT NULL,
			refund_id INT UNSIGNED NOT NULL,
			order_id INT UNSIGNED NOT NULL,
			created_at BIGINT UNSIGNED NOT NULL,
			amount BIGINT NOT NULL,
			tax BIGINT NOT NULL,
			shipping BIGINT NOT NULL,
			PRIMARY KEY (site_id, refund_id),
			KEY by_order (site_id, order_id)
		) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin
	`.execute( db );
}
