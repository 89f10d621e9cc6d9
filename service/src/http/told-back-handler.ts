import type { Express, Request } from 'express';
import { handOverEndpoints } from '#contract/endpoints/index.ts';
import type { HandOver } from '../capabilities/hand-over/index.ts';
import { notesOf, refuse } from './mount.ts';
import { readBody } from './read-body.ts';

const BODY_BYTES = 65_536;
const PATH = `${ handOverEndpoints.handOverBack.path }/:site/:destination/:secret`;

/**
 * Where receivers tell of people who unsubscribed there. Each speaks a form of its own, so the body is handed on as it came; the end
 * of the path is a secret and stands in no log.
 *
 * @param app
 * @param deps
 * @param deps.handOver      Null while the service is not ready.
 * @param deps.limitUnsigned Seconds to wait, or null.
 */
export function mountToldBack(
	app: Express,
	deps: {
		readonly handOver: () => HandOver | null;
		readonly limitUnsigned: ( request: Request ) => number | null;
	}
): void {
	app.get( PATH, ( _request, response ) => {
		// Mailchimp asks whether anybody is there before it keeps the address.
		notesOf( response ).route = handOverEndpoints.handOverBack.path;
		response.status( 200 ).end();
	} );
	app.post( PATH, async ( request, response ) => {
		notesOf( response ).route = handOverEndpoints.handOverBack.path;
		const wait = deps.limitUnsigned( request );
		if ( wait !== null ) {
			refuse( response, 'rate_limited', undefined, wait );
			return;
		}
		const handOver = deps.handOver();
		if ( handOver === null ) {
			refuse( response, 'database_unavailable' );
			return;
		}
		const reading = await readBody( request, BODY_BYTES );
		if ( reading.kind === 'refused' ) {
			response.setHeader( 'Connection', 'close' );
			refuse( response, reading.error );
			return;
		}
		const { site, destination, secret } = request.params;
		const taken = await handOver.tellBack( {
			site: String( site ),
			destinationId: String( destination ),
			secret: String( secret ),
			headers: Object.fromEntries(
				Object.entries( request.headers ).map( ( [ name, value ] ) => [
					name,
					Array.isArray( value ) ? value.join( ', ' ) : value,
				] )
			),
			body: reading.body.toString(),
		} );
		if ( taken === 'unknown' ) {
			refuse( response, 'not_found' );
			return;
		}
		response.status( 204 ).end();
	} );
}
