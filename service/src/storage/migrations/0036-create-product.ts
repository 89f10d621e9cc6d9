import { type Kysely, sql } from 'kysely';

/**
 * Products and variations as the shop last described them. name_folded: without case and
 * accents, as people search; compared byte by byte, which is several times quicker than a collation.
 */
export async function up( db: Kysely< unknown > ): Promise< void > {
	await sql`
		CREATE TABLE IF NOT EXISTS product (
			site_id MEDIUMINT UNSIGNED NOT NULL,
			product_id INT UNSIGNED NOT NULL,
			parent_id INT UNSIGNED NOT NULL,
			name VARCHAR(300) NOT NULL,
			name_folded VARBINARY(1200) NOT NULL,
			price BIGINT NULL,
			stock TINYINT UNSIGNED NOT NULL,
			for_sale TINYINT UNSIGNED NOT NULL,
			updated_at DATETIME(3) NOT NULL,
			PRIMARY KEY (site_id, product_id),
			KEY by_name (site_id, parent_id, name_folded)
		) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin
	`.execute( db );
}
