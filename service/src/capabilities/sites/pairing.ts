import type { PairRequest, PairResponse } from '#contract/endpoints/sites.ts';
import type { Clock } from '../../storage/clock.ts';
import type { Database, Queries } from '../../storage/database.ts';
import type { Random } from '../../storage/random.ts';
import { fromTimestamp, toTimestamp } from '../../storage/timestamp.ts';
import {
	drawPairingCode,
	hashPairingCode,
	normalisePairingCode,
} from './pairing-code.ts';
import { isSameHome } from './site.ts';
import type { Site } from './site.ts';
import { sealingPublicKey } from './site-keys.ts';
import type { SiteKeys } from './site-keys.ts';
import { fromWordPress } from './site-settings.ts';
import type { SiteStore } from './site-store.ts';

export type Pairing =
	| {
			readonly kind: 'paired';
			readonly site: Site;
			readonly answer: PairResponse;
			readonly timeZoneChanged: boolean;
	  }
	| {
			readonly kind: 'refused';
			readonly error:
				| 'pairing_code_wrong'
				| 'pairing_code_used'
				| 'pairing_code_expired'
				| 'insecure_address';
	  };

export interface PairingDesk {
	/**
	 * Makes a code for a site. Codes made for it before stop working.
	 *
	 * @return The code, which is kept nowhere, and when it ends (ms since 1970).
	 */
	issue: ( site: Site ) => Promise< { code: string; expiresAt: number } >;
	/**
	 * Exchanges a code for keys.
	 *
	 * @param request
	 * @param isSecure The request came by HTTPS or from this very machine.
	 */
	redeem: ( request: PairRequest, isSecure: boolean ) => Promise< Pairing >;
}

const CODE_LIFE_MS = 15 * 60_000;
const TRIES = 5;
/** Requests that were signed just before the new keys arrived are still on their way. */
const OLD_KEY_GRACE_MS = 10 * 60_000;

