import type { RequestHandler } from 'express';

/** What the service needs before it may be sent requests. */
export interface Readiness {
	readonly database: boolean;
	readonly migrations: boolean;
	readonly queue: boolean;
	/** False from SIGTERM on, so that a balancer sends nothing new. */
	readonly accepting: boolean;
}

/** Answers as long as the process can; a database that is away is no reason to kill it. */
export const live: RequestHandler = ( _request, response ) => {
	response.setHeader( 'Cache-Control', 'no-store' );
	response.json( { status: 'live' } );
};

/**
 * 200 when requests may be sent, else 503 with what is missing.
 *
 * @param check
 */
export function ready( check: () => Promise< Readiness > ): RequestHandler {
	return async ( _request, response ) => {
		const checks = await check();
		const isReady = Object.values( checks ).every( Boolean );
		response.setHeader( 'Cache-Control', 'no-store' );
		if ( ! isReady ) {
			response.setHeader( 'Retry-After', '5' );
		}
		response
			.status( isReady ? 200 : 503 )
			.json( { status: isReady ? 'ready' : 'not ready', checks } );
	};
}
