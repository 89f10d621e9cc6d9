import jstat from 'jstat';
import {
	countChange,
	newcombeDifference,
	relativeChange,
	type Proportion,
} from './compare.ts';

const a: Proportion = { successes: 48, trials: 1000 };
const b: Proportion = { successes: 72, trials: 1000 };

const near = ( value: number | undefined, expected: number ) =>
	expect( Math.abs( ( value ?? NaN ) - expected ) ).toBeLessThan( 1e-9 );

describe( 'the difference of two rates', () => {
	it( 'matches the published Newcombe interval of 48 and 72 of 1000', () => {
		const result = newcombeDifference( a, b );
		near( result?.difference, 0.024 );
		near( result?.lo, 0.00313406162070666 );
		near( result?.hi, 0.0451759944010834 );
	} );

	it( 'turns its sign when the sides change places', () => {
		const forth = newcombeDifference( a, b );
		const back = newcombeDifference( b, a );
		near( back?.difference, -0.024 );
		near( back?.lo, -( forth?.hi ?? NaN ) );
		near( back?.hi, -( forth?.lo ?? NaN ) );
	} );

	it( 'lies near the plain Wald interval when both samples are large', () => {
		const large = newcombeDifference(
			{ successes: 48_000, trials: 1_000_000 },
			{ successes: 72_000, trials: 1_000_000 }
		);
		const error = Math.sqrt(
			( 0.048 * 0.952 + 0.072 * 0.928 ) / 1_000_000
		);
		const z = jstat.normal.inv( 0.975, 0, 1 );
		expect( large?.lo ).toBeCloseTo( 0.024 - z * error, 6 );
		expect( large?.hi ).toBeCloseTo( 0.024 + z * error, 6 );
	} );

	it( 'is unknown when a side has no trials', () => {
		expect(
			newcombeDifference( { successes: 0, trials: 0 }, b )
		).toBeNull();
	} );
} );

describe( 'the relative change of two rates', () => {
	it( 'matches the published Katz interval', () => {
		const result = relativeChange( a, b );
		near( result?.change, 0.5 );
		near( result?.ratioLo, 1.05224043885129 );
		near( result?.ratioHi, 2.13829455410047 );
	} );

	it( 'is undefined from or to nothing', () => {
		const none = { successes: 0, trials: 1000 };
		expect( relativeChange( none, b ) ).toBeNull();
		expect( relativeChange( a, none ) ).toBeNull();
	} );
} );

describe( 'the change of a count', () => {
	it( 'is a share when both sides reach ten', () => {
		expect( countChange( 80, 100 ) ).toEqual( {
			kind: 'share',
			share: 0.25,
		} );
		expect( countChange( 10, 10 ) ).toEqual( { kind: 'share', share: 0 } );
	} );

	it( 'is "new" from nothing, never a percentage', () => {
		expect( countChange( 0, 500 ) ).toEqual( { kind: 'new' } );
	} );

	it( 'says nothing about fewer than ten, nor about nothing at all', () => {
		expect( countChange( 9, 500 ) ).toEqual( { kind: 'few' } );
		expect( countChange( 500, 9 ) ).toEqual( { kind: 'few' } );
		expect( countChange( 0, 0 ) ).toEqual( { kind: 'few' } );
	} );
} );
