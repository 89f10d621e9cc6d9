import { createHash } from 'node:crypto';
import type { Random } from '../../storage/random.ts';

/** Crockford's base32: no I, L, O or U, so nothing is misread or spells a word. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
/** 20 characters of 5 bits: 100 bits. */
const CODE_LENGTH = 20;
/** The first group finds the code, so that a wrong try is counted against the code it was meant for. */
const SELECTOR_LENGTH = 5;
const SELECTOR_HASH_BYTES = 8;
const GROUP = /.{5}/g;

/**
 * Draws a code of 100 random bits: `7KQ2M-94XDA-…`, four groups of five.
 *
 * @param random
 */
export function drawPairingCode( random: Random ): string {
	let code = '';
	for ( const byte of random.bytes( CODE_LENGTH ) ) {
		code += ALPHABET.charAt( byte % ALPHABET.length );
	}
	return ( code.match( GROUP ) ?? [] ).join( '-' );
}

/**
 * Reads a code as people type it: small letters, spaces or no dashes, O for 0, I and L for 1.
 *
 * @param typed
 * @return Null when it cannot be a code.
 */
export function normalisePairingCode( typed: string ): string | null {
	const code = typed
		.toUpperCase()
		.replace( /[\s-]+/g, '' )
		.replaceAll( 'O', '0' )
		.replace( /[IL]/g, '1' );
	return code.length === CODE_LENGTH &&
		[ ...code ].every( ( character ) => ALPHABET.includes( character ) )
		? code
		: null;
}

/** What is stored of a code: 8 bytes that find it, 24 bytes that prove it. The code itself is nowhere. */
export interface PairingCodeHash {
	/** All 32 bytes, the table's key. */
	readonly whole: Buffer;
	/** The bytes that find it. */
	readonly selector: Buffer;
}

/**
 * Hashes a code. A plain hash is enough: 75 random bits behind the selector cannot be tried through.
 *
 * @param code As drawn, or normalised.
 */
export function hashPairingCode( code: string ): PairingCodeHash {
	const normalised = code.replaceAll( '-', '' );
	const selector = createHash( 'sha256' )
		.update(
			`cairn pairing selector ${ normalised.slice( 0, SELECTOR_LENGTH ) }`
		)
		.digest()
		.subarray( 0, SELECTOR_HASH_BYTES );
	const proof = createHash( 'sha256' )
		.update( `cairn pairing code ${ normalised }` )
		.digest()
		.subarray( SELECTOR_HASH_BYTES );
	return { whole: Buffer.concat( [ selector, proof ] ), selector };
}
