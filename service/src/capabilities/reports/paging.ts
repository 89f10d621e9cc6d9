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

/** How rows are ordered: by a number, and equal ones by their ids. */
export interface Order< Row > {
	/** Rows without a number stand last either way. */
	readonly valueOf: ( row: Row ) => number | null;
	readonly idOf: ( row: Row ) => number | string;
	readonly dir: 'asc' | 'desc';
}

/**
 * One page of rows in their order, or with `page` null all of them.
 *
 * @param rows
 * @param order
 * @param page  1 is the first; beyond the last there are no rows.
 */
export function pageOf< Row >(
	rows: readonly Row[],
	order: Order< Row >,
	page: number | null
): Page< Row > {
	const compare = comparing( order );
	const until = ( page ?? 0 ) * PAGE_SIZE;
	return {
		rows:
			page === null
				? [ ...rows ].sort( compare )
				: firstOf( rows, compare, until ).slice( until - PAGE_SIZE ),
		total: rows.length,
		page: page ?? 1,
		page_size: PAGE_SIZE,
	};
}

function comparing< Row >( order: Order< Row > ) {
	const { valueOf, idOf } = order;
	const sign = order.dir === 'asc' ? 1 : -1;
	return ( a: Row, b: Row ): number => {
		const one = valueOf( a );
		const other = valueOf( b );
		if ( one === null || other === null ) {
			if ( one !== null || other !== null ) {
				return one === null ? 1 : -1;
			}
		} else if ( one !== other ) {
			return sign * ( one - other );
		}
		return idOf( a ) < idOf( b ) ? -1 : 1;
	};
}

/** From this share of the rows on it is quicker to sort them all. */
const MANY = 0.01;

/** The first rows by an order. Of a hundred thousand a screen shows 25: sorting the others took most of a report's time. */
function firstOf< Row >(
	rows: readonly Row[],
	compare: ( a: Row, b: Row ) => number,
	count: number
): Row[] {
	if ( count > rows.length * MANY ) {
		return [ ...rows ].sort( compare ).slice( 0, count );
	}
	const first: Row[] = [];
	for ( const row of rows ) {
		const last = first[ count - 1 ];
		if ( last === undefined || compare( row, last ) < 0 ) {
			let from = 0;
			let to = first.length;
			while ( from < to ) {
				const middle = ( from + to ) >> 1;
				const there = first[ middle ];
				if ( there !== undefined && compare( there, row ) < 0 ) {
					from = middle + 1;
				} else {
					to = middle;
				}
			}
			first.splice( from, 0, row );
			first.length = Math.min( first.length, count );
		}
	}
	return first;
}
