import { createHash, hkdfSync } from 'node:crypto';
import type { Random } from './random.ts';
import {
	KEY_ID_BYTES,
	keyIdOf,
	openUnder,
	type SealedPlace,
	SealedValueError,
	sealUnder,
} from './sealed-value.ts';

export type { SealedPlace } from './sealed-value.ts';

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

/**
 * AES-256-GCM with a fresh 96-bit nonce per value and one key per site (HKDF-SHA256 of the master key), so that
 * one site's key says nothing about another's.
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
		seal: ( plain, place ) =>
			sealUnder( siteKey( place.site ), keyId, plain, place, random ),
		open( sealed, place ) {
			try {
				if ( ! keyIdOf( sealed ).equals( keyId ) ) {
					throw new VaultError(
						'This value was sealed under another master key. Start the service with the master key it had before (CAIRN_MASTER_KEY or var/master.key); without it the sites must be paired again.'
					);
				}
				return openUnder( siteKey( place.site ), sealed, place );
			} catch ( error ) {
				throw error instanceof SealedValueError
					? new VaultError( error.message, { cause: error } )
					: error;
			}
		},
	};
}
