/** How a visitor is named in the database: eight bytes that cannot be turned back into a person. */
import { hash } from 'node:crypto';

const SEPARATOR = '\u001f';

/**
 * A visitor without consent to be recognised, for one UTC day: the first 8 bytes of
 * HMAC-SHA256(key of the site and day, "v1" ‖ 1F ‖ site ‖ 1F ‖ address ‖ 1F ‖ user agent). Once the key is destroyed,
 * within 48 hours, nobody can compute it again.
 *
 * @return 16 hex digits.
 */
export function dailyVisitor(
	key: Buffer,
	site: string,
	ip: string,
	userAgent: string
): string {
	return hmacSha256(
		key,
		`v1${ SEPARATOR }${ site }${ SEPARATOR }${ ip }${ SEPARATOR }${ userAgent }`
	).toString( 'hex', 0, 8 );
}

const BLOCK_BYTES = 64;
const DIGEST_BYTES = 32;

/**
 * HMAC-SHA256 (RFC 2104) from two one-shot hashes: making an Hmac object costs several times the hashing itself, and this
 * runs for every request.
 */
function hmacSha256( key: Buffer, text: string ): Buffer {
	const length = Buffer.byteLength( text );
	const inner = Buffer.allocUnsafe( BLOCK_BYTES + length );
	const outer = Buffer.allocUnsafe( BLOCK_BYTES + DIGEST_BYTES );
	for ( let at = 0; at < BLOCK_BYTES; at += 1 ) {
		const byte = key[ at ] ?? 0;
		inner[ at ] = byte ^ 0x36;
		outer[ at ] = byte ^ 0x5c;
	}
	inner.write( text, BLOCK_BYTES );
	hash( 'sha256', inner, 'buffer' ).copy( outer, BLOCK_BYTES );
	return hash( 'sha256', outer, 'buffer' );
}

/**
 * A visitor with consent: the first 8 bytes of SHA-256 over the site and the id cookie's value, which is random itself.
 *
 * @return 16 hex digits.
 */
export function consentedVisitor( site: string, id: string ): string {
	return hash(
		'sha256',
		`id${ SEPARATOR }${ site }${ SEPARATOR }${ id }`,
		'hex'
	).slice( 0, 16 );
}

/**
 * A visitor of an import: only a hash of the file's own name is kept, different for each site.
 *
 * @return 16 hex digits.
 */
export function importedVisitor( site: string, name: string ): string {
	return hash(
		'sha256',
		`import${ SEPARATOR }${ site }${ SEPARATOR }${ name }`,
		'hex'
	).slice( 0, 16 );
}
