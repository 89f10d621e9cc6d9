/** The one way the screens talk: WordPress' REST API, through @wordpress/api-fetch (nonce, root and middlewares are its). */
import apiFetch from '@wordpress/api-fetch';
import type { EarlyAnswer } from './early.ts';

/**
 * What PHP says when it answers from its last good copy because the service is silent, or when facts still wait in
 * the outbox. Stands as `stale` beside the report's own fields; absent when the answer is fresh.
 */
export interface Stale {
	/** Since when the service has not answered, ISO 8601; null when it answers and only the outbox is behind. */
	silent_since: string | null;
	/** When the numbers shown were made, ISO 8601. */
	saved_at: string | null;
	/** Facts of this site that wait and will be added. */
	waiting: number;
}

/** A refusal or failure as a value: the screen shows the code and what to do. */
export interface ApiProblem {
	code: string;
	message: string;
	fix: string | null;
	/** HTTP status; 0 when no answer came at all. */
	status: number;
}

export type ApiAnswer< Report > =
	| { kind: 'fresh'; report: Report; stale: Stale | null }
	| { kind: 'unchanged' }
	| { kind: 'problem'; problem: ApiProblem };

export type ToldAnswer< Answer > =
	{ kind: 'done'; answer: Answer } | { kind: 'problem'; problem: ApiProblem };

/** Enough for a morning of going back and forth, little enough to forget. */
const REMEMBERED_ANSWERS = 20;

/** The part of `apiFetch` that is used; handed in, so that tests need no network. */
export type Fetch = ( options: {
	path: string;
	parse: false;
	headers: Record< string, string >;
	signal: AbortSignal;
	method?: 'POST';
	/** Body of a POST. */
	data?: object;
} ) => Promise< Response >;

/**
 * Asks for reports and remembers the version (ETag) of the last answer of each address, so that an unchanged answer
 * costs a 304 without a body.
 *
 * @param fetch Asks WordPress.
 * @param early The answer that was asked for before the app was there.
 */