export function createPairingDesk( deps: {
	database: Database;
	clock: Clock;
	random: Random;
	store: SiteStore;
	keys: SiteKeys;
	version: string;
} ): PairingDesk {
	const { database, clock, random, store, keys, version } = deps;

	async function issueKeys(
		queries: Queries,
		site: Site,
		request: PairRequest
	): Promise< PairResponse > {
		// The same WordPress may still have requests on the way; any other holder of the old keys is cut off at once.
		const grace = isSameHome( site.homeUrl, request.home_url )
			? OLD_KEY_GRACE_MS
			: 0;
		await keys.expire(
			queries,
			site,
			[ 'signing', 'callback' ],
			clock.now() + grace
		);
		const signing = await keys.add( queries, site, 'signing' );
		const callback = await keys.add( queries, site, 'callback' );
		// Cached pages carry the public key for weeks, and outboxes hold sealed references: both stay.
		const publicKey =
			( await keys.newest( queries, site, 'public' ) ) ??
			( await keys.add( queries, site, 'public' ) );
		const sealing =
			( await keys.newest( queries, site, 'sealing' ) ) ??
			( await keys.add( queries, site, 'sealing' ) );
		if ( ! signing.secret || ! callback.secret || ! sealing.secret ) {
			throw new Error( 'A secret key was made without a secret.' );
		}
		return {
			nonce: request.nonce,
			site_id: site.publicId,
			public_key: publicKey.id,
			key_id: signing.id,
			secret: signing.secret.toString( 'base64' ),
			callback_secret: callback.secret.toString( 'base64' ),
			sealing_key: sealingPublicKey( sealing.secret ).toString(
				'base64'
			),
			service_version: version,
		};
	}

	return {
		async issue( site ) {
			const expiresAt = clock.now() + CODE_LIFE_MS;
			const code = drawPairingCode( random );
			await database.transaction( async ( queries ) => {
				await queries
					.deleteFrom( 'pairing_code' )
					.where( ( where ) =>
						where.or( [
							where.and( [
								where( 'pairing_code.site_id', '=', site.id ),
								where( 'pairing_code.used_at', 'is', null ),
							] ),
							where(
								'pairing_code.expires_at',
								'<',
								toTimestamp( clock.now() - 24 * 60 * 60_000 )
							),
						] )
					)
					.execute();
				await queries
					.insertInto( 'pairing_code' )
					.values( {
						code_hash: hashPairingCode( code ).whole,
						site_id: site.id,
						expires_at: toTimestamp( expiresAt ),
						tries_left: TRIES,
						used_at: null,
					} )
					.execute();
			} );
			return { code, expiresAt };
		},

		async redeem( request, isSecure ) {
			if ( ! isSecure ) {
				return { kind: 'refused', error: 'insecure_address' };
			}
			const code = normalisePairingCode( request.code );
			if ( ! code ) {
				return { kind: 'refused', error: 'pairing_code_wrong' };
			}
			const hash = hashPairingCode( code );
			return database.transaction( async ( queries ) => {
				// Locked, so that two requests with one code cannot both win, nor share a try.
				const candidates = await queries
					.selectFrom( 'pairing_code' )
					.selectAll()
					.where(
						'pairing_code.code_hash',
						'>=',
						rangeStart( hash.selector )
					)
					.where(
						'pairing_code.code_hash',
						'<=',
						rangeEnd( hash.selector )
					)
					.orderBy( 'pairing_code.expires_at', 'desc' )
					.forUpdate()
					.execute();
				const row =
					candidates.find( ( candidate ) =>
						candidate.code_hash.equals( hash.whole )
					) ?? candidates[ 0 ];
				if ( ! row ) {
					return refused( 'pairing_code_wrong' );
				}
				const isRight = row.code_hash.equals( hash.whole );
				const isOver =
					fromTimestamp( row.expires_at ) <= clock.now() ||
					row.tries_left <= 0;
				if ( ! isRight ) {
					if ( isOver ) {
						return refused( 'pairing_code_wrong' );
					}
					await queries
						.updateTable( 'pairing_code' )
						.set( { tries_left: row.tries_left - 1 } )
						.where( 'pairing_code.code_hash', '=', row.code_hash )
						.execute();
					return refused( 'pairing_code_wrong' );
				}
				if ( row.used_at ) {
					return refused( 'pairing_code_used' );
				}
				if ( isOver ) {
					return refused( 'pairing_code_expired' );
				}
				const before = await store.byId(
					row.site_id,
					queries,
					'locked'
				);
				if ( ! before ) {
					return refused( 'pairing_code_expired' );
				}
				await queries
					.updateTable( 'pairing_code' )
					.set( { used_at: toTimestamp( clock.now() ) } )
					.where( 'pairing_code.code_hash', '=', row.code_hash )
					.execute();
				const answer = await issueKeys( queries, before, request );
				await store.update(
					before.id,
					{
						...fromWordPress( before, request.settings ),
						homeUrl: request.home_url,
						state: 'active',
					},
					queries
				);
				const site = await store.byId( before.id, queries );
				if ( ! site ) {
					throw new Error(
						`The site ${ before.publicId } vanished while it was paired.`
					);
				}
				return {
					kind: 'paired' as const,
					site,
					answer,
					timeZoneChanged: site.timeZone !== before.timeZone,
				};
			} );
		},
	};
}

function refused(
	error: 'pairing_code_wrong' | 'pairing_code_used' | 'pairing_code_expired'
): Pairing {
	return { kind: 'refused', error };
}

const HASH_BYTES = 32;

function rangeStart( selector: Buffer ): Buffer {
	return Buffer.concat( [
		selector,
		Buffer.alloc( HASH_BYTES - selector.length, 0x00 ),
	] );
}

function rangeEnd( selector: Buffer ): Buffer {
	return Buffer.concat( [
		selector,
		Buffer.alloc( HASH_BYTES - selector.length, 0xff ),
	] );
}
