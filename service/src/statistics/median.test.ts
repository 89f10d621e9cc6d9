import jstat from 'jstat';
import { MAD_TO_SIGMA, median, medianDeviation } from './median.ts';
import { normalQuantile } from './normal.ts';

const history = [ 120, 132, 118, 125, 140, 122, 128, 119 ];

describe( 'the median', () => {
	it( 'is the middle of an odd and between the middle two of an even number', () => {
		expect( median( [ 3, 1, 2 ] ) ).toBe( 2 );
		expect( median( history ) ).toBe( 123.5 );
		expect( median( history ) ).toBe( jstat.median( history ) );
	} );

	it( 'sorts as numbers and leaves the list as it was', () => {
		const values = [ 10, 9, 100 ];
		expect( median( values ) ).toBe( 10 );
		expect( values ).toEqual( [ 10, 9, 100 ] );
	} );

	it( 'is unknown of nothing', () => {
		expect( median( [] ) ).toBeNull();
		expect( medianDeviation( [] ) ).toBeNull();
	} );
} );

describe( 'the median deviation', () => {
	it( 'gives the published spread of eight Tuesdays and their distances', () => {
		expect( medianDeviation( history ) ).toBe( 4.5 );
		const sigma = MAD_TO_SIGMA * ( medianDeviation( history ) ?? NaN );
		expect( Math.abs( sigma - 6.67170998327521 ) ).toBeLessThan( 1e-9 );
		const distance = ( x: number ) => ( x - 123.5 ) / sigma;
		expect( Math.abs( distance( 70 ) + 8.01893369677564 ) ).toBeLessThan(
			1e-9
		);
		expect( Math.abs( distance( 150 ) - 3.97199519559915 ) ).toBeLessThan(
			1e-9
		);
		expect( Math.abs( distance( 200 ) - 11.4663257533334 ) ).toBeLessThan(
			1e-9
		);
	} );

	it( 'scales by the upper quartile of the normal distribution', () => {
		expect( MAD_TO_SIGMA ).toBeCloseTo( 1 / normalQuantile( 0.75 ), 12 );
	} );
} );
