/** Cuts long tables into pages. */

/** Rows a screen shows at once. */
export const PAGE_SIZE = 25;

export interface Page< Row > {
	readonly rows: readonly Row[];
	/** All rows. */
	readonly total: number;
	readonly page: number;
	readonly page_size: number;
}

/**
 * One page of rows, or with `page` null all of them.
 *
 * @param rows
 * @param page 1 is the first; beyond the last there are no rows.
 */
export function pageOf< Row >(
	rows: readonly Row[],
	page: number | null
): Page< Row > {
	return {
		rows:
			page === null
				? rows
				: rows.slice( ( page - 1 ) * PAGE_SIZE, page * PAGE_SIZE ),
		total: rows.length,
		page: page ?? 1,
		page_size: PAGE_SIZE,
	};
}

/**
 * Orders rows by a number; what has none stands last either way, and equal rows stand by their ids.
 *
 * @param rows
 * @param valueOf
 * @param idOf
 * @param dir
 */
export function sortedBy< Row >(
	rows: readonly Row[],
	valueOf: ( row: Row ) => number | null,
	idOf: ( row: Row ) => number | string,
	dir: 'asc' | 'desc'
): Row[] {
	const sign = dir === 'asc' ? 1 : -1;
	return rows
		.map( ( row ) => ( { row, value: valueOf( row ), id: idOf( row ) } ) )
		.sort( ( a, b ) => {
			if ( a.value === null || b.value === null ) {
				return Number( a.value === null ) - Number( b.value === null );
			}
			return sign * ( a.value - b.value ) || ( a.id < b.id ? -1 : 1 );
		} )
		.map( ( { row } ) => row );
}
