/** The connected site a benchmark sends to. */
import type { Database } from '../../service/src/storage/database.ts';
import { toTimestamp } from '../../service/src/storage/timestamp.ts';
import { BLOCK_IDS, ORIGIN, PUBLIC_KEY } from './traffic.ts';

/**
 * Writes the site, its public key and its blocks; returns its number.
 *
 * @param database
 * @param settings What its settings say beside the usual.
 */
export async function createBenchSite(
	database: Database,
	settings: Readonly< Record< string, unknown > > = {}
): Promise< number > {
	const now = toTimestamp( Date.now() );
	await database.queries
		.insertInto( 'site' )
		.values( {
			id: 1,
			public_id: 'site_benchmark',
			name: 'Benchmark',
			home_url: ORIGIN,
			time_zone: 'Europe/Berlin',
			currency: 'EUR',
			locale: 'en',
			state: 'active',
			settings: JSON.stringify( {
				allowed_origins: [ ORIGIN ],
				unanswered: 'cookieless',
				count_staff: false,
				pricing_path: null,
				demo: false,
				rebuild_wanted: false,
				...settings,
			} ),
			created_at: now,
		} )
		.execute();
	await database.queries
		.insertInto( 'site_key' )
		.values( {
			site_id: 1,
			key_id: PUBLIC_KEY,
			kind: 'public',
			secret_sealed: null,
			created_at: now,
			expires_at: null,
		} )
		.execute();
	await database.queries
		.insertInto( 'placement' )
		.values(
			BLOCK_IDS.map( ( block ) => ( {
				site_id: 1,
				block_id: block,
				post_id: 1,
				type: 'cairn/cta-button',
				name: block,
				stage: null,
				page: '/',
				updated_at: now,
			} ) )
		)
		.execute();
	return 1;
}
