/** Every address of the service. */
import { collectEndpoints } from './collect.ts';
import type { Endpoint } from './endpoint.ts';
import { reportEndpoints } from './reports.ts';
import { siteEndpoints } from './sites.ts';

export { collectEndpoints } from './collect.ts';
export { CSV_REPORTS, reportEndpoints } from './reports.ts';
export { siteEndpoints } from './sites.ts';
export type { Endpoint, EndpointAuth } from './endpoint.ts';

export const ENDPOINTS: Readonly< Record< string, Endpoint > > = {
	...collectEndpoints,
	...reportEndpoints,
	...siteEndpoints,
};
