import { type Kysely, sql } from 'kysely';

/**
 * People who left an address; everything that names them is in personal_value. Times in ms since 1970. consent: the strongest
 * state over all lists; forms, orders and net_sales are counted again whenever one changes. offline_value: minor units.
 */
export async function up( db: Kysely< unknown > ): Promise< void > {
	await sql`
		CREATE TABLE IF NOT EXISTS contact (
			site_id MEDIUMINT UNSIGNED NOT NULL,
			contact_id CHAR(16) NOT NULL,
			status TINYINT UNSIGNED NOT NULL,
			consent TINYINT UNSIGNED NOT NULL,
			suspicious TINYINT UNSIGNED NOT NULL,
			first_seen BIGINT UNSIGNED NOT NULL,
			last_seen BIGINT UNSIGNED NOT NULL,
			forms INT UNSIGNED NOT NULL,
			orders INT UNSIGNED NOT NULL,
			net_sales BIGINT NOT NULL,
			offline_value BIGINT UNSIGNED NULL,
			batch_id INT UNSIGNED NOT NULL,
			PRIMARY KEY (site_id, contact_id),
			KEY by_last_seen (site_id, last_seen)
		) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin
	`.execute( db );
}
