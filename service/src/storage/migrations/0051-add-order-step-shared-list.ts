import { type Kysely, sql } from 'kysely';

/**
 * Which steps before an order opened somebody's list by its link. MySQL has no ADD COLUMN IF NOT EXISTS: the column is
 * looked for, since a migration that was interrupted runs again.
 */
export async function up( db: Kysely< unknown > ): Promise< void > {
	const found = await sql`
		SELECT COLUMNS.COLUMN_NAME FROM information_schema.COLUMNS
		WHERE COLUMNS.TABLE_SCHEMA = DATABASE() AND COLUMNS.TABLE_NAME = 'order_step'
			AND COLUMNS.COLUMN_NAME = 'shared_list'
	`.execute( db );
	if ( found.rows.length === 0 ) {
		await sql`
			ALTER TABLE order_step ADD COLUMN shared_list TINYINT UNSIGNED NOT NULL DEFAULT 0
		`.execute( db );
	}
}
