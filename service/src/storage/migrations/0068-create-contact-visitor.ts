import { type Kysely, sql } from 'kysely';

/**
 * Which visitors a contact was, as far as their consent allows: by the id cookie, or by the hash of one day.
 */
export async function up( db: Kysely< unknown > ): Promise< void > {
	await sql`
		CREATE TABLE IF NOT EXISTS contact_visitor (
			site_id MEDIUMINT UNSIGNED NOT NULL,
			contact_id CHAR(16) NOT NULL,
			visitor BINARY(8) NOT NULL,
			since BIGINT UNSIGNED NOT NULL,
			PRIMARY KEY (site_id, contact_id, visitor),
			KEY by_visitor (site_id, visitor)
		) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin
	`.execute( db );
}
