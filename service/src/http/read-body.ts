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
	return new Promise( ( resolve ) => {
		whenRead( request, limit, resolve );
	} );
}

/**
 * The same without a promise, for the route that takes thousands a second.
 *
 * @param request
 * @param limit   Bytes.
 * @param done    Called once.
 */
export function whenRead(
	request: IncomingMessage,
	limit: number,
	done: ( reading: BodyReading ) => void
): void {
	const encoding = request.headers[ 'content-encoding' ];
	if ( encoding !== undefined && encoding !== 'identity' ) {
		done( { kind: 'refused', error: 'encoded_body' } );
		return;
	}
	if ( Number( request.headers[ 'content-length' ] ) > limit ) {
		done( { kind: 'refused', error: 'body_too_large' } );
		return;
	}
	let first: Buffer | null = null;
	let chunks: Buffer[] | null = null;
	let length = 0;
	let isDone = false;
	const finish = ( reading: BodyReading ) => {
		if ( ! isDone ) {
			isDone = true;
			done( reading );
		}
	};
	request.on( 'data', ( chunk: Buffer ) => {
		length += chunk.length;
		if ( length > limit ) {
			request.removeAllListeners( 'data' );
			request.pause();
			finish( { kind: 'refused', error: 'body_too_large' } );
		} else if ( chunks ) {
			chunks.push( chunk );
		} else if ( first ) {
			chunks = [ first, chunk ];
		} else {
			first = chunk;
		}
	} );
	request.on( 'end', () =>
		finish( {
			kind: 'read',
			body: chunks ? Buffer.concat( chunks ) : ( first ?? EMPTY ),
		} )
	);
	// The sender went away: nobody reads the answer, but the waiting handler must end.
	request.on( 'error', () =>
		finish( { kind: 'refused', error: 'bad_json' } )
	);
}

const EMPTY = Buffer.alloc( 0 );
