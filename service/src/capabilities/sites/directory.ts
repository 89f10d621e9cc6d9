import type { Clock } from '../../storage/clock.ts';
import type { Database } from '../../storage/database.ts';
import { toTimestamp } from '../../storage/timestamp.ts';
import { decodeSite } from './site.ts';
import type { Site } from './site.ts';
import type { SiteKeys } from './site-keys.ts';

/** Answers from memory who a key belongs to; what it says is seconds old at most. */
export interface SiteDirectory {
	/** The connected site a browser's key names; null when there is none. */
	byPublicKey: ( key: string ) => Promise< Site | null >;
	/** The site and secret of a valid signing key. */
	byKeyId: (
		keyId: string
	) => Promise< { site: Site; secret: Buffer } | null >;
	byId: ( siteId: number ) => Promise< Site | null >;
	/** Ids of the blocks the site has announced. */
	placements: ( siteId: number ) => Promise< ReadonlySet< string > >;
	/** Whether any connected site lists this origin; a preflight request names no site. */
	isKnownOrigin: ( origin: string ) => Promise< boolean >;
	/** Forgets what is remembered, after this process has changed a site. */
	forget: () => void;
}

/** Other processes' changes are seen after this long. */
const FRESH_MS = 2_000;
/** An older answer is not given any more, even while a newer one is asked for. */
const STALE_MS = 4_000;
/** Keys nobody has are remembered too, within bounds: hostile senders invent them. */
const MOST_REMEMBERED = 20_000;

export function createSiteDirectory( deps: {
	database: Database;
	clock: Clock;
	keys: SiteKeys;
} ): SiteDirectory {
	const { database, clock, keys } = deps;

	const byKey = remember( clock, async ( id: string ) => {
		const row = await database.queries
			.selectFrom( 'site_key' )
			.innerJoin( 'site', 'site.id', 'site_key.site_id' )
			.select( [
				'site_key.kind',
				'site_key.secret_sealed',
				'site.id',
				'site.public_id',
				'site.name',
				'site.home_url',
				'site.time_zone',
				'site.currency',
				'site.locale',
				'site.state',
				'site.settings',
			] )
			.where( 'site_key.key_id', '=', id )
			.where( ( where ) =>
				where.or( [
					where( 'site_key.expires_at', 'is', null ),
					where(
						'site_key.expires_at',
						'>',
						toTimestamp( clock.now() )
					),
				] )
			)
			.executeTakeFirst();
		if ( ! row ) {
			return null;
		}
		const { kind, secret_sealed: sealed, ...columns } = row;
		const site = decodeSite( columns );
		return {
			kind,
			site,
			secret:
				kind === 'signing' && sealed
					? keys.openSecret( site, id, sealed )
					: null,
		};
	} );

	const byId = remember( clock, async ( id: number ) => {
		const row = await database.queries
			.selectFrom( 'site' )
			.selectAll()
			.where( 'site.id', '=', id )
			.executeTakeFirst();
		return row ? decodeSite( row ) : null;
	} );

	const placements = remember( clock, async ( siteId: number ) => {
		const rows = await database.queries
			.selectFrom( 'placement' )
			.select( 'placement.block_id' )
			.distinct()
			.where( 'placement.site_id', '=', siteId )
			.execute();
		return new Set( rows.map( ( row ) => row.block_id ) );
	} );

	const origins = remember( clock, async ( _all: 'all' ) => {
		const rows = await database.queries
			.selectFrom( 'site' )
			.selectAll()
			.where( 'site.state', '!=', 'disconnected' )
			.execute();
		return new Set(
			rows.flatMap( ( row ) => decodeSite( row ).allowedOrigins )
		);
	} );

	return {
		async byPublicKey( key ) {
			const found = await byKey.get( key );
			return found?.kind === 'public' &&
				found.site.state !== 'disconnected'
				? found.site
				: null;
		},
		async byKeyId( keyId ) {
			const found = await byKey.get( keyId );
			return found?.secret && found.site.state !== 'disconnected'
				? { site: found.site, secret: found.secret }
				: null;
		},
		byId: ( siteId ) => byId.get( siteId ),
		placements: ( siteId ) => placements.get( siteId ),
		async isKnownOrigin( origin ) {
			return ( await origins.get( 'all' ) ).has( origin );
		},
		forget() {
			for ( const memory of [ byKey, byId, placements, origins ] ) {
				memory.forget();
			}
		},
	};
}

/**
 * Keeps answers for a while. Many that ask for the same at once share one question. An answer that is no longer fresh
 * is still given while a newer one is on its way, so that no request waits for the database every other second; a
 * question that failed is not remembered.
 */
function remember< Key, Answer >(
	clock: Clock,
	ask: ( key: Key ) => Promise< Answer >
): { get: ( key: Key ) => Promise< Answer >; forget: () => void } {
	interface Memory {
		readonly answer: Promise< Answer >;
		readonly askedAt: number;
		isRenewing: boolean;
	}
	const memories = new Map< Key, Memory >();

	function askAnew( key: Key ): Memory {
		if ( memories.size >= MOST_REMEMBERED ) {
			memories.clear();
		}
		const memory = {
			answer: ask( key ),
			askedAt: clock.now(),
			isRenewing: false,
		};
		memories.set( key, memory );
		memory.answer.catch( () => {
			if ( memories.get( key ) === memory ) {
				memories.delete( key );
			}
		} );
		return memory;
	}

	function renew( key: Key, old: Memory ): void {
		old.isRenewing = true;
		const askedAt = clock.now();
		ask( key ).then(
			( answer ) => {
				if ( memories.get( key ) === old ) {
					memories.set( key, {
						answer: Promise.resolve( answer ),
						askedAt,
						isRenewing: false,
					} );
				}
			},
			() => {
				old.isRenewing = false;
			}
		);
	}

	return {
		get( key ) {
			const known = memories.get( key );
			const age = known ? clock.now() - known.askedAt : Infinity;
			if ( ! known || age >= STALE_MS ) {
				return askAnew( key ).answer;
			}
			if ( age >= FRESH_MS && ! known.isRenewing ) {
				renew( key, known );
			}
			return known.answer;
		},
		forget: () => memories.clear(),
	};
}
