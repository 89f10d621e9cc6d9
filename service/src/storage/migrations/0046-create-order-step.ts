import { type Kysely, sql } from 'kysely';

/**
 * Steps before a paid order: one row a visit, type, block and product, with its first time. day: the site's, on which the
 * visit began.
 */
export async function up( db: Kysely< unknown > ): Promise< void > {
	await sql`
		CREATE TABLE IF NOT EXISTS order_step (
			site_id MEDIUMINT UNSIGNED NOT NULL,
			order_id INT UNSIGNED NOT NULL,
			n SMALLINT UNSIGNED NOT NULL,
			day DATE NOT NULL,
			at BIGINT UNSIGNED NOT NULL,
			lag_s INT UNSIGNED NOT NULL,
			type SMALLINT UNSIGNED NOT NULL,
			block_id MEDIUMINT UNSIGNED NULL,
			page_id MEDIUMINT UNSIGNED NULL,
			product_id INT UNSIGNED NULL,
			visit_id BINARY(16) NOT NULL,
			same_visit TINYINT UNSIGNED NOT NULL,
			recognised TINYINT UNSIGNED NOT NULL,
			bought TINYINT UNSIGNED NOT NULL,
			PRIMARY KEY (site_id, order_id, n),
			KEY bought_of_type (site_id, type, bought, day)
		) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin
	`.execute( db );
}
