import { handOverEndpoints } from '#contract/endpoints/index.ts';
import type { HandOver } from '../capabilities/hand-over/index.ts';
import type { Site } from '../capabilities/sites/index.ts';
import { signedRoute } from './route.ts';
import type { Route, RouteAnswer } from './route.ts';

const DONE = { kind: 'ok', value: undefined } as const;
const NOT_FOUND = { kind: 'refused', error: 'not_found' } as const;

/**
 * Where confirmed contacts are handed over to, what waits, and what could not be delivered.
 *
 * @param handOver Asked anew for each request.
 */
export function handOverRoutes( handOver: () => HandOver ): readonly Route[] {
	return [
		signedRoute(
			handOverEndpoints.handOverDestinations,
			async ( site ) => ( {
				kind: 'ok',
				value: await handOver().destinations( site ),
			} )
		),
		signedRoute( handOverEndpoints.handOverSave, ( site, { body } ) =>
			unlessPaused( site, async () => {
				const saved = await handOver().save( site, body );
				if ( saved === 'not_found' ) {
					return NOT_FOUND;
				}
				return 'field' in saved
					? {
							kind: 'refused',
							error: 'bad_query',
							details: { field: saved.field },
						}
					: { kind: 'ok', value: saved };
			} )
		),
		signedRoute( handOverEndpoints.handOverTest, ( site, { body } ) =>
			unlessPaused( site, async () => {
				const tested = await handOver().test(
					site,
					body.destination_id
				);
				return tested === null
					? NOT_FOUND
					: { kind: 'ok', value: tested };
			} )
		),
		signedRoute( handOverEndpoints.handOverState, ( site, { body } ) =>
			unlessPaused( site, async () => {
				const changed = await handOver().setState(
					site,
					body.destination_id,
					body.state
				);
				if ( changed === 'not_now' ) {
					return {
						kind: 'refused',
						error: 'bad_query',
						details: { field: 'state' },
					};
				}
				return changed === 'not_found' ? NOT_FOUND : DONE;
			} )
		),
		signedRoute( handOverEndpoints.handOverDelete, ( site, { body } ) =>
			unlessPaused( site, async () =>
				( await handOver().delete( site, body.destination_id ) ) ===
				'not_found'
					? NOT_FOUND
					: DONE
			)
		),
		signedRoute(
			handOverEndpoints.handOverJobs,
			async ( site, { body } ) => ( {
				kind: 'ok',
				value: await handOver().jobs( site, body ),
			} )
		),
		signedRoute( handOverEndpoints.handOverRetry, ( site, { body } ) =>
			unlessPaused( site, async () => ( {
				kind: 'ok',
				value: {
					changed: await handOver().retry( site, body.job_ids ),
				},
			} ) )
		),
		signedRoute( handOverEndpoints.handOverDrop, ( site, { body } ) =>
			unlessPaused( site, async () => ( {
				kind: 'ok',
				value: { changed: await handOver().drop( site, body.job_ids ) },
			} ) )
		),
	];
}

/** A copy of a site speaks with the keys of the original: it must not change where the original's people go. */
async function unlessPaused< Value >(
	site: Site,
	work: () => Promise< RouteAnswer< Value > >
): Promise< RouteAnswer< Value > > {
	return site.state === 'paused'
		? { kind: 'refused', error: 'site_paused' }
		: work();
}
