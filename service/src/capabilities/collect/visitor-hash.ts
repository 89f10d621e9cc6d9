/** How a visitor is named in the database: eight bytes that cannot be turned back into a person. */
import { createHash, createHmac } from 'node:crypto';

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
	return createHmac( 'sha256', key )
		.update(
			`v1${ SEPARATOR }${ site }${ SEPARATOR }${ ip }${ SEPARATOR }${ userAgent }`
		)
		.digest( 'hex' )
		.slice( 0, 16 );
}

/**
 * A visitor with consent: the first 8 bytes of SHA-256 over the site and the id cookie's value, which is random itself.
 *
 * @return 16 hex digits.
 */
export function consentedVisitor( site: string, id: string ): string {
	return createHash( 'sha256' )
		.update( `id${ SEPARATOR }${ site }${ SEPARATOR }${ id }` )
		.digest( 'hex' )
		.slice( 0, 16 );
}

/**
 * A visitor of an import: only a hash of the file's own name is kept, different for each site.
 *
 * @return 16 hex digits.
 */
export function importedVisitor( site: string, name: string ): string {
	return createHash( 'sha256' )
		.update( `import${ SEPARATOR }${ site }${ SEPARATOR }${ name }` )
		.digest( 'hex' )
		.slice( 0, 16 );
}
