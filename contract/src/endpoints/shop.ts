/** What the shop's own server says of orders, products and carts. */
import { cartCountBatchSchema } from '../carts.ts';
import { orderBatchSchema, productBatchSchema } from '../orders.ts';
import { defineEndpoint } from './endpoint.ts';

export const shopEndpoints = {
	orders: defineEndpoint( {
		method: 'POST',
		path: '/v1/orders',
		summary:
			'Orders as they are now. A snapshot replaces an older one; the days it touches are restated.',
		auth: 'signed',
		body: orderBatchSchema,
		status: 202,
		errors: [
			'bad_json',
			'bad_batch',
			'body_too_large',
			'site_paused',
			'busy',
		],
	} ),
	products: defineEndpoint( {
		method: 'POST',
		path: '/v1/products',
		summary: 'Products as they are now: name, price, stock.',
		auth: 'signed',
		body: productBatchSchema,
		status: 202,
		errors: [
			'bad_json',
			'bad_batch',
			'body_too_large',
			'site_paused',
			'busy',
		],
	} ),
	cartCounts: defineEndpoint( {
		method: 'POST',
		path: '/v1/cart-counts',
		summary:
			'Closed carts of visitors who may not be recognised, as counts.',
		auth: 'signed',
		body: cartCountBatchSchema,
		status: 202,
		errors: [
			'bad_json',
			'bad_batch',
			'body_too_large',
			'site_paused',
			'busy',
		],
	} ),
} as const;
