import { shopEndpoints } from '#contract/endpoints/index.ts';
import type { Carts } from '../capabilities/carts/index.ts';
import type { Orders } from '../capabilities/orders/index.ts';
import type { Site } from '../capabilities/sites/index.ts';
import { signedRoute } from './route.ts';
import type { Route, RouteAnswer } from './route.ts';

/**
 * What the shop's own server says of orders, products and carts.
 *
 * @param app Asked anew for each request.
 */
export function shopRoutes(
	app: () => { readonly orders: Orders; readonly carts: Carts }
): readonly Route[] {
	return [
		signedRoute( shopEndpoints.orders, ( site, { body } ) =>
			unlessPaused( site, () => app().orders.receive( site, body ) )
		),
		signedRoute( shopEndpoints.products, ( site, { body } ) =>
			unlessPaused( site, () =>
				app().orders.describeProducts( site, body )
			)
		),
		signedRoute( shopEndpoints.cartCounts, ( site, { body } ) =>
			unlessPaused( site, () => app().carts.count( site, body.counts ) )
		),
	];
}

/** A copy of a shop speaks with the keys of the original: what it says of orders must not replace the original's. */
async function unlessPaused(
	site: Site,
	work: () => Promise< unknown >
): Promise< RouteAnswer< undefined > > {
	if ( site.state === 'paused' ) {
		return { kind: 'refused', error: 'site_paused' };
	}
	await work();
	return { kind: 'ok', value: undefined };
}
