import type { IncomingMessage } from 'node:http';

export type BodyReading =
	| { readonly kind: 'read'; readonly body: Buffer }
	| {
			readonly kind: 'refused';
			readonly error: 'body_too_large' | 'encoded_body' | 'bad_json';
	  };

/**
 * Reads a request's body up to a limit. Nothing is parsed, and a body that is too large is not read to its end.
 *
 * @param request
 * @param limit   Bytes.
 */
export function readBody(
	request: IncomingMessage,
	limit: number
): Promise< BodyReading > {
	const encoding = request.headers[ 'content-encoding' ];
	if ( encoding !== undefined && encoding !== 'identity' ) {
		return Promise.resolve( { kind: 'refused', error: 'encoded_body' } );
	}
	if ( Number( request.headers[ 'content-length' ] ) > limit ) {
		return Promise.resolve( { kind: 'refused', error: 'body_too_large' } );
	}
	return new Promise( ( resolve ) => {
		let first: Buffer | null = null;
		let chunks: Buffer[] | null = null;
		let length = 0;
		request.on( 'data', ( chunk: Buffer ) => {
			length += chunk.length;
			if ( length > limit ) {
				request.removeAllListeners( 'data' );
				request.pause();
				resolve( { kind: 'refused', error: 'body_too_large' } );
			} else if ( chunks ) {
				chunks.push( chunk );
			} else if ( first ) {
				chunks = [ first, chunk ];
			} else {
				first = chunk;
			}
		} );
		request.on( 'end', () =>
			resolve( {
				kind: 'read',
				body: chunks
					? Buffer.concat( chunks )
					: ( first ?? Buffer.alloc( 0 ) ),
			} )
		);
		// The sender went away: nobody reads the answer, but the waiting handler must end.
		request.on( 'error', () =>
			resolve( { kind: 'refused', error: 'bad_json' } )
		);
	} );
}
