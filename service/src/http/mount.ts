import { createHash } from 'node:crypto';
import type { Express, Request, Response } from 'express';
import type { z } from 'zod';
import { LIMITS } from '#contract/limits.ts';
import type { ErrorCode } from '#contract/errors.ts';
import { SIGNATURE_HEADERS } from '#contract/signature.ts';
import { parseQuery } from '../capabilities/sites/index.ts';
import type {
	Site,
	SignedRequest,
	Verification,
} from '../capabilities/sites/index.ts';
import { errorAnswer } from './error-answer.ts';
import type { ErrorDetails } from './error-answer.ts';
import { parseJson } from './json-body.ts';
import { readBody } from './read-body.ts';
import type { Route, RouteAnswer } from './route.ts';

export interface MountDeps {
	/** Null while the service is not ready. */
	readonly verify: () =>
		( ( request: SignedRequest ) => Promise< Verification > ) | null;
	/** Seconds to wait, or null when this client may try a code now. */
	readonly limitUnsigned: ( request: Request ) => number | null;
	readonly isSecure: ( request: Request ) => boolean;
}

/** What a request left behind for the log and the metrics. */
export interface RequestNotes {
	/** The endpoint's path: the address as it was sent may hold what does not belong into a log. */
	route?: string;
	requestId?: string;
	site?: string;
	error?: ErrorCode;
}

const UNSIGNED_BODY_BYTES = 16_384;

/**
 * Serves the routes with Express: reads and checks the body, who signed it and the query, and writes the answer.
 * Everything is refused before anything in it is believed: size, signature, then shape.
 *
 * @param app
 * @param routes
 * @param deps
 */
export function mount(
	app: Express,
	routes: readonly Route[],
	deps: MountDeps
): void {
	for ( const route of routes ) {
		const method = route.endpoint.method.toLowerCase() as
			'get' | 'post' | 'put' | 'delete';
		app[ method ]( route.path, ( request, response ) =>
			serve( route, deps, request, response )
		);
	}
	for ( const path of new Set( routes.map( ( route ) => route.path ) ) ) {
		const allowed = routes
			.filter( ( route ) => route.path === path )
			.map( ( route ) => route.endpoint.method );
		app.all( path, ( _request, response ) => {
			response.setHeader( 'Allow', allowed.join( ', ' ) );
			refuse( response, 'method_not_allowed' );
		} );
	}
}

async function serve(
	route: Route,
	deps: MountDeps,
	request: Request,
	response: Response
): Promise< void > {
	const notes = notesOf( response );
	notes.route = route.path;
	const isSigned = route.endpoint.auth === 'signed';

	const verify = deps.verify();
	if ( ! verify ) {
		refuse( response, 'database_unavailable' );
		return;
	}
	if ( ! isSigned ) {
		const wait = deps.limitUnsigned( request );
		if ( wait !== null ) {
			refuse( response, 'rate_limited', undefined, wait );
			return;
		}
	}
	const reading = await readBody(
		request,
		isSigned ? LIMITS.signedBodyBytes : UNSIGNED_BODY_BYTES
	);
	if ( reading.kind === 'refused' ) {
		response.setHeader( 'Connection', 'close' );
		refuse( response, reading.error );
		return;
	}

	const [ path = '', query = '' ] = splitAddress( request.originalUrl );
	let site: Site | null = null;
	if ( isSigned ) {
		const verification = await verify( {
			method: request.method,
			path,
			query,
			body: reading.body,
			headers: signatureHeaders( request ),
		} );
		if ( verification.kind === 'refused' ) {
			refuse(
				response,
				verification.error,
				verification.error === 'clock_skew'
					? { offset_seconds: verification.offsetSeconds }
					: undefined
			);
			return;
		}
		site = verification.site;
		notes.site = site.publicId;
	}

	const decodedQuery = decodeQuery( route, query );
	if ( decodedQuery.kind === 'refused' ) {
		refuse( response, 'bad_query', { field: decodedQuery.field } );
		return;
	}
	const decodedBody = decodeBody( route, reading.body );
	if ( decodedBody.kind === 'refused' ) {
		refuse(
			response,
			decodedBody.error,
			decodedBody.field === undefined
				? undefined
				: { field: decodedBody.field }
		);
		return;
	}

	if ( site && route.version ) {
		const tag = etag( path, query, await route.version( site ) );
		response.setHeader( 'ETag', tag );
		response.setHeader( 'Cache-Control', 'private, no-cache' );
		if ( request.headers[ 'if-none-match' ] === tag ) {
			response.status( 304 ).end();
			return;
		}
	}
	const answer = await route.handle(
		{
			query: decodedQuery.value,
			body: decodedBody.value,
			isSecure: deps.isSecure( request ),
		},
		site
	);
	write( route, response, answer );
}

