import type { ErrorRequestHandler, RequestHandler } from 'express';
import type { Logger } from 'pino';
import { isPassing } from '../storage/retry.ts';
import { notesOf, refuse } from './mount.ts';

export const notFound: RequestHandler = ( _request, response ) => {
	refuse( response, 'not_found' );
};

/**
 * What nobody foresaw: logged with its cause, answered without it. A database that is away is no surprise: the
 * answer says come again.
 *
 * @param log
 */
export function errorHandler( log: Logger ): ErrorRequestHandler {
	return ( error: unknown, _request, response, next ) => {
		if ( response.headersSent ) {
			next( error );
			return;
		}
		if ( isPassing( error ) ) {
			refuse( response, 'database_unavailable' );
			return;
		}
		if ( isBadAddress( error ) ) {
			refuse( response, 'not_found' );
			return;
		}
		const { requestId, route } = notesOf( response );
		log.error(
			{ err: error, request_id: requestId, route },
			'request failed'
		);
		refuse( response, 'internal' );
	};
}

/**
 * Express throws on an address it cannot decode (`/%zz`): the sender's mistake, not ours.
 *
 * @param error
 */
function isBadAddress( error: unknown ): boolean {
	return error instanceof URIError;
}
