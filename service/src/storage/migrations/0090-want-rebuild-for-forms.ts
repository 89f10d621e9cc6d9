import { type Kysely, sql } from 'kysely';

/**
 * Where forms were left and how long they took was not counted before: each site is rebuilt from its events. The true comes
 * from JSON itself, since the two engines do not agree on how to write one in JSON_SET.
 */
export async function up( db: Kysely< unknown > ): Promise< void > {
	await sql`
		UPDATE site SET settings = JSON_SET(site.settings, '$.rebuild_wanted', JSON_EXTRACT('true', '$'))
	`.execute( db );
}
