import {
	createPrivateKey,
	createPublicKey,
	generateKeyPairSync,
} from 'node:crypto';
import type { Clock } from '../../storage/clock.ts';
import type { Queries } from '../../storage/database.ts';
import type { Random } from '../../storage/random.ts';
import { toTimestamp } from '../../storage/timestamp.ts';
import type { Vault } from '../../storage/vault.ts';
import type { Site } from './site.ts';

/** What must be known of a site to find and open its keys. */
export type KeyOwner = Pick< Site, 'id' | 'publicId' >;

/**
 * - `public`: names the site in browsers, authorises nothing.
 * - `signing`: WordPress signs its requests with it.
 * - `callback`: the service signs its requests to WordPress with it.
 * - `sealing`: private X25519 key that opens what WordPress sealed.
 */
export type KeyKind = 'public' | 'signing' | 'callback' | 'sealing';

export interface SiteKey {
	readonly id: string;
	/** Null for a public key. */
	readonly secret: Buffer | null;
}

const SECRET_BYTES = 32;
const ID_BYTES = 15;
const ID_PREFIX = {
	public: 'pk_',
	signing: 'sk_',
	callback: 'ck_',
	sealing: 'xk_',
} as const satisfies Record< KeyKind, string >;
/** An X25519 key in DER is a fixed head and 32 bytes. */
const X25519_BYTES = 32;

/** Writes and reads the table `site_key`. */
export interface SiteKeys {
	/** Adds a key; others of its kind stay. */
	add: (
		queries: Queries,
		site: KeyOwner,
		kind: KeyKind
	) => Promise< SiteKey >;
	/** The newest key of a kind that is still valid. */
	newest: (
		queries: Queries,
		site: KeyOwner,
		kind: KeyKind
	) => Promise< SiteKey | null >;
	/** Ends the validity of keys of a kind at a moment, unless it ends before. */
	expire: (
		queries: Queries,
		site: KeyOwner,
		kinds: readonly KeyKind[],
		at: number,
		except?: string
	) => Promise< void >;
	openSecret: ( site: KeyOwner, keyId: string, sealed: Buffer ) => Buffer;
}

export function createSiteKeys( deps: {
	clock: Clock;
	random: Random;
	vault: Vault;
} ): SiteKeys {
	const { clock, random, vault } = deps;
	const place = ( site: KeyOwner, keyId: string ) => ( {
		site: site.publicId,
		table: 'site_key',
		column: 'secret_sealed',
		row: keyId,
	} );
	const openSecret = ( site: KeyOwner, keyId: string, sealed: Buffer ) =>
		vault.open( sealed, place( site, keyId ) );

	return {
		openSecret,
		async add( queries, site, kind ) {
			const id = `${ ID_PREFIX[ kind ] }${ random
				.bytes( ID_BYTES )
				.toString( 'base64url' ) }`;
			const secret = drawSecret( kind, random );
			await queries
				.insertInto( 'site_key' )
				.values( {
					site_id: site.id,
					key_id: id,
					kind,
					secret_sealed:
						secret && vault.seal( secret, place( site, id ) ),
					created_at: toTimestamp( clock.now() ),
					expires_at: null,
				} )
				.execute();
			return { id, secret };
		},
		async newest( queries, site, kind ) {
			const row = await queries
				.selectFrom( 'site_key' )
				.select( [ 'site_key.key_id', 'site_key.secret_sealed' ] )
				.where( 'site_key.site_id', '=', site.id )
				.where( 'site_key.kind', '=', kind )
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
				.orderBy( 'site_key.created_at', 'desc' )
				.orderBy( 'site_key.key_id' )
				.limit( 1 )
				.executeTakeFirst();
			return row
				? {
						id: row.key_id,
						secret:
							row.secret_sealed &&
							openSecret( site, row.key_id, row.secret_sealed ),
					}
				: null;
		},
		async expire( queries, site, kinds, at, except = '' ) {
			const end = toTimestamp( at );
			await queries
				.updateTable( 'site_key' )
				.set( { expires_at: end } )
				.where( 'site_key.site_id', '=', site.id )
				.where( 'site_key.kind', 'in', [ ...kinds ] )
				.where( 'site_key.key_id', '!=', except )
				.where( ( where ) =>
					where.or( [
						where( 'site_key.expires_at', 'is', null ),
						where( 'site_key.expires_at', '>', end ),
					] )
				)
				.execute();
		},
	};
}

function drawSecret( kind: KeyKind, random: Random ): Buffer | null {
	if ( kind === 'public' ) {
		return null;
	}
	if ( kind === 'sealing' ) {
		const { privateKey } = generateKeyPairSync( 'x25519' );
		return privateKey.export( { type: 'pkcs8', format: 'der' } );
	}
	return random.bytes( SECRET_BYTES );
}

/**
 * The public half of a sealing key, as sodium_crypto_box_seal takes it.
 *
 * @param privateKey PKCS 8, DER.
 * @return 32 bytes.
 */
export function sealingPublicKey( privateKey: Buffer ): Buffer {
	return createPublicKey(
		createPrivateKey( { key: privateKey, type: 'pkcs8', format: 'der' } )
	)
		.export( { type: 'spki', format: 'der' } )
		.subarray( -X25519_BYTES );
}
