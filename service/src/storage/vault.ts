import {
	createCipheriv,
	createDecipheriv,
	createHash,
	hkdfSync,
} from 'node:crypto';
import type { Random } from './random.ts';

/** Where a sealed value stands. It opens only there: copied to another site, table, column or row it is refused. */
export interface SealedPlace {
	/** Public id of the site. */
	readonly site: string;
	readonly table: string;
	readonly column: string;
	readonly row: string;
}

/** Encrypts what must not be readable in the database or a backup of it. */
export interface Vault {
	seal: ( plain: Buffer, place: SealedPlace ) => Buffer;
	/**
	 * @throws {VaultError} when the value was sealed under another master key, for another place, or was changed.
	 */
	open: ( sealed: Buffer, place: SealedPlace ) => Buffer;
	/** Names the master key without revealing it; it stands at the head of every sealed value. */
	readonly keyId: Buffer;
}

export class VaultError extends Error {
	override readonly name = 'VaultError';
}

const ALGORITHM = 'aes-256-gcm';
const VERSION = 1;
const KEY_ID_BYTES = 4;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const HEAD_BYTES = 1 + KEY_ID_BYTES + NONCE_BYTES;
const SEPARATOR = '\u001f';

/**
 * AES-256-GCM with a fresh 96-bit nonce per value and one key per site (HKDF-SHA256 of the master key), so that
 * one site's key says nothing about another's. Layout: version, master key id (4), nonce (12), ciphertext, tag (16).
 *
 * @param masterKey 32 bytes.
 * @param random
 */
export function createVault( masterKey: Buffer, random: Random ): Vault {
	if ( masterKey.length !== 32 ) {
		throw new Error( 'The master key has 32 bytes.' );
	}
	const keyId = createHash( 'sha256' )
		.update( 'cairn master key id' )
		.update( masterKey )
		.digest()
		.subarray( 0, KEY_ID_BYTES );
	const siteKey = ( site: string ) =>
		Buffer.from(
			hkdfSync( 'sha256', masterKey, '', `cairn site ${ site }`, 32 )
		);

	return {
		keyId,
		seal( plain, place ) {
			const nonce = random.bytes( NONCE_BYTES );
			const cipher = createCipheriv(
				ALGORITHM,
				siteKey( place.site ),
				nonce
			);
			cipher.setAAD( placeBytes( place ) );
			return Buffer.concat( [
				Buffer.from( [ VERSION ] ),
				keyId,
				nonce,
				cipher.update( plain ),
				cipher.final(),
				cipher.getAuthTag(),
			] );
		},
		open( sealed, place ) {
			if (
				sealed.length < HEAD_BYTES + TAG_BYTES ||
				sealed[ 0 ] !== VERSION
			) {
				throw new VaultError( 'This is not a sealed value.' );
			}
			if ( ! sealed.subarray( 1, 1 + KEY_ID_BYTES ).equals( keyId ) ) {
				throw new VaultError(
					'This value was sealed under another master key. Start the service with the master key it had before (CAIRN_MASTER_KEY or var/master.key); without it the sites must be paired again.'
				);
			}
			const decipher = createDecipheriv(
				ALGORITHM,
				siteKey( place.site ),
				sealed.subarray( 1 + KEY_ID_BYTES, HEAD_BYTES )
			);
			decipher.setAAD( placeBytes( place ) );
			decipher.setAuthTag( sealed.subarray( -TAG_BYTES ) );
			try {
				return Buffer.concat( [
					decipher.update(
						sealed.subarray( HEAD_BYTES, -TAG_BYTES )
					),
					decipher.final(),
				] );
			} catch ( error ) {
				throw new VaultError(
					`The sealed value in ${ place.table }.${ place.column } was changed or belongs to another row.`,
					{ cause: error }
				);
			}
		},
	};
}

function placeBytes( place: SealedPlace ): Buffer {
	return Buffer.from(
		[ place.site, place.table, place.column, place.row ].join( SEPARATOR )
	);
}
