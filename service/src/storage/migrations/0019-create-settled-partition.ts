import { type Kysely, sql } from 'kysely';

/**
 * Months whose partition was rebuilt after they closed.
 */
export async function up( db: Kysely< unknown > ): Promise< void > {
	await sql`
		CREATE TABLE IF NOT EXISTS settled_partition (
			table_name VARCHAR(32) NOT NULL,
			partition_name VARCHAR(32) NOT NULL,
			settled_at DATETIME(3) NOT NULL,
			PRIMARY KEY (table_name, partition_name)
		) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin
	`.execute( db );
}
