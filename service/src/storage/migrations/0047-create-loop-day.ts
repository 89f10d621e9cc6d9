import { type Kysely, sql } from 'kysely';

/**
 * Visits of a day that an order followed, by kind (0 type, 1 block, 2 product, 3 pair and side), value and type: followed in
 * the same visit, and of recognisable visitors within 7 and 30 days; how many bought the very product; and what the orders
 * brought, in minor units of the base currency. unrated: orders whose rate to it is not known.
 */
export async function up( db: Kysely< unknown > ): Promise< void > {
	await sql`
		CREATE TABLE IF NOT EXISTS loop_day (
			site_id MEDIUMINT UNSIGNED NOT NULL,
			day DATE NOT NULL,
			kind TINYINT UNSIGNED NOT NULL,
			value_id INT UNSIGNED NOT NULL,
			type SMALLINT UNSIGNED NOT NULL,
			visits_0 INT NOT NULL,
			visits_7 INT NOT NULL,
			visits_30 INT NOT NULL,
			bought_0 INT NOT NULL,
			bought_7 INT NOT NULL,
			bought_30 INT NOT NULL,
			sales_0 BIGINT NOT NULL,
			sales_7 BIGINT NOT NULL,
			sales_30 BIGINT NOT NULL,
			unrated_0 INT NOT NULL,
			unrated_7 INT NOT NULL,
			unrated_30 INT NOT NULL,
			PRIMARY KEY (site_id, day, kind, value_id, type)
		) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin
	`.execute( db );
}
