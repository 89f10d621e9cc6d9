import { LIMITS } from '#contract/limits.ts';
import type { Clock } from '../../storage/clock.ts';
import type { SiteDirectory } from './directory.ts';
import type { NonceStore } from './nonce-store.ts';
import { signatureMatches } from './signature.ts';
import type { Site } from './site.ts';

/** A request with the headers of `SIGNATURE_HEADERS`, each with every value it was sent with. */
export interface SignedRequest {
	readonly method: string;
	readonly path: string;
	readonly query: string;
	readonly body: Buffer;
	readonly headers: {
		readonly site: readonly string[];
		readonly timestamp: readonly string[];
		readonly nonce: readonly string[];
		readonly key: readonly string[];
		readonly signature: readonly string[];
	};
}

export type Verification =
	| { readonly kind: 'verified'; readonly site: Site }
	| {
			readonly kind: 'refused';
			readonly error: 'unsigned' | 'bad_signature' | 'replayed';
	  }
	| {
			readonly kind: 'refused';
			readonly error: 'clock_skew';
			/** Service's clock minus the sender's, in seconds. */
			readonly offsetSeconds: number;
	  };

/** At least 96 random bits, base64url; longer than the column would be a mistake. */
const NONCE = /^[A-Za-z0-9_-]{16,64}$/;
const TIMESTAMP = /^\d{1,12}$/;

/**
 * Who signed a request. The order matters: the signature before the nonce is written (else strangers could fill
 * the table), and all of it before anything in the body is read.
 *
 * @param deps
 * @param deps.directory
 * @param deps.nonces
 * @param deps.clock
 * @param request
 */
export async function verifyRequest(
	deps: { directory: SiteDirectory; nonces: NonceStore; clock: Clock },
	request: SignedRequest
): Promise< Verification > {
	const siteId = only( request.headers.site );
	const timestamp = only( request.headers.timestamp );
	const nonce = only( request.headers.nonce );
	const keyId = only( request.headers.key );
	const signature = only( request.headers.signature );
	if ( ! siteId || ! timestamp || ! nonce || ! keyId || ! signature ) {
		return { kind: 'refused', error: 'unsigned' };
	}

	const known = await deps.directory.byKeyId( keyId );
	if (
		! known ||
		known.site.publicId !== siteId ||
		! TIMESTAMP.test( timestamp ) ||
		! NONCE.test( nonce )
	) {
		return { kind: 'refused', error: 'bad_signature' };
	}

	const offsetSeconds =
		Math.floor( deps.clock.now() / 1000 ) - Number( timestamp );
	if ( Math.abs( offsetSeconds ) > LIMITS.signatureSkewSeconds ) {
		return { kind: 'refused', error: 'clock_skew', offsetSeconds };
	}

	const signed = {
		method: request.method,
		path: request.path,
		query: request.query,
		timestamp,
		nonce,
		siteId,
		body: request.body,
	};
	if ( ! signatureMatches( known.secret, signed, signature ) ) {
		return { kind: 'refused', error: 'bad_signature' };
	}
	if ( ! ( await deps.nonces.use( known.site.id, nonce ) ) ) {
		return { kind: 'refused', error: 'replayed' };
	}
	return { kind: 'verified', site: known.site };
}

/** A header given twice means that somebody on the way added one: neither is believed. */
function only( values: readonly string[] ): string | undefined {
	return values.length === 1 ? values[ 0 ] : undefined;
}
