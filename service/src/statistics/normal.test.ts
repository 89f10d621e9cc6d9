import jstat from 'jstat';
import { normalQuantile, Z_95 } from './normal.ts';

describe( 'the normal quantile', () => {
	it( 'gives the 95 % point to the last digit', () => {
		expect( Z_95 ).toBeCloseTo( 1.959963984540054, 14 );
	} );

	it.each( [
		// 40-digit values: the quantiles of tables, one in each branch of the algorithm.
		[ 0.5, 0 ],
		[ 0.75, 0.6744897501960817 ],
		[ 0.9, 1.2815515655446004 ],
		[ 0.995, 2.5758293035489004 ],
		[ 1e-10, -6.361340902404056 ],
		[ 1e-15, -7.941345326170997 ],
	] )( 'of %d is %d', ( probability, expected ) => {
		expect(
			Math.abs( normalQuantile( probability ) - expected )
		).toBeLessThan( 1e-12 );
	} );

	it( 'agrees with an independent implementation between 0.001 and 0.999', () => {
		for ( let p = 0.001; p < 1; p += 0.001 ) {
			expect(
				Math.abs( normalQuantile( p ) - jstat.normal.inv( p, 0, 1 ) )
			).toBeLessThan( 1e-9 );
		}
	} );

	it( 'is infinite at the ends and refuses what is no probability', () => {
		expect( normalQuantile( 0 ) ).toBe( -Infinity );
		expect( normalQuantile( 1 ) ).toBe( Infinity );
		expect( () => normalQuantile( 1.1 ) ).toThrow( RangeError );
		expect( () => normalQuantile( NaN ) ).toThrow( RangeError );
	} );
} );
