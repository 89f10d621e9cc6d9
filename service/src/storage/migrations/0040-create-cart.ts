import { type Kysely, sql } from 'kysely';

/**
 * Carts of visitors who may be recognised, as their newest change left them. state: 0 open, 1 ordered, 2 left. day: the
 * site's, of begun_at. changed_by: the event of the newest change, which decides between two of one millisecond.
 */
export async function up( db: Kysely< unknown > ): Promise< void > {
	await sql`
		CREATE TABLE IF NOT EXISTS cart (
			site_id MEDIUMINT UNSIGNED NOT NULL,
			cart_id CHAR(22) NOT NULL,
			begun_at BIGINT UNSIGNED NOT NULL,
			day DATE NOT NULL,
			changed_at BIGINT UNSIGNED NOT NULL,
			changed_by BINARY(16) NOT NULL,
			state TINYINT UNSIGNED NOT NULL,
			step TINYINT UNSIGNED NOT NULL,
			value BIGINT NOT NULL,
			currency CHAR(3) NOT NULL,
			visitor BINARY(8) NOT NULL,
			recognised TINYINT UNSIGNED NOT NULL,
			recovered_by INT UNSIGNED NULL,
			batch_id INT UNSIGNED NOT NULL,
			PRIMARY KEY (site_id, cart_id),
			KEY by_day (site_id, day),
			KEY by_visitor (site_id, visitor, changed_at),
			KEY due (state, changed_at)
		) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin
	`.execute( db );
}
