import { type Kysely, sql } from 'kysely';

/**
 * The rows of WooCommerce's own revenue report, by its own rules: an order's, and one for each of its refunds. Days are the
 * site's own, as WooCommerce keeps them. booked_twice: the last refund of
 * an order whose refunds are booked higher than the order itself.
 */
export async function up( db: Kysely< unknown > ): Promise< void > {
	await sql`
		CREATE TABLE IF NOT EXISTS order_revenue (
			site_id MEDIUMINT UNSIGNED NOT NULL,
			row_id INT UNSIGNED NOT NULL,
			order_id INT UNSIGNED NOT NULL,
			is_refund TINYINT UNSIGNED NOT NULL,
			status VARCHAR(32) NOT NULL,
			created DATETIME NOT NULL,
			paid DATETIME NULL,
			completed DATETIME NULL,
			gross BIGINT NOT NULL,
			tax BIGINT NOT NULL,
			shipping BIGINT NOT NULL,
			net BIGINT NOT NULL,
			items INT NOT NULL,
			currency CHAR(3) NOT NULL,
			decimals TINYINT UNSIGNED NOT NULL,
			rate DOUBLE NULL,
			booked_twice TINYINT UNSIGNED NOT NULL,
			PRIMARY KEY (site_id, row_id),
			KEY by_order (site_id, order_id),
			KEY by_created (site_id, created, status, is_refund, currency, decimals, net, rate, booked_twice),
			KEY by_paid (site_id, paid, status, is_refund, currency, decimals, net, rate, booked_twice),
			KEY by_completed (site_id, completed, status, is_refund, currency, decimals, net, rate, booked_twice)
		) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin
	`.execute( db );
}
