export type JsonReading =
	| { readonly kind: 'read'; readonly value: unknown }
	| { readonly kind: 'refused'; readonly error: 'bad_json' };

const utf8 = new TextDecoder( 'utf-8', { fatal: true } );

/**
 * Reads a body as JSON in strict UTF-8; bytes that are none are refused instead of replaced.
 *
 * @param body
 */
export function parseJson( body: Buffer ): JsonReading {
	try {
		return { kind: 'read', value: JSON.parse( utf8.decode( body ) ) };
	} catch {
		return { kind: 'refused', error: 'bad_json' };
	}
}
