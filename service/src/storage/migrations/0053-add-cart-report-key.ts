import { type Kysely, sql } from 'kysely';

/**
 * All that reports read of a cart, so that they read this index alone. The key is looked for first, since a
 * migration that was interrupted runs again.
 */
export async function up( db: Kysely< unknown > ): Promise< void > {
	const found = await sql`
		SELECT STATISTICS.INDEX_NAME FROM information_schema.STATISTICS
		WHERE STATISTICS.TABLE_SCHEMA = DATABASE() AND STATISTICS.TABLE_NAME = 'cart'
			AND STATISTICS.INDEX_NAME = 'report'
	`.execute( db );
	if ( found.rows.length === 0 ) {
		await sql`
			ALTER TABLE cart ADD KEY report (site_id, day, state, step, currency, value, recognised, changed_at, recovered_by)
		`.execute( db );
	}
}
