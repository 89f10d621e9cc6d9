import { type Kysely, sql } from 'kysely';

/**
 * Products and variations as the shop last described them. Names compare without case, as people search.
 */
export async function up( db: Kysely< unknown > ): Promise< void > {
	await sql`
		CREATE TABLE IF NOT EXISTS product (
			site_id MEDIUMINT UNSIGNED NOT NULL,
			product_id INT UNSIGNED NOT NULL,
			parent_id INT UNSIGNED NOT NULL,
			name VARCHAR(300) CHARACTER SET utf8mb4 COLLATE utf8mb4_general_ci NOT NULL,
			price BIGINT NULL,
			stock TINYINT UNSIGNED NOT NULL,
			for_sale TINYINT UNSIGNED NOT NULL,
			updated_at DATETIME(3) NOT NULL,
			PRIMARY KEY (site_id, product_id),
			KEY by_name (site_id, parent_id, name)
		) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin
	`.execute( db );
}
