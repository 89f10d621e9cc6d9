/** Where events come in. */
import {
	batchSchema,
	relayedBatchSchema,
	serverBatchSchema,
} from '../batch.ts';
import { defineEndpoint } from './endpoint.ts';

export const collectEndpoints = {
	publicSteps: defineEndpoint( {
		method: 'POST',
		path: '/v1/steps',
		summary:
			'A batch from a browser, as text/plain. 202 after commit, with the same empty body for stored, duplicate and dropped events.',
		auth: 'public',
		body: batchSchema,
		status: 202,
		errors: [
			'bad_json',
			'bad_batch',
			'unsupported_version',
			'encoded_body',
			'body_too_large',
			'unknown_site',
			'wrong_origin',
			'rate_limited',
			'busy',
		],
	} ),
	serverEvents: defineEndpoint( {
		method: 'POST',
		path: '/v1/server-events',
		summary: 'Facts from the shop’s own server; the only way in for money.',
		auth: 'signed',
		body: serverBatchSchema,
		status: 202,
		errors: [ 'bad_json', 'bad_batch', 'body_too_large', 'busy' ],
	} ),
	relayedSteps: defineEndpoint( {
		method: 'POST',
		path: '/v1/relayed-steps',
		summary: 'Browser batches that the shop’s own host took in.',
		auth: 'signed',
		body: relayedBatchSchema,
		status: 202,
		errors: [ 'bad_json', 'bad_batch', 'body_too_large', 'busy' ],
	} ),
} as const;
