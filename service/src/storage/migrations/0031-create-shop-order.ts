import { type Kysely, sql } from 'kysely';

/**
 * Orders as the newest snapshot says them. Money in minor units of the order's currency, times in ms since 1970; no person.
 * counts: the conversion stands. seen: a request of a visitor made it while Cairn watched. untold_at: a change those who
 * listen have not been told yet. report_days: which of its times WooCommerce's report row has (1 created, 2 paid,
 * 4 completed; 0: no row). A deleted order keeps its row, so that a late snapshot does not bring it back.
 */
export async function up( db: Kysely< unknown > ): Promise< void > {
	await sql`
		CREATE TABLE IF NOT EXISTS shop_order (
			site_id MEDIUMINT UNSIGNED NOT NULL,
			order_id INT UNSIGNED NOT NULL,
			version BIGINT UNSIGNED NOT NULL,
			state TINYINT UNSIGNED NOT NULL,
			status VARCHAR(32) NOT NULL,
			origin TINYINT UNSIGNED NOT NULL,
			created_at BIGINT UNSIGNED NOT NULL,
			paid_at BIGINT UNSIGNED NULL,
			withdrawn_at BIGINT UNSIGNED NULL,
			counts TINYINT UNSIGNED NOT NULL,
			seen TINYINT UNSIGNED NOT NULL,
			currency CHAR(3) NOT NULL,
			decimals TINYINT UNSIGNED NOT NULL,
			rate DOUBLE NULL,
			total BIGINT NOT NULL,
			tax BIGINT NOT NULL,
			shipping BIGINT NOT NULL,
			discount BIGINT NOT NULL,
			refunded BIGINT NOT NULL,
			net BIGINT NOT NULL,
			report_status VARCHAR(32) NOT NULL,
			report_days TINYINT UNSIGNED NOT NULL,
			nth INT UNSIGNED NULL,
			coupons TEXT NOT NULL,
			payment_method VARCHAR(100) NULL,
			attribution TEXT NULL,
			visitor BINARY(8) NULL,
			visitor_at BIGINT UNSIGNED NULL,
			consent TINYINT UNSIGNED NULL,
			staff TINYINT UNSIGNED NOT NULL,
			cart_id VARCHAR(40) NULL,
			batch_id INT UNSIGNED NOT NULL,
			untold_at BIGINT UNSIGNED NULL,
			PRIMARY KEY (site_id, order_id),
			KEY by_paid (site_id, paid_at, counts, origin, report_status, report_days, net, decimals),
			KEY by_visitor (site_id, visitor, paid_at),
			KEY untold (untold_at)
		) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin
	`.execute( db );
}
