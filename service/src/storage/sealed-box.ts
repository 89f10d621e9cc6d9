/** Opens what PHP sealed with `sodium_crypto_box_seal`, for the service's eyes only. */
import { createPrivateKey } from 'node:crypto';
import sodium from 'libsodium-wrappers';

/**
 * @param privateKey X25519, PKCS 8 in DER, as the service keeps it.
 * @param sealed     Base64.
 * @return The text; null for what was not sealed to this key, was changed, or is no UTF-8.
 */
export async function openSealedBox(
	privateKey: Buffer,
	sealed: string
): Promise< string | null > {
	await sodium.ready;
	const secret = rawKey( privateKey );
	try {
		return sodium.crypto_box_seal_open(
			Buffer.from( sealed, 'base64' ),
			sodium.crypto_scalarmult_base( secret ),
			secret,
			'text'
		);
	} catch {
		// The library throws for a box of another key, a changed byte and a short text alike.
		return null;
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
