/** What wp-admin asks, through WordPress. */
import { blockQuerySchema, blockReportSchema } from '../reports/block.ts';
import {
	filterValuesQuerySchema,
	filterValuesSchema,
} from '../reports/filter-values.ts';
import { liveQuerySchema, liveSchema } from '../reports/live.ts';
import { overviewQuerySchema, overviewSchema } from '../reports/overview.ts';
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
export const CSV_REPORTS = [ 'overview', 'steps', 'step' ] as const;
