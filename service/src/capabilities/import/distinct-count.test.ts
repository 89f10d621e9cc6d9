import { createDistinctCounter } from './distinct-count.ts';

const counted = ( different: number, exactUpTo: number ) => {
	const counter = createDistinctCounter( exactUpTo );
	for ( let value = 0; value < different; value++ ) {
		counter.add( `visitor ${ value }` );
		counter.add( `visitor ${ value % 10 }` );
	}
	return counter.count();
};

describe( 'counting different values', () => {
	it( 'is exact up to the bound', () => {
		expect( counted( 1240, 2000 ) ).toEqual( { count: 1240, exact: true } );
	} );

	it( 'is within one per cent beyond it, and says that it is an estimate', () => {
		const { count, exact } = counted( 50000, 1000 );
		expect( exact ).toBe( false );
		expect( Math.abs( count - 50000 ) ).toBeLessThan( 500 );
	} );
} );
