import { siteEndpoints } from '#contract/endpoints/index.ts';
import type { SiteHealth } from '#contract/reports/health.ts';
import type { Site, Sites } from '../capabilities/sites/index.ts';
import { signedRoute, unsignedRoute } from './route.ts';
import type { Route } from './route.ts';

/** What the routes of a site need; asked anew for each request, since it is there only once the database is. */
export interface SiteRoutesDeps {
	readonly sites: () => Sites;
	readonly health: ( site: Site ) => Promise< SiteHealth >;
	/** Takes the demo data of a site away; answers how many events that were. */
	readonly removeDemoData: ( site: Site ) => Promise< number >;
}

const DONE = { kind: 'ok', value: undefined } as const;

/**
 * Connecting a site, and what a connected site tells the service.
 *
 * @param deps
 */
export function siteRoutes( deps: SiteRoutesDeps ): readonly Route[] {
	return [
		unsignedRoute( siteEndpoints.pair, async ( { body, isSecure } ) => {
			const pairing = await deps.sites().pair( body, isSecure );
			if ( pairing.kind === 'paired' ) {
				return { kind: 'ok', value: pairing.answer };
			}
			return {
				kind: 'refused',
				error: pairing.error,
				details:
					'field' in pairing ? { field: pairing.field } : undefined,
			};
		} ),
		signedRoute( siteEndpoints.health, async ( site ) => ( {
			kind: 'ok',
			value: await deps.health( site ),
		} ) ),
		signedRoute( siteEndpoints.settings, async ( site, { body } ) => {
			const update = await deps.sites().updateSettings( site, body );
			if ( update.kind === 'updated' ) {
				return DONE;
			}
			return {
				kind: 'refused',
				error: update.error,
				details:
					'field' in update ? { field: update.field } : undefined,
			};
		} ),
		signedRoute( siteEndpoints.resume, async ( site, { body } ) => {
			await deps.sites().resume( site, body.home_url );
			return DONE;
		} ),
		signedRoute( siteEndpoints.disconnect, async ( site ) => {
			await deps.sites().disconnect( site );
			return DONE;
		} ),
		signedRoute( siteEndpoints.rotateKey, async ( site ) => {
			const key = await deps.sites().rotateSigningKey( site );
			return {
				kind: 'ok',
				value: {
					key_id: key.id,
					secret: key.secret.toString( 'base64' ),
				},
			};
		} ),
		signedRoute( siteEndpoints.placements, async ( site, { body } ) => {
			await deps.sites().replacePlacements( site, body );
			return DONE;
		} ),
		signedRoute( siteEndpoints.removeDemoData, async ( site ) => ( {
			kind: 'ok',
			value: { removed: await deps.removeDemoData( site ) },
		} ) ),
	];
}
