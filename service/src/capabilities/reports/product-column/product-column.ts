/** The column on WordPress' list of products: the last 28 days, today included. */
import { reportEndpoints } from '#contract/endpoints/index.ts';
import type { ProductColumnQuery } from '#contract/reports/products.ts';
import { defineReport } from '../report.ts';
import { addDays, listDays, siteCalendar } from '../site-calendar.ts';

const DAYS = 28;

export const productColumnReport = defineReport( {
	endpoint: reportEndpoints.productColumn,
	async run( deps, site, query: ProductColumnQuery ) {
		const today = siteCalendar( site.timeZone ).dayOf( deps.clock.now() );
		const from = addDays( today, 1 - DAYS );
		const to = addDays( today, 1 );
		const days = listDays( from, to );
		const products = [ ...new Set( query.ids.split( ',' ).map( Number ) ) ];
		const [ seen, left, freshness ] = await Promise.all( [
			deps.rollups.productTable( {
				siteId: site.id,
				days,
				types: [ 'view_product', 'add_to_cart' ],
			} ),
			deps.carts.leftOf( { siteId: site.id, days, products } ),
			deps.rollups.freshness( site.id ),
		] );
		const [ views, inCart ] = seen.visits;

		return {
			kind: 'answered',
			result: {
				from,
				to,
				products: products.map( ( id ) => {
					const at = seen.products.indexOf( id );
					return {
						product_id: id,
						views: views?.[ at ] ?? 0,
						in_cart: inCart?.[ at ] ?? 0,
						left: left.get( id ) ?? 0,
					};
				} ),
				data_until: freshness.newestEventAt?.toISOString() ?? null,
			},
		};
	},
} );
