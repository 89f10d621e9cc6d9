import { type Order, PAGE_SIZE, pageOf } from './paging.ts';

interface Row {
	id: number;
	value: number | null;
}

const order = ( dir: 'asc' | 'desc' ): Order< Row > => ( {
	valueOf: ( row ) => row.value,
	idOf: ( row ) => row.id,
	dir,
} );

/** Many equal numbers, some without one, in no order. */
const rows: Row[] = Array.from( { length: 10_000 }, ( _, n ) => {
	const id = ( n * 7919 ) % 10_000;
	return { id, value: id % 11 === 0 ? null : id % 97 };
} );

describe( 'pages of a table', () => {
	it.each( [ 'asc', 'desc' ] as const )(
		'%s are the whole table cut into pieces, each row in one of them',
		( dir ) => {
			const all = pageOf( rows, order( dir ), null );
			expect( all.rows ).toHaveLength( 10_000 );
			for ( const page of [ 1, 2, 3, 4, 5, 399, 400 ] ) {
				expect( pageOf( rows, order( dir ), page ) ).toEqual( {
					rows: all.rows.slice(
						( page - 1 ) * PAGE_SIZE,
						page * PAGE_SIZE
					),
					total: 10_000,
					page,
					page_size: PAGE_SIZE,
				} );
			}
			expect( pageOf( rows, order( dir ), 401 ).rows ).toEqual( [] );
		}
	);

	it( 'have what has no number last, whichever way', () => {
		const few = [
			{ id: 3, value: null },
			{ id: 2, value: 1 },
			{ id: 1, value: 1 },
			{ id: 4, value: 5 },
		];
		const ids = ( dir: 'asc' | 'desc' ) =>
			pageOf( few, order( dir ), 1 ).rows.map( ( row ) => row.id );
		expect( ids( 'asc' ) ).toEqual( [ 1, 2, 4, 3 ] );
		expect( ids( 'desc' ) ).toEqual( [ 4, 1, 2, 3 ] );
	} );
} );
