import type { z } from 'zod';
import type { ErrorCode } from '../errors.ts';

/**
 * How a request proves who it is.
 *
 * - `public`: it does not; the public key in the body names the site.
 * - `code`: a one-time pairing code in the body.
 * - `signed`: headers as in `signature.ts`; the site comes from the key.
 * - `open`: nothing to protect.
 */
export type EndpointAuth = 'public' | 'code' | 'signed' | 'open';

/** One address of the service: a plain object that HTTP, PHP and the docs are made from. */
export interface Endpoint<
	Query extends z.ZodType = z.ZodType,
	Body extends z.ZodType = z.ZodType,
	Response extends z.ZodType = z.ZodType,
> {
	readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
	readonly path: `/${ string }`;
	readonly summary: string;
	readonly auth: EndpointAuth;
	readonly query?: Query;
	readonly body?: Body;
	readonly response?: Response;
	/** Status of success; 204 and 202 have no body. */
	readonly status: 200 | 202 | 204;
	/** Refusals beside those that every endpoint of this auth may give. */
	readonly errors: readonly ErrorCode[];
}

/** Keeps the exact schema types of an endpoint while checking it. */
export function defineEndpoint<
	Query extends z.ZodType,
	Body extends z.ZodType,
	Response extends z.ZodType,
>(
	endpoint: Endpoint< Query, Body, Response >
): Endpoint< Query, Body, Response > {
	return endpoint;
}
