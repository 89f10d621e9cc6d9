import type {
	PairRequest,
	PairResponse,
	Placements,
	SiteSettings,
} from '#contract/endpoints/sites.ts';
import { LIMITS } from '#contract/limits.ts';
import type { Clock } from '../../storage/clock.ts';
import type { Database } from '../../storage/database.ts';
import type { Random } from '../../storage/random.ts';
import type { Vault } from '../../storage/vault.ts';
import { createSiteDirectory } from './directory.ts';
import type { SiteDirectory } from './directory.ts';
import { createNonceStore } from './nonce-store.ts';
import { createPairingDesk } from './pairing.ts';
import { listPlacements, replacePlacements } from './placements.ts';
import type { BlockPlace } from './placements.ts';
import { createSiteKeys, type KeyOwner } from './site-keys.ts';
import { decideChange, isTimeZone } from './site-settings.ts';
import { createSiteStore, storedSettings } from './site-store.ts';
import type { Site } from './site.ts';
import { verifyRequest } from './verify-request.ts';
import type { SignedRequest, Verification } from './verify-request.ts';

export type { BlockPlace } from './placements.ts';
export type { SiteDirectory } from './directory.ts';
export { decodeSite, DEFAULT_RETENTION } from './site.ts';
export type { ShopSettings, Site, SiteState } from './site.ts';
export { parseQuery, sign } from './signature.ts';
export type { SignableRequest } from './signature.ts';
export type { SignedRequest, Verification } from './verify-request.ts';

/** Sites, their keys and what they tell the service about themselves. */
export interface Sites {
	readonly directory: SiteDirectory;
	/** Adds a site that waits to be paired. */
	create: ( name: string ) => Promise< Site >;
	list: () => Promise< readonly Site[] >;
	/** By `site_…`, or by its name when only one site has it. */
	find: ( idOrName: string ) => Promise< Site | null >;
	/** A one-time code for connecting a WordPress to the site; codes made before stop working. */
	issuePairingCode: (
		site: Site
	) => Promise< { code: string; expiresAt: number } >;
	/**
	 * Exchanges a code for keys.
	 *
	 * @param request
	 * @param isSecure The request came by HTTPS or from this very machine.
	 */
	pair: ( request: PairRequest, isSecure: boolean ) => Promise< PairAnswer >;
	/** Who signed a request; see security.md section 2. */
	verify: ( request: SignedRequest ) => Promise< Verification >;
	/** Takes in what changed in WordPress. Another address pauses the site. */
	updateSettings: (
		site: Site,
		settings: SiteSettings
	) => Promise<
		| { kind: 'updated' }
		| { kind: 'refused'; error: 'site_paused' }
		| { kind: 'refused'; error: 'bad_query'; field: string }
	>;
	/** The owner says that this address is the right one from now on. */
	resume: ( site: Site, homeUrl: string ) => Promise< void >;
	/** Every key of the site stops working at once; its numbers stay. */
	disconnect: ( site: Site ) => Promise< void >;
	/** A new signing key; the one in use stays valid for a day. */
	rotateSigningKey: (
		site: Site
	) => Promise< { id: string; secret: Buffer } >;
	/** A new public key; the old ones stay valid while pages with them may be in caches. */
	rotatePublicKey: (
		site: Site
	) => Promise< { id: string; oldValidUntil: number } >;
	/**
	 * The private half of the key WordPress seals visitor references to: X25519, PKCS 8 in DER. Null before the first
	 * pairing.
	 */
	sealingKey: ( site: KeyOwner ) => Promise< Buffer | null >;
	/** Every announced place of every block of a site. */
	placements: ( siteId: number ) => Promise< readonly BlockPlace[] >;
	/** Takes in what blocks a post has now. */
	replacePlacements: (
		site: Site,
		placements: Placements
	) => Promise< void >;
	/** Remembers whether demo data stands in the site's numbers. */
	markDemo: ( site: Site, demo: boolean ) => Promise< void >;
	/** Notes that the roll-ups are cut by this zone now; false when the zone has changed again meanwhile. */
	markRebuilt: ( site: Site ) => Promise< boolean >;
	/** Starts cleaning up in the background. */
	start: () => void;
	stop: () => Promise< void >;
}

export type PairAnswer =
	| { readonly kind: 'paired'; readonly answer: PairResponse }
	| {
			readonly kind: 'refused';
			readonly error:
				| 'pairing_code_wrong'
				| 'pairing_code_used'
				| 'pairing_code_expired'
				| 'insecure_address';
	  }
	| {
			readonly kind: 'refused';
			readonly error: 'bad_batch';
			readonly field: string;
	  };

/** What others want to hear of. */
export interface SiteEvents {
	/** Days are cut elsewhere now: roll-ups have to be rebuilt. */
	timeZoneChanged: () => void;
	/** Blocks became known: their events may leave quarantine. */
	placementsChanged: ( site: Site ) => void;
}

const DAY_MS = 24 * 60 * 60_000;
const SIGNING_GRACE_MS = DAY_MS;
/** Full-page caches and CDNs hold pages with the old key for a long time. */
const PUBLIC_GRACE_MS = 30 * DAY_MS;
const NONCE_KEEP_MS = 2 * 2 * LIMITS.signatureSkewSeconds * 1000;
const CLEAN_EVERY_MS = 60_000;

/**
 * Builds the capability.
 *
 * @param deps
 * @param deps.database
 * @param deps.vault    Seals secrets.
 * @param deps.clock
 * @param deps.random
 * @param deps.version  Told to WordPress at pairing.
 * @param deps.events
 * @param deps.onError  Hears of failures in the background.
 */
