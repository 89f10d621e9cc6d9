import { type Kysely, sql } from 'kysely';

/**
 * Blocks the site announced: the allow-list of block ids, with the names reports show.
 */
export async function up( db: Kysely< unknown > ): Promise< void > {
	await sql`
		CREATE TABLE IF NOT EXISTS placement (
			site_id INT UNSIGNED NOT NULL,
			block_id VARCHAR(140) NOT NULL,
			post_id BIGINT UNSIGNED NOT NULL,
			type VARCHAR(64) NOT NULL,
			name VARCHAR(200) NOT NULL,
			stage VARCHAR(16) NULL,
			page VARCHAR(500) NULL,
			updated_at DATETIME(3) NOT NULL,
			PRIMARY KEY (site_id, block_id, post_id),
			KEY by_post (site_id, post_id)
		) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin
	`.execute( db );
}