function write(
	route: Route,
	response: Response,
	answer: RouteAnswer< unknown >
): void {
	if ( answer.kind === 'refused' ) {
		refuse(
			response,
			answer.error,
			answer.details,
			answer.retryAfterSeconds
		);
		return;
	}
	if ( ! response.hasHeader( 'Cache-Control' ) ) {
		response.setHeader( 'Cache-Control', 'no-store' );
	}
	if ( answer.kind === 'csv' ) {
		response
			.status( 200 )
			.setHeader( 'Content-Type', 'text/csv; charset=utf-8' )
			.setHeader(
				'Content-Disposition',
				`attachment; filename="${ answer.fileName }"`
			)
			.end( answer.text );
		return;
	}
	const { response: schema, status } = route.endpoint;
	if ( ! schema || status !== 200 ) {
		response.status( status ).end();
		return;
	}
	// An answer that is not what the contract says is a mistake of ours, and is found here instead of on a screen.
	const body = JSON.stringify( schema.parse( answer.value ) );
	response
		.status( status )
		.setHeader( 'Content-Type', 'application/json; charset=utf-8' )
		.end( body );
}

/**
 * Ends a request with an error of the registry.
 *
 * @param response
 * @param code
 * @param details
 * @param retryAfterSeconds
 */
export function refuse(
	response: Response,
	code: ErrorCode,
	details?: ErrorDetails,
	retryAfterSeconds?: number
): void {
	const notes = notesOf( response );
	notes.error = code;
	const answer = errorAnswer( code, {
		details,
		retryAfterSeconds,
		requestId: notes.requestId,
	} );
	response.removeHeader( 'ETag' );
	for ( const [ name, value ] of Object.entries( answer.headers ) ) {
		response.setHeader( name, value );
	}
	response.status( answer.status ).end( answer.body );
}

/**
 * What is known so far of the request this is the answer to.
 *
 * @param response
 */
export function notesOf( response: Response ): RequestNotes {
	const locals = response.locals as { notes?: RequestNotes };
	locals.notes ??= {};
	return locals.notes;
}

function splitAddress( address: string ): readonly [ string, string ] {
	const mark = address.indexOf( '?' );
	return mark === -1
		? [ address, '' ]
		: [ address.slice( 0, mark ), address.slice( mark + 1 ) ];
}

function signatureHeaders( request: Request ): SignedRequest[ 'headers' ] {
	const values = ( name: string ) =>
		request.headersDistinct[ name.toLowerCase() ] ?? [];
	return {
		site: values( SIGNATURE_HEADERS.site ),
		timestamp: values( SIGNATURE_HEADERS.timestamp ),
		nonce: values( SIGNATURE_HEADERS.nonce ),
		key: values( SIGNATURE_HEADERS.key ),
		signature: values( SIGNATURE_HEADERS.signature ),
	};
}

type Decoded =
	| { readonly kind: 'decoded'; readonly value: unknown }
	| {
			readonly kind: 'refused';
			readonly error: ErrorCode;
			readonly field?: string;
	  };

function decodeQuery(
	route: Route,
	query: string
):
	| { readonly kind: 'decoded'; readonly value: unknown }
	| { readonly kind: 'refused'; readonly field: string } {
	const values: Record< string, string > = Object.create( null );
	for ( const [ key, value ] of parseQuery( query ) ) {
		if ( key in values ) {
			return { kind: 'refused', field: fieldName( [ key ] ) };
		}
		values[ key ] = value;
	}
	const schema = route.endpoint.query;
	if ( ! schema ) {
		const [ unexpected ] = Object.keys( values );
		return unexpected === undefined
			? { kind: 'decoded', value: undefined }
			: { kind: 'refused', field: fieldName( [ unexpected ] ) };
	}
	const read = schema.safeParse( { ...values } );
	return read.success
		? { kind: 'decoded', value: read.data }
		: { kind: 'refused', field: fieldOf( read.error ) };
}

function decodeBody( route: Route, body: Buffer ): Decoded {
	const schema = route.endpoint.body;
	if ( ! schema ) {
		return { kind: 'decoded', value: undefined };
	}
	const json = parseJson( body );
	if ( json.kind === 'refused' ) {
		return { kind: 'refused', error: 'bad_json' };
	}
	if ( route.rawJson ) {
		return { kind: 'decoded', value: json.value };
	}
	const read = schema.safeParse( json.value );
	if ( read.success ) {
		return { kind: 'decoded', value: read.data };
	}
	return {
		kind: 'refused',
		error: route.endpoint.errors.includes( 'bad_batch' )
			? 'bad_batch'
			: 'bad_query',
		field: fieldOf( read.error ),
	};
}

function fieldOf( error: z.ZodError ): string {
	const issue = error.issues[ 0 ];
	const unknown =
		issue?.code === 'unrecognized_keys' ? issue.keys.slice( 0, 1 ) : [];
	return fieldName( [ ...( issue?.path ?? [] ), ...unknown ] );
}

const LONGEST_FIELD_NAME = 64;

/** Names come from the sender: cut, and without anything that is not a name. */
function fieldName( path: readonly PropertyKey[] ): string {
	return path
		.map( String )
		.join( '.' )
		.replace( /[^\w.-]/g, '?' )
		.slice( 0, LONGEST_FIELD_NAME );
}

function etag( path: string, query: string, version: string ): string {
	const hash = createHash( 'sha256' )
		.update( JSON.stringify( [ path, query, version ] ) )
		.digest( 'base64url' )
		.slice( 0, 22 );
	return `W/"${ hash }"`;
}
