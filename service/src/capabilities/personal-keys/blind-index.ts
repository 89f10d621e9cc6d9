/** Keyed hashes of addresses: a contact is found by one, and nobody without the site's key can tell whose it is. */
import { createHmac } from 'node:crypto';
import { normalEmail, normalPhone } from './addresses.ts';

const SEPARATOR = '\u001f';

/** What a hash is for; hashes of one address made for two purposes have nothing in common. */
export type HashPurpose = 'email' | 'phone' | 'erased' | 'proof';

/** HMAC-SHA256( key, purpose ‖ 1F ‖ text ). */
export function keyedHash(
	key: Buffer,
	purpose: HashPurpose,
	text: string
): Buffer {
	return createHmac( 'sha256', key )
		.update( `${ purpose }${ SEPARATOR }${ text }` )
		.digest();
}

/** Null for what is no mail address. */
export function emailIndex( key: Buffer, email: string ): Buffer | null {
	const normal = normalEmail( email );
	return normal === null ? null : keyedHash( key, 'email', normal );
}

/** Null for what is no telephone number with its country's code. */
export function phoneIndex( key: Buffer, phone: string ): Buffer | null {
	const normal = normalPhone( phone );
	return normal === null ? null : keyedHash( key, 'phone', normal );
}