export function createApi(
	fetch: Fetch = apiFetch as Fetch,
	early: EarlyAnswer | null = null
) {
	let waiting = early;
	let taken: { path: string; answer: ApiAnswer< unknown > } | null = null;

	const versions = new Map< string, string >();
	const answers = new Map< string, unknown >();

	const remember = ( path: string, report: unknown ) => {
		answers.delete( path );
		answers.set( path, report );
		const oldest = answers.keys().next().value;
		if ( answers.size > REMEMBERED_ANSWERS && oldest !== undefined ) {
			answers.delete( oldest );
			versions.delete( oldest );
		}
	};

	/** Keeps an answer of success for later, and takes it apart. */
	function accept< Report >(
		path: string,
		body: object,
		version: string | null
	): { kind: 'fresh'; report: Report; stale: Stale | null } {
		const { stale = null, ...report } = body as Report & {
			stale?: Stale | null;
		};
		if ( version && ! stale ) {
			versions.set( path, version );
		} else {
			versions.delete( path );
		}
		remember( path, report );
		return { kind: 'fresh', report: report as Report, stale };
	}

	/** Takes the early answer over without waiting, if it is there already. */
	function takeArrived( path: string ): void {
		if ( waiting?.path === path && waiting.arrived ) {
			const { body, version } = waiting.arrived;
			waiting = null;
			taken = { path, answer: accept( path, body, version ) };
		}
	}

	/** The early request's answer, once, if it is to this very question; it fails as `apiFetch` fails. */
	function takeOver(
		path: string,
		signal: AbortSignal
	): Promise< Response > | null {
		if ( waiting?.path !== path ) {
			return null;
		}
		const { answer } = waiting;
		waiting = null;
		const aborted = new Promise< never >( ( _, reject ) => {
			signal.addEventListener( 'abort', () => reject( signal.reason ) );
		} );
		return Promise.race( [ answer, aborted ] ).then( ( response ) => {
			if ( ! response.ok ) {
				throw response;
			}
			return response;
		} );
	}

	/**
	 * @param path   As `reportPath` makes it.
	 * @param signal Ends the request; the promise then rejects with the AbortError.
	 * @param known  Whether the caller still holds the last answer of this address; only then may it be "unchanged".
	 */
	async function ask< Report >(
		path: string,
		signal: AbortSignal,
		known: boolean
	): Promise< ApiAnswer< Report > > {
		takeArrived( path );
		if ( taken?.path === path ) {
			const { answer } = taken;
			taken = null;
			return answer as ApiAnswer< Report >;
		}
		const version = known ? versions.get( path ) : undefined;
		try {
			const response = await ( takeOver( path, signal ) ??
				fetch( {
					path,
					parse: false,
					headers: version ? { 'If-None-Match': version } : {},
					signal,
				} ) );
			return accept< Report >(
				path,
				( await response.json() ) as object,
				response.headers.get( 'ETag' )
			);
		} catch ( thrown ) {
			if ( signal.aborted ) {
				throw thrown;
			}
			if ( isResponse( thrown ) && thrown.status === 304 ) {
				return { kind: 'unchanged' };
			}
			return { kind: 'problem', problem: await problemOf( thrown ) };
		}
	}

	/** The last good answer to a question, so that going back shows numbers at once; null when it was never answered. */
	function lastAnswer< Report >( path: string ): Report | null {
		takeArrived( path );
		return ( answers.get( path ) as Report | undefined ) ?? null;
	}

	/**
	 * Asks or changes something whose words must not stand in an address: names and mail addresses. No answer is
	 * remembered.
	 *
	 * @param path   Below `wp-json/`.
	 * @param data   The body.
	 * @param signal Ends the request; the promise then rejects with the AbortError.
	 */
	async function tell< Answer >(
		path: string,
		data: object,
		signal: AbortSignal = new AbortController().signal
	): Promise< ToldAnswer< Answer > > {
		try {
			const response = await fetch( {
				path,
				parse: false,
				headers: {},
				signal,
				method: 'POST',
				data,
			} );
			return {
				kind: 'done',
				answer: ( response.status === 204
					? null
					: await response.json() ) as Answer,
			};
		} catch ( thrown ) {
			if ( signal.aborted ) {
				throw thrown;
			}
			return { kind: 'problem', problem: await problemOf( thrown ) };
		}
	}

	/**
	 * Saves a file of the service on the person's disk. Null: done.
	 *
	 * @param path     Below `wp-json/`.
	 * @param fileName What the file is called.
	 * @param data     What is asked, where that must not stand in an address.
	 */
	async function download(
		path: string,
		fileName: string,
		data?: object
	): Promise< ApiProblem | null > {
		try {
			const response = await fetch( {
				path,
				parse: false,
				headers: {},
				signal: new AbortController().signal,
				...( data && { method: 'POST', data } ),
			} );
			const address = URL.createObjectURL( await response.blob() );
			const link = document.createElement( 'a' );
			link.href = address;
			link.download = fileName;
			link.click();
			URL.revokeObjectURL( address );
			return null;
		} catch ( thrown ) {
			return problemOf( thrown );
		}
	}

	return { ask, lastAnswer, tell, download };
}

export type Api = ReturnType< typeof createApi >;

/** WordPress' error body is `{ code, message, data: { status, fix? } }`; anything else becomes a code of ours. */
async function problemOf( thrown: unknown ): Promise< ApiProblem > {
	const status = isResponse( thrown ) ? thrown.status : 0;
	let body: unknown = thrown;
	if ( isResponse( thrown ) ) {
		try {
			body = await thrown.json();
		} catch {
			body = null;
		}
	}
	const { code, message, data } = asRecord( body );
	return {
		code: readString( code ) ?? ( status ? `http_${ status }` : 'offline' ),
		message:
			status || readString( code ) ? ( readString( message ) ?? '' ) : '',
		fix: readString( asRecord( data ).fix ),
		status,
	};
}

/** `apiFetch` with `parse: false` throws the answer itself when its status is not one of success. */
function isResponse( thrown: unknown ): thrown is Response {
	const { status, json } = asRecord( thrown );
	return typeof status === 'number' && typeof json === 'function';
}

function asRecord( value: unknown ): Record< string, unknown > {
	return typeof value === 'object' && value !== null
		? ( value as Record< string, unknown > )
		: {};
}

function readString( value: unknown ): string | null {
	return typeof value === 'string' && value !== '' ? value : null;
}
