import { type Kysely, sql } from 'kysely';

/**
 * Every personal value of every table, sealed: whose row it belongs to (capabilities/personal-keys), and under which key.
 */
export async function up( db: Kysely< unknown > ): Promise< void > {
	await sql`
		CREATE TABLE IF NOT EXISTS personal_value (
			site_id MEDIUMINT UNSIGNED NOT NULL,
			owner TINYINT UNSIGNED NOT NULL,
			row_id VARCHAR(40) NOT NULL,
			field VARCHAR(20) NOT NULL,
			key_no INT UNSIGNED NOT NULL,
			sealed MEDIUMBLOB NOT NULL,
			PRIMARY KEY (site_id, owner, row_id, field),
			KEY by_key (site_id, key_no)
		) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin
	`.execute( db );
}
