import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { canonicalString } from '#contract/signature.ts';

/** What is signed of a request, as it stands on the wire. */
export interface SignableRequest {
	readonly method: string;
	/** As sent, percent-encoding untouched, without the query. */
	readonly path: string;
	/** What stands behind the question mark, as sent; empty when nothing does. */
	readonly query: string;
	/** Unix seconds, as sent. */
	readonly timestamp: string;
	readonly nonce: string;
	readonly siteId: string;
	readonly body: Buffer;
}

/**
 * HMAC-SHA256 of the canonical string (security.md section 2), base64.
 *
 * @param secret
 * @param request
 */
export function sign( secret: Buffer, request: SignableRequest ): string {
	return createHmac( 'sha256', secret )
		.update(
			canonicalString( {
				method: request.method.toUpperCase(),
				path: request.path,
				canonicalQuery: canonicalQuery( request.query ),
				timestamp: request.timestamp,
				nonce: request.nonce,
				siteId: request.siteId,
				bodyHash: createHash( 'sha256' )
					.update( request.body )
					.digest( 'hex' ),
			} )
		)
		.digest( 'base64' );
}

/**
 * Compares in constant time. A signature of another length is refused before: timingSafeEqual throws on it.
 *
 * @param secret
 * @param request
 * @param header  Value of the signature header, `v1=<base64>`.
 */
export function signatureMatches(
	secret: Buffer,
	request: SignableRequest,
	header: string
): boolean {
	if ( ! header.startsWith( 'v1=' ) ) {
		return false;
	}
	const given = Buffer.from( header.slice( 3 ) );
	const expected = Buffer.from( sign( secret, request ) );
	return (
		given.length === expected.length && timingSafeEqual( given, expected )
	);
}

/**
 * The query in the one form that is signed: percent-encoded by RFC 3986, sorted bytewise by key, then by value.
 *
 * @param query As sent, without question mark.
 */
export function canonicalQuery( query: string ): string {
	return parseQuery( query )
		.map( ( [ key, value ] ) => `${ encode( key ) }=${ encode( value ) }` )
		.sort( compareBytes )
		.join( '&' );
}

/**
 * The pairs of a query, decoded, in the order sent. A plus sign is a plus sign: the signed form knows %20 only.
 *
 * @param query As sent, without question mark.
 */
export function parseQuery(
	query: string
): readonly ( readonly [ string, string ] )[] {
	return query
		.split( '&' )
		.filter( ( pair ) => pair !== '' )
		.map( ( pair ) => {
			const equals = pair.indexOf( '=' );
			return equals === -1
				? ( [ decode( pair ), '' ] as const )
				: ( [
						decode( pair.slice( 0, equals ) ),
						decode( pair.slice( equals + 1 ) ),
					] as const );
		} );
}

/** What is not a valid escape stays as it is, so that two different queries never read alike. */
function decode( text: string ): string {
	try {
		return decodeURIComponent( text );
	} catch {
		return text;
	}
}

function encode( text: string ): string {
	return encodeURIComponent( text ).replace(
		/[!'()*]/g,
		( character ) =>
			`%${ character.charCodeAt( 0 ).toString( 16 ).toUpperCase() }`
	);
}

function compareBytes( one: string, other: string ): number {
	return Buffer.compare( Buffer.from( one ), Buffer.from( other ) );
}
