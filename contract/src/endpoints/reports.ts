/** What wp-admin asks, through WordPress. */
import { blockQuerySchema, blockReportSchema } from '../reports/block.ts';
import { cartQuerySchema, cartSchema } from '../reports/cart.ts';
import {
	filterValuesQuerySchema,
	filterValuesSchema,
} from '../reports/filter-values.ts';
import {
	formQuerySchema,
	formSchema,
	formsQuerySchema,
	formsSchema,
} from '../reports/forms.ts';
import { liveQuerySchema, liveSchema } from '../reports/live.ts';
import { orderQuerySchema, orderReportSchema } from '../reports/order.ts';
import { overviewQuerySchema, overviewSchema } from '../reports/overview.ts';
import { privacyQuerySchema, privacyReportSchema } from '../reports/privacy.ts';
import {
	comparisonQuerySchema,
	comparisonSchema,
	productColumnQuerySchema,
	productColumnSchema,
	productsQuerySchema,
	productsSchema,
	wishlistQuerySchema,
	wishlistSchema,
} from '../reports/products.ts';
import { stepQuerySchema, stepSchema } from '../reports/step.ts';
import { stepsQuerySchema, stepsSchema } from '../reports/steps.ts';
import { defineEndpoint } from './endpoint.ts';

export const reportEndpoints = {
	overview: defineEndpoint( {
		method: 'GET',
		path: '/v1/reports/overview',
		summary: 'Cards, chart and the first ten steps of a range.',
		auth: 'signed',
		query: overviewQuerySchema,
		response: overviewSchema,
		status: 200,
		errors: [ 'bad_query', 'range_too_long' ],
	} ),
	steps: defineEndpoint( {
		method: 'GET',
		path: '/v1/reports/steps',
		summary: 'Every step, by type, block, page or stage.',
		auth: 'signed',
		query: stepsQuerySchema,
		response: stepsSchema,
		status: 200,
		errors: [ 'bad_query', 'range_too_long' ],
	} ),
	step: defineEndpoint( {
		method: 'GET',
		path: '/v1/reports/step',
		summary: 'One step, or one block instance of it.',
		auth: 'signed',
		query: stepQuerySchema,
		response: stepSchema,
		status: 200,
		errors: [ 'bad_query', 'range_too_long', 'not_found' ],
	} ),
	block: defineEndpoint( {
		method: 'GET',
		path: '/v1/reports/block',
		summary: 'The last 28 days of one block instance, for its panel.',
		auth: 'signed',
		query: blockQuerySchema,
		response: blockReportSchema,
		status: 200,
		errors: [ 'bad_query' ],
	} ),
	productList: defineEndpoint( {
		method: 'GET',
		path: '/v1/reports/products',
		summary:
			'What people want, compare, leave and buy, product by product.',
		auth: 'signed',
		query: productsQuerySchema,
		response: productsSchema,
		status: 200,
		errors: [ 'bad_query', 'range_too_long' ],
	} ),
	wishlist: defineEndpoint( {
		method: 'GET',
		path: '/v1/reports/wishlist',
		summary: 'What is wished for, and whether it was bought.',
		auth: 'signed',
		query: wishlistQuerySchema,
		response: wishlistSchema,
		status: 200,
		errors: [ 'bad_query', 'range_too_long' ],
	} ),
	comparison: defineEndpoint( {
		method: 'GET',
		path: '/v1/reports/comparison',
		summary: 'Which products are compared with which, and who wins.',
		auth: 'signed',
		query: comparisonQuerySchema,
		response: comparisonSchema,
		status: 200,
		errors: [ 'bad_query', 'range_too_long' ],
	} ),
	cart: defineEndpoint( {
		method: 'GET',
		path: '/v1/reports/cart',
		summary: 'Carts begun, ordered, left and open.',
		auth: 'signed',
		query: cartQuerySchema,
		response: cartSchema,
		status: 200,
		errors: [ 'bad_query', 'range_too_long' ],
	} ),
	forms: defineEndpoint( {
		method: 'GET',
		path: '/v1/reports/forms',
		summary: 'Which forms bring buyers, and where people give up.',
		auth: 'signed',
		query: formsQuerySchema,
		response: formsSchema,
		status: 200,
		errors: [ 'bad_query', 'range_too_long' ],
	} ),
	form: defineEndpoint( {
		method: 'GET',
		path: '/v1/reports/form',
		summary: 'One form: its fields, and what was sent over time.',
		auth: 'signed',
		query: formQuerySchema,
		response: formSchema,
		status: 200,
		errors: [ 'bad_query', 'range_too_long', 'not_found' ],
	} ),
	privacy: defineEndpoint( {
		method: 'GET',
		path: '/v1/reports/privacy',
		summary: 'What is stored under the present settings, and for how long.',
		auth: 'signed',
		query: privacyQuerySchema,
		response: privacyReportSchema,
		status: 200,
		errors: [],
	} ),
	order: defineEndpoint( {
		method: 'GET',
		path: '/v1/reports/order',
		summary: 'The steps before one order.',
		auth: 'signed',
		query: orderQuerySchema,
		response: orderReportSchema,
		status: 200,
		errors: [ 'bad_query' ],
	} ),
	productColumn: defineEndpoint( {
		method: 'GET',
		path: '/v1/reports/product-column',
		summary: 'The last 28 days of some products, for the list of products.',
		auth: 'signed',
		query: productColumnQuerySchema,
		response: productColumnSchema,
		status: 200,
		errors: [ 'bad_query' ],
	} ),
	live: defineEndpoint( {
		method: 'GET',
		path: '/v1/reports/live',
		summary: 'The newest events, staff included and marked.',
		auth: 'signed',
		query: liveQuerySchema,
		response: liveSchema,
		status: 200,
		errors: [],
	} ),
	filterValues: defineEndpoint( {
		method: 'GET',
		path: '/v1/reports/filter-values',
		summary: 'The values a filter offers.',
		auth: 'signed',
		query: filterValuesQuerySchema,
		response: filterValuesSchema,
		status: 200,
		errors: [ 'bad_query' ],
	} ),
} as const;

/** Reports that also answer as CSV, at their path with `.csv` behind it. */
export const CSV_REPORTS = [
	'overview',
	'steps',
	'step',
	'productList',
	'wishlist',
	'comparison',
	'cart',
	'forms',
	'form',
] as const;
