import { type Kysely, sql } from 'kysely';

/**
 * One connected WordPress site a row. Everything else begins with its id.
 */
export async function up( db: Kysely< unknown > ): Promise< void > {
	await sql`
		CREATE TABLE IF NOT EXISTS site (
			id INT UNSIGNED NOT NULL AUTO_INCREMENT,
			public_id VARCHAR(24) NOT NULL,
			name VARCHAR(200) NOT NULL,
			home_url VARCHAR(500) NOT NULL,
			time_zone VARCHAR(64) NOT NULL,
			currency CHAR(3) NULL,
			locale VARCHAR(20) NOT NULL,
			state VARCHAR(16) NOT NULL,
			settings TEXT NOT NULL,
			created_at DATETIME(3) NOT NULL,
			PRIMARY KEY (id),
			UNIQUE KEY public_id (public_id)
		) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin
	`.execute( db );
}
