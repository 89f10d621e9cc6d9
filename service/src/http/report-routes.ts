import { CSV_REPORTS, reportEndpoints } from '#contract/endpoints/index.ts';
import type { Endpoint } from '#contract/endpoints/index.ts';
import type { ErrorCode } from '#contract/errors.ts';
import type { Reports } from '../capabilities/reports/index.ts';
import type { Site } from '../capabilities/sites/index.ts';
import { signedRoute } from './route.ts';
import type { Route, RouteAnswer } from './route.ts';

/**
 * Every report at its address; those with a table also as a file, at the same address with `.csv` behind it.
 *
 * @param reports Asked anew for each request.
 */
export function reportRoutes( reports: () => Reports ): readonly Route[] {
	const version = ( site: Site ) => reports().etag( site );
	const names = Object.keys(
		reportEndpoints
	) as ( keyof typeof reportEndpoints )[];

	const answers = names.map( ( name ) => {
		const endpoint: Endpoint = reportEndpoints[ name ];
		return signedRoute(
			endpoint,
			async ( site, { query } ) => {
				const answer = await reports()[ name ].run( site, query );
				return answer.kind === 'answered'
					? { kind: 'ok', value: answer.result }
					: refusal( answer );
			},
			{ version }
		);
	} );
	const files = CSV_REPORTS.map( ( name ) => {
		const endpoint: Endpoint = reportEndpoints[ name ];
		return signedRoute(
			endpoint,
			async ( site, { query } ) => {
				const answer = await reports()[ name ].csv?.( site, query );
				if ( ! answer ) {
					return { kind: 'refused', error: 'not_found' };
				}
				if ( answer.kind === 'refused' ) {
					return refusal( answer );
				}
				const { text, name: fileName } = answer.result;
				return { kind: 'csv', text, fileName };
			},
			{ version, path: `${ endpoint.path }.csv` }
		);
	} );
	return [ ...answers, ...files ];
}

function refusal( answer: {
	error: ErrorCode;
	field: string;
} ): RouteAnswer< never > {
	return {
		kind: 'refused',
		error: answer.error,
		details: { field: answer.field },
	};
}