export function createSites( deps: {
	database: Database;
	vault: Vault;
	clock: Clock;
	random: Random;
	version: string;
	events: SiteEvents;
	onError: ( error: unknown ) => void;
} ): Sites {
	const { database, clock, events } = deps;
	const store = createSiteStore( deps );
	const keys = createSiteKeys( deps );
	const directory = createSiteDirectory( { database, clock, keys } );
	const desk = createPairingDesk( { ...deps, store, keys } );
	const nonces = createNonceStore( {
		database,
		clock,
		keepMs: NONCE_KEEP_MS,
	} );
	/** A sealing key outlives every pairing, so what was read once stays true. */
	const sealingKeys = new Map< number, Buffer >();
	let cleaning: Promise< void > = Promise.resolve();
	let timer: NodeJS.Timeout | undefined;

	return {
		directory,
		create: ( name ) => store.create( name ),
		list: () => store.list(),
		find: ( idOrName ) => store.find( idOrName ),
		issuePairingCode: ( site ) => desk.issue( site ),

		async pair( request, isSecure ) {
			if ( ! isTimeZone( request.settings.time_zone ) ) {
				return {
					kind: 'refused',
					error: 'bad_batch',
					field: 'settings.time_zone',
				};
			}
			const pairing = await desk.redeem( request, isSecure );
			if ( pairing.kind === 'refused' ) {
				return pairing;
			}
			directory.forget();
			if ( pairing.timeZoneChanged ) {
				events.timeZoneChanged();
			}
			return { kind: 'paired', answer: pairing.answer };
		},

		verify: ( request ) =>
			verifyRequest( { directory, nonces, clock }, request ),

		async updateSettings( site, settings ) {
			if ( ! isTimeZone( settings.time_zone ) ) {
				return {
					kind: 'refused',
					error: 'bad_query',
					field: 'time_zone',
				};
			}
			const before = await database.transaction( async ( queries ) => {
				const now = await store.byId( site.id, queries, 'locked' );
				const decision = decideChange( now ?? site, settings );
				await store.update(
					site.id,
					decision.kind === 'pause'
						? { state: 'paused' }
						: decision.changes,
					queries
				);
				return decision.kind === 'pause' ? null : now;
			} );
			directory.forget();
			if ( ! before ) {
				return { kind: 'refused', error: 'site_paused' };
			}
			if ( settings.time_zone !== before.timeZone ) {
				events.timeZoneChanged();
			}
			return { kind: 'updated' };
		},

		async resume( site, homeUrl ) {
			await store.update( site.id, { homeUrl, state: 'active' } );
			directory.forget();
		},

		async disconnect( site ) {
			await database.transaction( async ( queries ) => {
				await store.update(
					site.id,
					{ state: 'disconnected' },
					queries
				);
				// The public key stays: a site that is paired again goes on with the pages in its visitors' caches.
				await keys.expire(
					queries,
					site,
					[ 'signing', 'callback' ],
					clock.now()
				);
			} );
			directory.forget();
		},

		async rotateSigningKey( site ) {
			const key = await database.transaction( async ( queries ) => {
				const fresh = await keys.add( queries, site, 'signing' );
				await keys.expire(
					queries,
					site,
					[ 'signing' ],
					clock.now() + SIGNING_GRACE_MS,
					fresh.id
				);
				return fresh;
			} );
			directory.forget();
			if ( ! key.secret ) {
				throw new Error( 'A signing key was made without a secret.' );
			}
			return { id: key.id, secret: key.secret };
		},

		async rotatePublicKey( site ) {
			const oldValidUntil = clock.now() + PUBLIC_GRACE_MS;
			const key = await database.transaction( async ( queries ) => {
				const fresh = await keys.add( queries, site, 'public' );
				await keys.expire(
					queries,
					site,
					[ 'public' ],
					oldValidUntil,
					fresh.id
				);
				return fresh;
			} );
			directory.forget();
			return { id: key.id, oldValidUntil };
		},

		async sealingKey( site ) {
			let key = sealingKeys.get( site.id ) ?? null;
			if ( ! key ) {
				const newest = await keys.newest(
					database.queries,
					site,
					'sealing'
				);
				key = newest?.secret ?? null;
				if ( key ) {
					sealingKeys.set( site.id, key );
				}
			}
			return key;
		},

		placements: ( siteId ) => listPlacements( database, siteId ),
		async replacePlacements( site, placements ) {
			await replacePlacements( deps, site, placements );
			directory.forget();
			events.placementsChanged( site );
		},

		async markDemo( site, demo ) {
			await database.transaction( async ( queries ) => {
				const now = await store.byId( site.id, queries, 'locked' );
				await store.update(
					site.id,
					{ settings: { ...storedSettings( now ?? site ), demo } },
					queries
				);
			} );
			directory.forget();
		},

		async markRebuilt( site ) {
			const isCurrent = await database.transaction( async ( queries ) => {
				const now = await store.byId( site.id, queries, 'locked' );
				if ( now?.timeZone !== site.timeZone ) {
					return false;
				}
				await store.update(
					site.id,
					{
						settings: {
							...storedSettings( now ),
							rebuild_wanted: false,
						},
					},
					queries
				);
				return true;
			} );
			directory.forget();
			return isCurrent;
		},

		start() {
			timer = setInterval( () => {
				cleaning = nonces.clean().catch( deps.onError );
			}, CLEAN_EVERY_MS );
			timer.unref();
		},
		async stop() {
			clearInterval( timer );
			await cleaning;
		},
	};
}
