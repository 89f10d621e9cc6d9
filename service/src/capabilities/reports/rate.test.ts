import fc from 'fast-check';
import { rateSchema } from '#contract/reports/rate.ts';
import { changeOfCount, changeOfRate, NO_CHANGE, rateOf } from './rate.ts';

describe( 'a rate', () => {
	it( 'of 50 in 400 visits is 12.5 %, 9.6 to 16.1', () => {
		const rate = rateOf( 50, 400 );
		expect( rate ).toMatchObject( {
			s: 50,
			n: 400,
			p: 0.125,
			state: 'ok',
			reason: null,
		} );
		expect( rate.lo ).toBeCloseTo( 0.0961151232367638, 9 );
		expect( rate.hi ).toBeCloseTo( 0.161019097513959, 9 );
	} );

	it( 'is rough when half its interval is more than half of it: 3 of 40', () => {
		const rate = rateOf( 3, 40 );
		expect( rate.state ).toBe( 'rough' );
		expect( rate.lo ).toBeCloseTo( 0.0258360257745882, 9 );
		expect( rate.hi ).toBeCloseTo( 0.198642335243105, 9 );
	} );

	it( 'is "too few" below 30 visits, and says the fraction all the same', () => {
		expect( rateOf( 3, 12 ) ).toMatchObject( {
			s: 3,
			n: 12,
			state: 'few',
		} );
		expect( rateOf( 14, 29 ).state ).toBe( 'few' );
		expect( rateOf( 15, 30 ).state ).toBe( 'ok' );
		expect( rateOf( 0, 29 ).state ).toBe( 'few' );
		expect( rateOf( 29, 29 ).state ).toBe( 'few' );
	} );

	it( 'of none in 100 is zero with an upper bound of just under 3 %', () => {
		const rate = rateOf( 0, 100 );
		expect( rate ).toMatchObject( { p: 0, lo: 0, state: 'zero' } );
		expect( rate.hi ).toBeCloseTo( 0.0295130496070399, 9 );
	} );

	it( 'without visits is none, never 0 % and never NaN', () => {
		expect( rateOf( 0, 0 ) ).toEqual( {
			s: 0,
			n: 0,
			p: null,
			lo: null,
			hi: null,
			state: 'none',
			reason: 'no_denominator',
		} );
	} );

	it( 'of everyone is not rough', () => {
		expect( rateOf( 100, 100 ) ).toMatchObject( {
			p: 1,
			state: 'ok',
			hi: 1,
		} );
	} );

	it( 'is never over 100 %, always fits the contract, and is in one state', () => {
		fc.assert(
			fc.property( fc.nat( 3000 ), fc.nat( 3000 ), ( a, b ) => {
				const rate = rateOf( Math.min( a, b ), Math.max( a, b ) );
				expect( rateSchema.safeParse( rate ).success ).toBe( true );
			} )
		);
	} );
} );

describe( 'the change of a count', () => {
	it( 'is a percentage with a direction and a word', () => {
		expect( changeOfCount( 100, 125 ) ).toEqual( {
			kind: 'percent',
			value: 0.25,
			direction: 'up',
			verdict: 'better',
		} );
		expect( changeOfCount( 100, 50 ) ).toEqual( {
			kind: 'percent',
			value: -0.5,
			direction: 'down',
			verdict: 'worse',
		} );
		expect( changeOfCount( 100, 100 ) ).toEqual( {
			kind: 'percent',
			value: 0,
			direction: 'same',
			verdict: null,
		} );
	} );

	it( 'from nothing is "new", of fewer than ten is nothing', () => {
		expect( changeOfCount( 0, 3 ).kind ).toBe( 'new' );
		expect( changeOfCount( 9, 100 ) ).toBe( NO_CHANGE );
		expect( changeOfCount( 0, 0 ) ).toBe( NO_CHANGE );
	} );
} );

describe( 'the change of a rate', () => {
	it( 'is in points, with a word only when it is more than chance', () => {
		expect(
			changeOfRate( rateOf( 48, 1000 ), rateOf( 72, 1000 ) )
		).toMatchObject( {
			kind: 'points',
			direction: 'up',
			verdict: 'better',
		} );
		expect(
			changeOfRate( rateOf( 72, 1000 ), rateOf( 48, 1000 ) ).verdict
		).toBe( 'worse' );
		expect(
			changeOfRate( rateOf( 48, 1000 ), rateOf( 54, 1000 ) )
		).toMatchObject( { kind: 'points', direction: 'up', verdict: null } );
	} );

	it( 'is nothing when a side is too few or without visits', () => {
		expect( changeOfRate( rateOf( 3, 12 ), rateOf( 72, 1000 ) ) ).toBe(
			NO_CHANGE
		);
		expect( changeOfRate( rateOf( 72, 1000 ), rateOf( 0, 0 ) ) ).toBe(
			NO_CHANGE
		);
	} );

	it( 'from zero of many is points like any other', () => {
		expect(
			changeOfRate( rateOf( 0, 1000 ), rateOf( 50, 1000 ) )
		).toMatchObject( { kind: 'points', value: 0.05, verdict: 'better' } );
	} );
} );
