/** A WordPress REST API for tests: answers what it is told to, remembers what it was asked. */
import type { Fetch } from '../api.ts';

export interface FakeAnswer {
	status?: number;
	body?: unknown;
	etag?: string;
	/** Milliseconds until it answers; Infinity: never. */
	after?: number;
}

export interface Asked {
	/** Name of the report: `overview`. */
	report: string;
	query: Record< string, string >;
	/** Of a POST. */
	body: object | null;
	/** The whole address, as it would stand in a log. */
	path: string;
	headers: Record< string, string >;
}

/** What `apiFetch` does with `parse: false`: resolves with the answer, or throws it when its status is no success. */
export function fakeWordPress( answer: ( asked: Asked ) => FakeAnswer ): {
	fetch: Fetch;
	asked: Asked[];
} {
	const asked: Asked[] = [];
	const fetch: Fetch = ( { path, headers, signal, data } ) => {
		const url = new URL( path, 'http://shop.example' );
		const question = {
			report: url.pathname.split( '/' ).at( -1 ) ?? '',
			query: Object.fromEntries( url.searchParams ),
			headers,
			body: data ?? null,
			path,
		};
		asked.push( question );
		const { status = 200, body = {}, etag, after = 0 } = answer( question );
		const response = {
			status,
			json: async () => body,
			blob: async () => new Blob( [ JSON.stringify( body ) ] ),
			headers: {
				get: ( name: string ) =>
					name === 'ETag' ? ( etag ?? null ) : null,
			},
		} as unknown as Response;
		return new Promise( ( resolve, reject ) => {
			signal.addEventListener( 'abort', () =>
				reject( new DOMException( 'Aborted', 'AbortError' ) )
			);
			const settle = () =>
				status >= 200 && status < 300
					? resolve( response )
					: reject( response );
			if ( after === 0 ) {
				settle();
			} else if ( Number.isFinite( after ) ) {
				setTimeout( settle, after );
			}
		} );
	};
	return { fetch, asked };
}
