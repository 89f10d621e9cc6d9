import type { IncomingMessage, ServerResponse } from 'node:http';
import type { BlockList } from 'node:net';
import { LIMITS } from '#contract/limits.ts';
import type { ErrorCode } from '#contract/errors.ts';
import type { Collect } from '../capabilities/collect/index.ts';
import type { SiteDirectory } from '../capabilities/sites/index.ts';
import { addressPrefix, clientAddress } from './client-address.ts';
import { errorAnswer } from './error-answer.ts';
import type { RateLimit } from './rate-limit.ts';
import { readBody } from './read-body.ts';

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
const EVENT_MARK = Buffer.from( '"event_id"' );
const KEY_MARK = Buffer.from( '"pk_' );
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

	let saidAt = -Infinity;

	async function respond(
		request: IncomingMessage,
		response: ServerResponse
	): Promise< void > {
		const origin = request.headers.origin ?? null;
		const cors = await corsHeaders( origin );
		const refuse = (
			code: ErrorCode,
			retryAfterSeconds?: number,
			close = false
		) => {
			const answer = errorAnswer( code, { retryAfterSeconds } );
			send(
				response,
				answer.status,
				{
					...answer.headers,
					...cors,
					...( close ? { Connection: 'close' } : {} ),
				},
				answer.body
			);
		};

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
			refuse( 'method_not_allowed' );
			return;
		}
		const collect = deps.collect();
		if ( ! collect ) {
			refuse( 'busy', undefined, true );
			return;
		}
		const reading = await readBody( request, LIMITS.bodyBytes );
		if ( reading.kind === 'refused' ) {
			// What is left of the body is not read, so the connection cannot be used again.
			refuse( reading.error, undefined, true );
			return;
		}
		const { body } = reading;
		const ip = clientAddress(
			request.socket.remoteAddress ?? '',
			joined( request.headers[ 'x-forwarded-for' ] ),
			deps.trustedProxies
		);
		const wait = rateLimit.isOff
			? null
			: await rateLimit.take(
					addressPrefix( ip ),
					siteKeyIn( body ),
					weightOf( body )
				);
		if ( wait !== null ) {
			refuse( 'rate_limited', wait );
			return;
		}
		const answer = await collect.receive( {
			body,
			ip,
			userAgent: ( request.headers[ 'user-agent' ] ?? '' ).slice(
				0,
				LONGEST_HEADER
			),
			origin,
			secPurpose: joined( request.headers[ 'sec-purpose' ] ) ?? null,
			channel: 'direct',
		} );
		if ( answer.kind === 'refused' ) {
			refuse( answer.error, answer.retryAfterSeconds );
			return;
		}
		send( response, 202, cors );
	}

	/**
	 * Lets a page of a connected site read the status of its own answer. Only listed origins, never with credentials.
	 *
	 * @param origin
	 */
	async function corsHeaders(
		origin: string | null
	): Promise< Record< string, string > > {
		if ( origin === null ) {
			return VARY;
		}
		const directory = deps.directory();
		try {
			return directory && ( await directory.isKnownOrigin( origin ) )
				? { ...VARY, 'Access-Control-Allow-Origin': origin }
				: VARY;
		} catch {
			// The database is away: the request will be answered with that.
			return VARY;
		}
	}

	function send(
		response: ServerResponse,
		status: number,
		headers: Record< string, string >,
		body = ''
	): void {
		deps.onAnswer( status );
		response.writeHead( status, {
			...headers,
			'Content-Length': Buffer.byteLength( body ),
		} );
		response.end( body );
	}

	return ( request, response ) => {
		respond( request, response ).catch( ( error: unknown ) => {
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
			const answer = errorAnswer( passing ? 'busy' : 'internal' );
			send(
				response,
				answer.status,
				{ ...answer.headers, ...VARY },
				answer.body
			);
		} );
	};
}

const VARY = { Vary: 'Origin' };

/**
 * How many events the body seems to hold, without parsing it. A sender who hides them saves nothing: bytes count too.
 *
 * @param body
 */
function weightOf( body: Buffer ): number {
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
 * @param body
 */
function siteKeyIn( body: Buffer ): string {
	const at = body.indexOf( KEY_MARK );
	if ( at === -1 ) {
		return '';
	}
	const end = body.indexOf( '"', at + 1 );
	return body.toString(
		'latin1',
		at + 1,
		Math.min( end === -1 ? body.length : end, at + LONGEST_KEY )
	);
}

function joined( header: string | string[] | undefined ): string | undefined {
	return Array.isArray( header ) ? header.join( ',' ) : header;
}
