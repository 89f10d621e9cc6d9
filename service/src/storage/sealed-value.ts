/** AES-256-GCM over single values: what the vault and the keys of sites seal with. */
import { createCipheriv, createDecipheriv } from 'node:crypto';
import type { Random } from './random.ts';

/** Where a sealed value stands. It opens only there: copied to another site, table, column or row it is refused. */
export interface SealedPlace {
	/** Public id of the site. */
	readonly site: string;
	readonly table: string;
	readonly column: string;
	readonly row: string;
}

export class SealedValueError extends Error {
	override readonly name: string = 'SealedValueError';
}

const ALGORITHM = 'aes-256-gcm';
const VERSION = 1;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const SEPARATOR = '\u001f';

/** Bytes of the id that names the key at the head of a sealed value. */
export const KEY_ID_BYTES = 4;
const HEAD_BYTES = 1 + KEY_ID_BYTES + NONCE_BYTES;

/**
 * Seals with a fresh 96-bit nonce. Layout: version, key id (4), nonce (12), ciphertext, tag (16); the place is authenticated
 * with it.
 *
 * @param key    32 bytes.
 * @param keyId  4 bytes that name the key without revealing it.
 * @param plain
 * @param place
 * @param random
 */
export function sealUnder(
	key: Buffer,
	keyId: Buffer,
	plain: Buffer,
	place: SealedPlace,
	random: Random
): Buffer {
	const nonce = random.bytes( NONCE_BYTES );
	const cipher = createCipheriv( ALGORITHM, key, nonce );
	cipher.setAAD( placeBytes( place ) );
	return Buffer.concat( [
		Buffer.from( [ VERSION ] ),
		keyId,
		nonce,
		cipher.update( plain ),
		cipher.final(),
		cipher.getAuthTag(),
	] );
}

/**
 * The id of the key a value was sealed under.
 *
 * @throws {SealedValueError} when it is no sealed value.
 */
export function keyIdOf( sealed: Buffer ): Buffer {
	if ( sealed.length < HEAD_BYTES + TAG_BYTES || sealed[ 0 ] !== VERSION ) {
		throw new SealedValueError( 'This is not a sealed value.' );
	}
	return sealed.subarray( 1, 1 + KEY_ID_BYTES );
}

/**
 * @throws {SealedValueError} when the value was sealed under another key, for another place, or was changed.
 */
export function openUnder(
	key: Buffer,
	sealed: Buffer,
	place: SealedPlace
): Buffer {
	keyIdOf( sealed );
	const decipher = createDecipheriv(
		ALGORITHM,
		key,
		sealed.subarray( 1 + KEY_ID_BYTES, HEAD_BYTES )
	);
	decipher.setAAD( placeBytes( place ) );
	decipher.setAuthTag( sealed.subarray( -TAG_BYTES ) );
	try {
		return Buffer.concat( [
			decipher.update( sealed.subarray( HEAD_BYTES, -TAG_BYTES ) ),
			decipher.final(),
		] );
	} catch ( error ) {
		throw new SealedValueError(
			`The sealed value in ${ place.table }.${ place.column } was changed or belongs to another row.`,
			{ cause: error }
		);
	}
}

function placeBytes( place: SealedPlace ): Buffer {
	return Buffer.from(
		[ place.site, place.table, place.column, place.row ].join( SEPARATOR )
	);
}
