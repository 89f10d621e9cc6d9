import { type Kysely, sql } from 'kysely';

/**
 * What orders and refunds name of products. row_id: the order or the refund; of a refund quantity and net are negative.
 * orders: 1 on the first line of each product in an order, so that a sum counts orders.
 * Status and days are those of WooCommerce's report row, repeated here so that a report on products reads one index; no day:
 * not in its report.
 */
export async function up( db: Kysely< unknown > ): Promise< void > {
	await sql`
		CREATE TABLE IF NOT EXISTS order_item (
			site_id MEDIUMINT UNSIGNED NOT NULL,
			row_id INT UNSIGNED NOT NULL,
			item_id INT UNSIGNED NOT NULL,
			order_id INT UNSIGNED NOT NULL,
			orders TINYINT UNSIGNED NOT NULL,
			product_id INT UNSIGNED NOT NULL,
			variation_id INT UNSIGNED NOT NULL,
			quantity DOUBLE NOT NULL,
			net BIGINT NOT NULL,
			decimals TINYINT UNSIGNED NOT NULL,
			status VARCHAR(32) NOT NULL,
			created DATETIME NULL,
			paid DATETIME NULL,
			completed DATETIME NULL,
			PRIMARY KEY (site_id, row_id, item_id),
			KEY by_order (site_id, order_id),
			KEY by_product (site_id, product_id, created),
			KEY by_created (site_id, created, status, product_id, orders, quantity, net, decimals),
			KEY by_paid (site_id, paid, status, product_id, orders, quantity, net, decimals),
			KEY by_completed (site_id, completed, status, product_id, orders, quantity, net, decimals)
		) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin
	`.execute( db );
}
