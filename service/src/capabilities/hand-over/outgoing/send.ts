/**
 * Requests of ours to addresses that somebody else named. The name is looked up once, every address behind it must be public,
 * and the connection goes to the very address that was checked; redirects are not followed, answers are read up to a limit.
 */
import { lookup } from 'node:dns/promises';
import { request as requestByHttp } from 'node:http';
import type { IncomingMessage, RequestOptions } from 'node:http';
import { request as requestByHttps } from 'node:https';
import { type BlockList, isIP } from 'node:net';
import { isAmong, isPublicAddress } from './public-address.ts';

export interface OutgoingRequest {
	readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
	readonly url: string;
	readonly headers: Readonly< Record< string, string > >;
	readonly body?: string;
}

export type OutgoingAnswer =
	| {
			readonly kind: 'answer';
			readonly status: number;
			/** Names in lower case. */
			readonly headers: Readonly< Record< string, string > >;
			/** At most 64 KiB of it, never unpacked. */
			readonly body: string;
	  }
	| {
			readonly kind: 'failed';
			readonly reason: 'unreachable' | 'timeout' | 'address_not_allowed';
	  };

export type Send = ( request: OutgoingRequest ) => Promise< OutgoingAnswer >;

const CONNECT_MS = 10_000;
const TOTAL_MS = 20_000;
const ANSWER_BYTES = 65_536;

export interface SendOptions {
	/** Networks that may be reached although they are not public, by http and at any port as well. */
	readonly allowed: BlockList;
	/** Names of this very service: not reached through the front door. */
	readonly ownHosts: readonly string[];
	/** All addresses of a name; by default the system's resolver. */
	readonly resolve?: ( host: string ) => Promise< readonly string[] >;
	/** For tests: how long a whole request may take. */
	readonly totalMs?: number;
}

const NOT_ALLOWED = { kind: 'failed', reason: 'address_not_allowed' } as const;

async function resolveByDns( host: string ): Promise< readonly string[] > {
	return ( await lookup( host, { all: true } ) ).map(
		( { address } ) => address
	);
}

export function createSend( options: SendOptions ): Send {
	const resolve = options.resolve ?? resolveByDns;

	return async ( outgoing ) => {
		const url = readUrl( outgoing.url );
		if ( url === null || options.ownHosts.includes( url.hostname ) ) {
			return NOT_ALLOWED;
		}
		const host = url.hostname.replace( /^\[|\]$/g, '' );
		let addresses: readonly string[];
		try {
			addresses = isIP( host ) === 0 ? await resolve( host ) : [ host ];
		} catch {
			return { kind: 'failed', reason: 'unreachable' };
		}
		const [ address ] = addresses;
		if ( address === undefined ) {
			return { kind: 'failed', reason: 'unreachable' };
		}
		const isAllowed = addresses.every( ( one ) =>
			isAmong( options.allowed, one )
		);
		const isUsual = url.protocol === 'https:' && url.port === '';
		if (
			! isAllowed &&
			! ( isUsual && addresses.every( isPublicAddress ) )
		) {
			return NOT_ALLOWED;
		}
		return sendTo( outgoing, url, address, options.totalMs ?? TOTAL_MS );
	};
}

/** Null: not an address that a request may be sent to at all. */
function readUrl( text: string ): URL | null {
	if ( ! URL.canParse( text ) ) {
		return null;
	}
	const url = new URL( text );
	const isWeb = url.protocol === 'https:' || url.protocol === 'http:';
	return isWeb && url.username === '' && url.password === '' ? url : null;
}

/** Whether an address has the form of one that a webhook may have; where it leads is looked at when it is used. */
export function mayBeAddress( text: string ): boolean {
	return readUrl( text ) !== null;
}

function sendTo(
	outgoing: OutgoingRequest,
	url: URL,
	address: string,
	totalMs: number
): Promise< OutgoingAnswer > {
	return new Promise( ( resolve ) => {
		const family = isIP( address );
		const request = (
			url.protocol === 'https:' ? requestByHttps : requestByHttp
		)( url, {
			method: outgoing.method,
			headers: {
				'User-Agent': 'Cairn',
				...outgoing.headers,
				...( outgoing.body === undefined
					? {}
					: {
							'Content-Length': Buffer.byteLength(
								outgoing.body
							),
						} ),
			},
			// The name was looked up and checked; looking again could lead elsewhere.
			lookup: ( ( _host, { all }, done ) =>
				all
					? done( null, [ { address, family } ] )
					: done(
							null,
							address,
							family
						) ) satisfies RequestOptions[ 'lookup' ],
			agent: false,
		} );
		const total = setTimeout( () => end( 'timeout' ), totalMs );
		const connecting = setTimeout(
			() => end( 'timeout' ),
			Math.min( CONNECT_MS, totalMs )
		);
		function end( reason: 'unreachable' | 'timeout' ): void {
			finish( { kind: 'failed', reason } );
			request.destroy();
		}
		function finish( answer: OutgoingAnswer ): void {
			clearTimeout( total );
			clearTimeout( connecting );
			resolve( answer );
		}
		request.on( 'socket', ( socket ) =>
			socket.once( 'connect', () => clearTimeout( connecting ) )
		);
		request.on( 'error', () => end( 'unreachable' ) );
		request.on( 'response', ( response ) => {
			readAnswer( response, ( body ) => {
				finish( {
					kind: 'answer',
					status: response.statusCode ?? 0,
					headers: plainHeaders( response ),
					body,
				} );
				request.destroy();
			} );
			response.on( 'error', () => end( 'unreachable' ) );
		} );
		request.end( outgoing.body );
	} );
}

function readAnswer(
	response: IncomingMessage,
	done: ( body: string ) => void
): void {
	const chunks: Buffer[] = [];
	let length = 0;
	response.on( 'data', ( chunk: Buffer ) => {
		chunks.push( chunk.subarray( 0, ANSWER_BYTES - length ) );
		length += chunk.length;
		if ( length >= ANSWER_BYTES ) {
			response.removeAllListeners( 'data' );
			done( Buffer.concat( chunks ).toString() );
		}
	} );
	response.on( 'end', () => done( Buffer.concat( chunks ).toString() ) );
}

function plainHeaders(
	response: IncomingMessage
): Readonly< Record< string, string > > {
	return Object.fromEntries(
		Object.entries( response.headers ).map( ( [ name, value ] ) => [
			name,
			Array.isArray( value ) ? value.join( ', ' ) : ( value ?? '' ),
		] )
	);
}
