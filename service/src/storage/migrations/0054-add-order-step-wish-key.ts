import { type Kysely, sql } from 'kysely';

/**
 * All that reports read of a step whose product was bought, so that they read this index alone. The key is looked for first, since a
 * migration that was interrupted runs again.
 */
export async function up( db: Kysely< unknown > ): Promise< void > {
	const found = await sql`
		SELECT STATISTICS.INDEX_NAME FROM information_schema.STATISTICS
		WHERE STATISTICS.TABLE_SCHEMA = DATABASE() AND STATISTICS.TABLE_NAME = 'order_step'
			AND STATISTICS.INDEX_NAME = 'bought_later'
	`.execute( db );
	if ( found.rows.length === 0 ) {
		await sql`
			ALTER TABLE order_step ADD KEY bought_later (site_id, type, bought, day, recognised, product_id, block_id, visit_id, lag_s)
		`.execute( db );
	}
}
