/** Opens what PHP sealed with `sodium_crypto_box_seal`: the address and user agent of a request, for the service's eyes only. */
import { createPrivateKey } from 'node:crypto';
import sodium from 'libsodium-wrappers';
import { z } from 'zod';
import type { SealedVisitor } from './signed-events.ts';

/** What PHP seals, as JSON. */
const referenceSchema = z.object( {
	ip: z.string().min( 1 ).max( 45 ),
	ua: z.string().max( 1000 ),
} );

/** A request that reached PHP over IPv6 sockets; browsers' own requests are named by the short form. */
const MAPPED_IPV4 = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i;

/**
 * @param privateKey X25519, PKCS 8 in DER, as the service keeps it.
 * @param sealed     Base64.
 * @return Null for what was not sealed to this key, or holds something else.
 */
export async function openSealedReference(
	privateKey: Buffer,
	sealed: string
): Promise< SealedVisitor | null > {
	await sodium.ready;
	const secret = rawKey( privateKey );
	let text: string;
	try {
		text = sodium.crypto_box_seal_open(
			Buffer.from( sealed, 'base64' ),
			sodium.crypto_scalarmult_base( secret ),
			secret,
			'text'
		);
	} catch {
		// The library throws for a box of another key, a changed byte and a short text alike.
		return null;
	}
	const read = referenceSchema.safeParse( parse( text ) );
	return read.success
		? {
				ip: MAPPED_IPV4.exec( read.data.ip )?.[ 1 ] ?? read.data.ip,
				userAgent: read.data.ua,
			}
		: null;
}

function parse( text: string ): unknown {
	try {
		return JSON.parse( text );
	} catch {
		return undefined;
	}
}

function rawKey( privateKey: Buffer ): Buffer {
	const { d } = createPrivateKey( {
		key: privateKey,
		type: 'pkcs8',
		format: 'der',
	} ).export( { format: 'jwk' } );
	if ( d === undefined ) {
		throw new Error( 'A sealing key is no X25519 key.' );
	}
	return Buffer.from( d, 'base64url' );
}
