import type { IncomingMessage, ServerResponse } from 'node:http';
import type { BlockList } from 'node:net';
import { LIMITS } from '#contract/limits.ts';
import type { ErrorCode } from '#contract/errors.ts';
import type { Collect, CollectAnswer } from '../capabilities/collect/index.ts';
import type { SiteDirectory } from '../capabilities/sites/index.ts';
import { addressPrefix, clientAddress } from './client-address.ts';
import { errorAnswer } from './error-answer.ts';
import { createOriginHeaders, NO_ORIGIN } from './origin-headers.ts';
import type { Headers } from './origin-headers.ts';
import type { RateLimit, Wait } from './rate-limit.ts';
import { whenRead } from './read-body.ts';

export const STEPS_PATH = '/v1/steps';

export interface StepsDeps {
	/** Null while the service cannot store: before the database is there, and while it stops. */
	readonly collect: () => Collect | null;
	readonly directory: () => SiteDirectory | null;
	readonly rateLimit: RateLimit;
	readonly trustedProxies: BlockList;
	/** Hears of each answer, by status. */
	readonly onAnswer: ( status: number ) => void;
	readonly onError: ( error: unknown ) => void;
	/** Hears of failures that will pass by themselves, at most every ten seconds: there is one a request. */
	readonly onPassing: ( error: unknown ) => void;
	/** True when a failure will pass by itself (database away), so the sender should come again. */
	readonly isPassing: ( error: unknown ) => boolean;
}

const SAY_EVERY_MS = 10_000;
/** A preflight's answer may be kept for a day. */
const PREFLIGHT_SECONDS = '86400';
const EVENT_MARK = '"event_id"';
const KEY_MARK = '"pk_';
/** Whatever the body says, so many bytes cost as much as one event. */
const BYTES_PER_EVENT = 4096;
const LONGEST_KEY = 44;
const LONGEST_HEADER = 1000;

/**
 * The public write route. It stands in front of Express, which would cost five times the CPU of all that is done here.
 * Stored, repeated and dropped events get the same empty 202: the answer tells a stranger nothing.
 *
 * @param deps
 */
