import { randomBytes } from 'node:crypto';
import { sign } from '../capabilities/sites/index.ts';

/** What WordPress keeps after pairing. */
export interface Credentials {
	readonly siteId: string;
	readonly keyId: string;
	readonly secret: Buffer;
}

/**
 * Sends a request signed as WordPress signs it.
 *
 * @param base              Address of the service.
 * @param credentials
 * @param method
 * @param target            Path with query.
 * @param body              Sent as JSON.
 * @param options
 * @param options.headers   Further headers; they replace signed ones of the same name.
 * @param options.timestamp Unix seconds. Default: now.
 */
export function signedFetch(
	base: string,
	credentials: Credentials,
	method: string,
	target: string,
	body?: unknown,
	options: { headers?: Record< string, string >; timestamp?: number } = {}
): Promise< Response > {
	const [ path = '', query = '' ] = target.split( '?' );
	const text = body === undefined ? '' : JSON.stringify( body );
	const timestamp = String(
		options.timestamp ?? Math.floor( Date.now() / 1000 )
	);
	const nonce = randomBytes( 16 ).toString( 'base64url' );
	const signature = sign( credentials.secret, {
		method,
		path,
		query,
		timestamp,
		nonce,
		siteId: credentials.siteId,
		body: Buffer.from( text ),
	} );
	return fetch( `${ base }${ target }`, {
		method,
		...( body === undefined ? {} : { body: text } ),
		headers: {
			'Content-Type': 'application/json',
			'X-Cairn-Site': credentials.siteId,
			'X-Cairn-Timestamp': timestamp,
			'X-Cairn-Nonce': nonce,
			'X-Cairn-Key': credentials.keyId,
			'X-Cairn-Signature': `v1=${ signature }`,
			...options.headers,
		},
	} );
}
