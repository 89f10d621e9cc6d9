import { createHash } from 'node:crypto';
import { createRepeatedRows } from './repeated-rows.ts';

const content = ( text: string ) =>
	createHash( 'sha256' ).update( text ).digest().subarray( 0, 16 );

describe( 'repeated rows', () => {
	it( 'are counted by how often the same content came before', () => {
		const rows = [ 'a', 'b', 'a', 'c', 'a', 'b' ].map( content );
		const repeats = createRepeatedRows( rows.length );
		rows.forEach( ( row ) => repeats.note( row ) );
		expect( rows.map( ( row ) => repeats.countBefore( row ) ) ).toEqual( [
			0, 0, 1, 0, 2, 1,
		] );
	} );

	it( 'are counted exactly even where the filter is far too small', () => {
		// Made for one row and given 400,000, the filter doubts almost every row.
		const repeats = createRepeatedRows( 1 );
		const rows = Array.from( { length: 400000 }, ( _, row ) =>
			content( String( row % 399990 ) )
		);
		rows.forEach( ( row ) => repeats.note( row ) );
		const before = rows.map( ( row ) => repeats.countBefore( row ) );
		expect( before.filter( ( count ) => count === 1 ) ).toHaveLength( 10 );
		expect( before.filter( ( count ) => count > 1 ) ).toHaveLength( 0 );
	} );
} );
