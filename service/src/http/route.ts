import type { z } from 'zod';
import type { Endpoint } from '#contract/endpoints/index.ts';
import type { ErrorCode } from '#contract/errors.ts';
import type { Site } from '../capabilities/sites/index.ts';
import type { ErrorDetails } from './error-answer.ts';

/** What a handler is given, decoded. */
export interface RouteRequest< Query, Body > {
	readonly query: Query;
	readonly body: Body;
	/** True when the request came by HTTPS, from this machine, or from a network the operator named. */
	readonly isSecure: boolean;
}

/** What a handler gives back: a value of the endpoint's response schema, or a refusal. */
export type RouteAnswer< Value > =
	| { readonly kind: 'ok'; readonly value: Value }
	| { readonly kind: 'csv'; readonly text: string; readonly fileName: string }
	| {
			readonly kind: 'refused';
			readonly error: ErrorCode;
			readonly details?: ErrorDetails;
			readonly retryAfterSeconds?: number;
	  };

interface RouteOptions {
	/**
	 * Names the state an answer was made from. The same name for the same query means the same answer, so a caller
	 * who has it gets 304 without the work.
	 */
	readonly version?: ( site: Site ) => Promise< string >;
	/** The handler takes the body as parsed JSON and checks it itself. */
	readonly rawJson?: boolean;
	/** Path other than the endpoint's, for another form of the same answer. */
	readonly path?: string;
}

/** An endpoint of the contract with the function that serves it; knows nothing of Express. */
export interface Route {
	readonly endpoint: Endpoint;
	readonly path: string;
	readonly version?: ( site: Site ) => Promise< string >;
	readonly rawJson: boolean;
	readonly handle: (
		request: RouteRequest< unknown, unknown >,
		site: Site | null
	) => Promise< RouteAnswer< unknown > >;
}

/**
 * Serves a signed endpoint: the handler gets the site the key belongs to.
 *
 * @param endpoint
 * @param handle
 * @param options
 */
export function signedRoute<
	Query extends z.ZodType,
	Body extends z.ZodType,
	Response extends z.ZodType,
>(
	endpoint: Endpoint< Query, Body, Response >,
	handle: (
		site: Site,
		request: RouteRequest< z.output< Query >, z.output< Body > >
	) => Promise< RouteAnswer< z.input< Response > > >,
	options: RouteOptions = {}
): Route {
	if ( endpoint.auth !== 'signed' ) {
		throw new Error( `${ endpoint.path } is not a signed endpoint.` );
	}
	return {
		endpoint,
		path: options.path ?? endpoint.path,
		version: options.version,
		rawJson: options.rawJson ?? false,
		handle( request, site ) {
			if ( ! site ) {
				throw new Error(
					`${ endpoint.path } was reached without a site.`
				);
			}
			// The mount has decoded both by the very schemas these types come from.
			return handle(
				site,
				request as RouteRequest< z.output< Query >, z.output< Body > >
			);
		},
	};
}

/**
 * Serves an endpoint that asks for no signature.
 *
 * @param endpoint
 * @param handle
 */
export function unsignedRoute<
	Query extends z.ZodType,
	Body extends z.ZodType,
	Response extends z.ZodType,
>(
	endpoint: Endpoint< Query, Body, Response >,
	handle: (
		request: RouteRequest< z.output< Query >, z.output< Body > >
	) => Promise< RouteAnswer< z.input< Response > > >
): Route {
	if ( endpoint.auth === 'signed' ) {
		throw new Error( `${ endpoint.path } needs a signature.` );
	}
	return {
		endpoint,
		path: endpoint.path,
		rawJson: false,
		handle: ( request ) =>
			handle(
				request as RouteRequest< z.output< Query >, z.output< Body > >
			),
	};
}
