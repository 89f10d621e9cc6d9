import fc from 'fast-check';
import jstat from 'jstat';
import { wilsonInterval, zeroUpperBound } from './proportion.ts';

describe( 'the Wilson interval', () => {
	it.each( [
		// Published vectors: s, n, lo, hi.
		[ 50, 400, 0.0961151232367638, 0.161019097513959 ],
		[ 3, 40, 0.0258360257745882, 0.198642335243105 ],
		[ 12, 500, 0.013781314655497, 0.0414770574639008 ],
		[ 0, 20, 0, 0.161125158052819 ],
		[ 1, 1, 0.206549314377237, 1 ],
	] )( 'of %d of %d is %d to %d', ( s, n, lo, hi ) => {
		const interval = wilsonInterval( s, n );
		expect( Math.abs( ( interval?.lo ?? NaN ) - lo ) ).toBeLessThan( 1e-9 );
		expect( Math.abs( ( interval?.hi ?? NaN ) - hi ) ).toBeLessThan( 1e-9 );
	} );

	it( 'is unknown without trials', () => {
		expect( wilsonInterval( 0, 0 ) ).toBeNull();
	} );

	it( 'refuses more successes than trials, fractions and negatives', () => {
		expect( () => wilsonInterval( 5, 4 ) ).toThrow( RangeError );
		expect( () => wilsonInterval( 0.5, 4 ) ).toThrow( RangeError );
		expect( () => wilsonInterval( -1, 4 ) ).toThrow( RangeError );
	} );

	it( 'holds the share, stays within 0 and 1, and mirrors for failures', () => {
		fc.assert(
			fc.property(
				fc
					.nat( 100_000 )
					.chain( ( n ) =>
						fc.tuple(
							fc.integer( { min: 0, max: n + 1 } ),
							fc.constant( n + 1 )
						)
					),
				( [ s, n ] ) => {
					const of = wilsonInterval( s, n );
					const others = wilsonInterval( n - s, n );
					expect( of ).not.toBeNull();
					expect( others ).not.toBeNull();
					if ( of && others ) {
						expect( of.lo ).toBeGreaterThanOrEqual( 0 );
						expect( of.hi ).toBeLessThanOrEqual( 1 );
						expect( of.lo ).toBeLessThanOrEqual( s / n );
						expect( of.hi ).toBeGreaterThanOrEqual( s / n );
						expect( of.lo ).toBeCloseTo( 1 - others.hi, 12 );
					}
				}
			)
		);
	} );

	it( 'is where a z test of the limit against the share just stops rejecting', () => {
		// The interval's definition, solved by the oracle: |p - limit| / √(limit(1-limit)/n) = z.
		const z = jstat.normal.inv( 0.975, 0, 1 );
		for ( const [ s, n ] of [
			[ 50, 400 ],
			[ 3, 40 ],
			[ 700, 1000 ],
		] as const ) {
			const { lo, hi } = wilsonInterval( s, n ) ?? { lo: NaN, hi: NaN };
			for ( const limit of [ lo, hi ] ) {
				const distance =
					Math.abs( s / n - limit ) /
					Math.sqrt( ( limit * ( 1 - limit ) ) / n );
				expect( Math.abs( distance - z ) ).toBeLessThan( 1e-9 );
			}
		}
	} );
} );

describe( 'the bound for zero of n', () => {
	it( 'is 2.95 % for none of 100', () => {
		expect(
			Math.abs( ( zeroUpperBound( 100 ) ?? NaN ) - 0.0295130496070399 )
		).toBeLessThan( 1e-9 );
	} );

	it( 'is the exact Clopper-Pearson bound, a beta quantile', () => {
		for ( const n of [ 1, 30, 100, 5000 ] ) {
			expect(
				Math.abs(
					( zeroUpperBound( n ) ?? NaN ) -
						jstat.beta.inv( 0.95, 1, n )
				)
			).toBeLessThan( 1e-9 );
		}
	} );

	it( 'is unknown without trials', () => {
		expect( zeroUpperBound( 0 ) ).toBeNull();
	} );
} );
