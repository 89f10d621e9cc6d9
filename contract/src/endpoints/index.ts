/** Every address of the service. */
import { collectEndpoints } from './collect.ts';
import { contactEndpoints } from './contacts.ts';
import type { Endpoint } from './endpoint.ts';
import { handOverEndpoints } from './hand-over.ts';
import { reportEndpoints } from './reports.ts';
import { shopEndpoints } from './shop.ts';
import { siteEndpoints } from './sites.ts';

export { collectEndpoints } from './collect.ts';
export { contactEndpoints } from './contacts.ts';
export { handOverEndpoints } from './hand-over.ts';
export { CSV_REPORTS, reportEndpoints } from './reports.ts';
export { shopEndpoints } from './shop.ts';
export { siteEndpoints } from './sites.ts';
export type { Endpoint, EndpointAuth } from './endpoint.ts';

/** Every endpoint by its name. */
export const ENDPOINTS: Readonly< Record< string, Endpoint > > = distinct(
	collectEndpoints,
	contactEndpoints,
	handOverEndpoints,
	reportEndpoints,
	shopEndpoints,
	siteEndpoints
);

/** Merges groups whose names differ: a second endpoint of the same name would silently hide the first. */
function distinct(
	...groups: readonly Readonly< Record< string, Endpoint > >[]
): Record< string, Endpoint > {
	const entries = groups.flatMap( ( group ) => Object.entries( group ) );
	const all = Object.fromEntries( entries );
	if ( Object.keys( all ).length !== entries.length ) {
		throw new Error( 'Two endpoints have the same name.' );
	}
	return all;
}