export function createStepsHandler(
	deps: StepsDeps
): ( request: IncomingMessage, response: ServerResponse ) => void {
	const { rateLimit } = deps;
	const originHeaders = createOriginHeaders(
		async ( origin ) =>
			( await deps.directory()?.isKnownOrigin( origin ) ) ?? false
	);
	let saidAt = -Infinity;

	function respond(
		request: IncomingMessage,
		response: ServerResponse,
		cors: Headers
	): void {
		if ( request.method === 'OPTIONS' ) {
			send( response, 204, {
				...cors,
				...( 'Access-Control-Allow-Origin' in cors
					? {
							'Access-Control-Allow-Methods': 'POST',
							'Access-Control-Allow-Headers': 'Content-Type',
							'Access-Control-Max-Age': PREFLIGHT_SECONDS,
						}
					: {} ),
			} );
			return;
		}
		if ( request.method !== 'POST' ) {
			refuse( response, cors, 'method_not_allowed' );
			return;
		}
		const collect = deps.collect();
		if ( ! collect ) {
			refuseAndClose( response, cors, 'busy' );
			return;
		}
		whenRead( request, LIMITS.bodyBytes, ( reading ) => {
			if ( reading.kind === 'refused' ) {
				// What is left of the body is not read, so the connection cannot be used again.
				refuseAndClose( response, cors, reading.error );
				return;
			}
			try {
				take( collect, request, response, cors, reading.body );
			} catch ( error ) {
				fail( response, error );
			}
		} );
	}

	function take(
		collect: Collect,
		request: IncomingMessage,
		response: ServerResponse,
		cors: Headers,
		body: Buffer
	): void {
		const { headers } = request;
		const ip = clientAddress(
			request.socket.remoteAddress ?? '',
			joined( headers[ 'x-forwarded-for' ] ),
			deps.trustedProxies
		);
		const wait = rateLimit.isOff ? null : limit( ip, body );
		if ( wait !== null ) {
			refuse( response, cors, 'rate_limited', wait );
			return;
		}
		const answer = collect.receive( {
			body,
			ip,
			userAgent: ( headers[ 'user-agent' ] ?? '' ).slice(
				0,
				LONGEST_HEADER
			),
			origin: headers.origin ?? null,
			secPurpose: joined( headers[ 'sec-purpose' ] ) ?? null,
			channel: 'direct',
		} );
		if ( answer instanceof Promise ) {
			answer.then(
				( later ) => say( response, cors, later ),
				( error: unknown ) => fail( response, error )
			);
		} else {
			say( response, cors, answer );
		}
	}

	function limit( ip: string, body: Buffer ): Wait {
		// As text of one byte a letter: looking for words in it costs a fraction of looking in the bytes.
		const text = body.toString( 'latin1' );
		return rateLimit.take(
			addressPrefix( ip ),
			siteKeyIn( text ),
			weightOf( text )
		);
	}

	function say(
		response: ServerResponse,
		cors: Headers,
		answer: CollectAnswer
	): void {
		if ( answer.kind === 'refused' ) {
			refuse( response, cors, answer.error, answer.retryAfterSeconds );
		} else {
			send( response, 202, cors );
		}
	}

	function refuse(
		response: ServerResponse,
		cors: Headers,
		code: ErrorCode,
		retryAfterSeconds?: number
	): void {
		const answer = errorAnswer( code, { retryAfterSeconds } );
		send(
			response,
			answer.status,
			{ ...answer.headers, ...cors },
			answer.body
		);
	}

	function refuseAndClose(
		response: ServerResponse,
		cors: Headers,
		code: ErrorCode
	): void {
		refuse( response, { ...cors, Connection: 'close' }, code );
	}

	function send(
		response: ServerResponse,
		status: number,
		headers: Headers,
		body = ''
	): void {
		deps.onAnswer( status );
		response.writeHead( status, {
			...headers,
			'Content-Length': Buffer.byteLength( body ),
		} );
		response.end( body );
	}

	function fail( response: ServerResponse, error: unknown ): void {
		const passing = deps.isPassing( error );
		if ( ! passing ) {
			deps.onError( error );
		} else if ( performance.now() - saidAt > SAY_EVERY_MS ) {
			saidAt = performance.now();
			deps.onPassing( error );
		}
		if ( response.headersSent ) {
			response.destroy();
			return;
		}
		refuse( response, NO_ORIGIN, passing ? 'busy' : 'internal' );
	}

	return ( request, response ) => {
		const begin = ( cors: Headers ) => {
			try {
				respond( request, response, cors );
			} catch ( error ) {
				fail( response, error );
			}
		};
		const cors = originHeaders( request.headers.origin );
		if ( cors instanceof Promise ) {
			void cors.then( begin );
		} else {
			begin( cors );
		}
	};
}

/**
 * How many events the body seems to hold, without parsing it. A sender who hides them saves nothing: bytes count too.
 *
 * @param body One letter a byte.
 */
function weightOf( body: string ): number {
	let events = 0;
	for (
		let at = body.indexOf( EVENT_MARK );
		at !== -1;
		at = body.indexOf( EVENT_MARK, at + EVENT_MARK.length )
	) {
		events += 1;
	}
	return Math.max( 1, events, Math.ceil( body.length / BYTES_PER_EVENT ) );
}

/**
 * The public key the body seems to carry. Only the limits go by it; who the site is, collecting decides.
 *
 * @param body One letter a byte.
 */
function siteKeyIn( body: string ): string {
	const at = body.indexOf( KEY_MARK );
	if ( at === -1 ) {
		return '';
	}
	const end = body.indexOf( '"', at + 1 );
	return body.slice(
		at + 1,
		Math.min( end === -1 ? body.length : end, at + LONGEST_KEY )
	);
}

function joined( header: string | string[] | undefined ): string | undefined {
	return Array.isArray( header ) ? header.join( ',' ) : header;
}
