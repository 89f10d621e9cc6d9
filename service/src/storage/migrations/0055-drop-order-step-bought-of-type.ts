import { type Kysely, sql } from 'kysely';

/**
 * The columns of bought_of_type are the first ones of bought_later. The key is looked for first, since a
 * migration that was interrupted runs again.
 */
export async function up( db: Kysely< unknown > ): Promise< void > {
	const found = await sql`
		SELECT STATISTICS.INDEX_NAME FROM information_schema.STATISTICS
		WHERE STATISTICS.TABLE_SCHEMA = DATABASE() AND STATISTICS.TABLE_NAME = 'order_step'
			AND STATISTICS.INDEX_NAME = 'bought_of_type'
	`.execute( db );
	if ( found.rows.length > 0 ) {
		await sql`
			ALTER TABLE order_step DROP KEY bought_of_type
		`.execute( db );
	}
}
