/** The address and user agent of a request, as PHP seals them for the service's eyes only. */
import { z } from 'zod';
import { openSealedBox } from '../../../storage/sealed-box.ts';
import type { SealedVisitor } from './visitor-reference.ts';

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
	const text = await openSealedBox( privateKey, sealed );
	if ( text === null ) {
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
