import { type Kysely, sql } from 'kysely';

/**
 * Whose an address is, by its keyed hash: a contact is found by it, and no address can be read from it.
 */
export async function up( db: Kysely< unknown > ): Promise< void > {
	await sql`
		CREATE TABLE IF NOT EXISTS contact_address (
			site_id MEDIUMINT UNSIGNED NOT NULL,
			address_index BINARY(32) NOT NULL,
			kind TINYINT UNSIGNED NOT NULL,
			contact_id CHAR(16) NOT NULL,
			PRIMARY KEY (site_id, address_index),
			KEY by_contact (site_id, contact_id)
		) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin
	`.execute( db );
}
