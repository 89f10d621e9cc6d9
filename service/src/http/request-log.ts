import { randomUUID } from 'node:crypto';
import type { RequestHandler } from 'express';
import type { Logger } from 'pino';
import { notesOf } from './mount.ts';

/**
 * One line a request: what was asked, how it ended and how long it took. No address of a person, no user agent, no
 * query, no path that is not one of ours: those may hold what nobody agreed to have logged.
 *
 * @param log
 * @param onEnd Hears of each request, for the metrics.
 */
export function requestLog(
	log: Logger,
	onEnd: ( route: string, status: number, seconds: number ) => void
): RequestHandler {
	return ( request, response, next ) => {
		const startedAt = performance.now();
		const notes = notesOf( response );
		notes.requestId = randomUUID();
		response.setHeader( 'X-Request-Id', notes.requestId );
		response.on( 'close', () => {
			const seconds = ( performance.now() - startedAt ) / 1000;
			const route = notes.route ?? 'other';
			onEnd( route, response.statusCode, seconds );
			log[ levelOf( route, response.statusCode ) ](
				{
					request_id: notes.requestId,
					method: request.method,
					route,
					status: response.statusCode,
					ms: Math.round( seconds * 1000 ),
					...( notes.site ? { site: notes.site } : {} ),
					...( notes.error ? { error: notes.error } : {} ),
					...( response.writableFinished ? {} : { aborted: true } ),
				},
				'request'
			);
		} );
		next();
	};
}

/** Balancers and Prometheus ask every few seconds: nobody wants to read that. */
const FREQUENT = new Set( [ 'health', 'metrics' ] );

function levelOf( route: string, status: number ): 'debug' | 'info' | 'warn' {
	if ( FREQUENT.has( route ) ) {
		return 'debug';
	}
	return status >= 500 ? 'warn' : 'info';
}
