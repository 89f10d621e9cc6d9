/** Addresses of reports, without a dependency: the early request makes the very same ones before WordPress' scripts are there. */

export type Query = Record< string, string | undefined >;

/** The address of a report below `wp-json/`, with its query; parameters without a value are left out. */
export function reportPath(
	restPath: string,
	report: string,
	query: Query
): string {
	const given = new URLSearchParams();
	for ( const [ name, value ] of Object.entries( query ) ) {
		if ( value !== undefined ) {
			given.append( name, value );
		}
	}
	const search = given.toString();
	return `/${ restPath }/reports/${ report }${ search && `?${ search }` }`;
}
