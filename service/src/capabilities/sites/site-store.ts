import type { Clock } from '../../storage/clock.ts';
import type { Database, Queries } from '../../storage/database.ts';
import type { Random } from '../../storage/random.ts';
import { toTimestamp } from '../../storage/timestamp.ts';
import { decodeSite } from './site.ts';
import type { Site, SiteState, StoredSettings } from './site.ts';

const PUBLIC_ID_BYTES = 9;

/** The columns decodeSite reads. */
const COLUMNS = [
	'site.id',
	'site.public_id',
	'site.name',
	'site.home_url',
	'site.time_zone',
	'site.currency',
	'site.locale',
	'site.state',
	'site.settings',
] as const;

/** What of a site may change. */
export interface SiteChanges {
	readonly name: string;
	readonly homeUrl: string;
	readonly timeZone: string;
	readonly currency: string | null;
	readonly locale: string;
	readonly state: SiteState;
	readonly settings: StoredSettings;
}

/** Reads and writes the table `site`. */
export interface SiteStore {
	/** Adds a site that waits to be paired. */
	create: ( name: string ) => Promise< Site >;
	list: () => Promise< readonly Site[] >;
	/** `locked`: nobody else may change it before the transaction ends. */
	byId: (
		id: number,
		queries?: Queries,
		lock?: 'locked'
	) => Promise< Site | null >;
	/** By `site_…`, or by its name when only one has it. */
	find: ( idOrName: string ) => Promise< Site | null >;
	update: (
		id: number,
		changes: Partial< SiteChanges >,
		queries?: Queries
	) => Promise< void >;
}

export function createSiteStore( deps: {
	database: Database;
	clock: Clock;
	random: Random;
} ): SiteStore {
	const { database, clock, random } = deps;
	const select = ( queries: Queries ) =>
		queries.selectFrom( 'site' ).select( COLUMNS );

	async function byId(
		id: number,
		queries: Queries = database.queries,
		lock?: 'locked'
	): Promise< Site | null > {
		const one = select( queries ).where( 'site.id', '=', id );
		const row = await ( lock ? one.forUpdate() : one ).executeTakeFirst();
		return row ? decodeSite( row ) : null;
	}

	return {
		byId,
		async create( name ) {
			const publicId = `site_${ random
				.bytes( PUBLIC_ID_BYTES )
				.toString( 'hex' ) }`;
			const settings: StoredSettings = {
				allowed_origins: [],
				unanswered: 'counters',
				count_staff: false,
				pricing_path: null,
				demo: false,
				rebuild_wanted: false,
			};
			const result = await database.queries
				.insertInto( 'site' )
				.values( {
					public_id: publicId,
					name,
					home_url: '',
					time_zone: 'UTC',
					currency: null,
					locale: 'en_US',
					state: 'disconnected',
					settings: JSON.stringify( settings ),
					created_at: toTimestamp( clock.now() ),
				} )
				.executeTakeFirstOrThrow();
			const site = await byId( Number( result.insertId ) );
			if ( ! site ) {
				throw new Error(
					`The site ${ publicId } vanished right after it was made.`
				);
			}
			return site;
		},
		async list() {
			const rows = await select( database.queries )
				.orderBy( 'site.id' )
				.execute();
			return rows.map( decodeSite );
		},
		async find( idOrName ) {
			const rows = await select( database.queries )
				.where( ( where ) =>
					where.or( [
						where( 'site.public_id', '=', idOrName ),
						where( 'site.name', '=', idOrName ),
					] )
				)
				.limit( 2 )
				.execute();
			return rows.length === 1 ? decodeSite( rows[ 0 ] ) : null;
		},
		async update( id, changes, queries = database.queries ) {
			const columns = {
				name: changes.name,
				home_url: changes.homeUrl,
				time_zone: changes.timeZone,
				currency: changes.currency,
				locale: changes.locale,
				state: changes.state,
				settings:
					changes.settings && JSON.stringify( changes.settings ),
			};
			const given = Object.fromEntries(
				Object.entries( columns ).filter(
					( [ , value ] ) => value !== undefined
				)
			);
			if ( Object.keys( given ).length > 0 ) {
				await queries
					.updateTable( 'site' )
					.set( given )
					.where( 'site.id', '=', id )
					.execute();
			}
		},
	};
}

/**
 * The part of a site that stands in its settings column.
 *
 * @param site
 */
export function storedSettings( site: Site ): StoredSettings {
	return {
		allowed_origins: [ ...site.allowedOrigins ],
		unanswered: site.unanswered,
		count_staff: site.countStaff,
		pricing_path: site.pricingPath,
		demo: site.demo,
		rebuild_wanted: site.rebuildWanted ?? false,
		retention: site.retention,
		shop: site.shop
			? {
					date_type: site.shop.dateType,
					excluded_statuses: [ ...site.shop.excludedStatuses ],
					decimals: site.shop.decimals,
				}
			: null,
	};
}
