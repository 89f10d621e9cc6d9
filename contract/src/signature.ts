/**
 * How WordPress and the service sign requests to each other: names and the string that is signed.
 * The hash itself is each side's own (node:crypto, hash_hmac); fixtures/signature.json is run by both.
 */

export const SIGNATURE_HEADERS = {
	site: 'X-Cairn-Site',
	timestamp: 'X-Cairn-Timestamp',
	nonce: 'X-Cairn-Nonce',
	key: 'X-Cairn-Key',
	signature: 'X-Cairn-Signature',
} as const;

/** What is signed, line by line; joined by LF without one at the end. */
export interface SignedParts {
	/** Upper case. */
	readonly method: string;
	/** As sent, percent-encoding untouched. */
	readonly path: string;
	/** Keys sorted bytewise, RFC 3986 encoded, empty when there is none. */
	readonly canonicalQuery: string;
	/** Unix seconds. */
	readonly timestamp: string;
	readonly nonce: string;
	readonly siteId: string;
	/** Lower-case hex of SHA-256 over the exact bytes of the body, also of an empty one. */
	readonly bodyHash: string;
}

/** The string whose HMAC-SHA256 stands in the signature header as `v1=<base64>`. */
export function canonicalString( parts: SignedParts ): string {
	return [
		'CAIRN1',
		parts.method,
		parts.path,
		parts.canonicalQuery,
		parts.timestamp,
		parts.nonce,
		parts.siteId,
		parts.bodyHash,
	].join( '\n' );
}
