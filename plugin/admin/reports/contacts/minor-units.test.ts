import { minorUnits, typedAmount } from './minor-units.ts';

describe( 'An amount somebody typed', () => {
	it.each( [
		[ '1200', 2, 120_000 ],
		[ '1200.5', 2, 120_050 ],
		[ '1,200.50', 2, 120_050 ],
		[ '1.200,50', 2, 120_050 ],
		[ '1 200,50', 2, 120_050 ],
		[ '1.200', 2, 120_000 ],
		[ '0,05', 2, 5 ],
		[ '1200', 0, 1200 ],
		[ '1,200', 0, 1200 ],
	] )(
		'%s with %d decimals is %d minor units',
		( typed, decimals, value ) => {
			expect( minorUnits( typed, decimals ) ).toBe( value );
		}
	);

	it.each( [ '', 'much', '-5', '12.5 €', '1e5', '.', '9'.repeat( 20 ) ] )(
		'“%s” is none',
		( typed ) => {
			expect( minorUnits( typed, 2 ) ).toBeNull();
		}
	);

	it( 'has no decimals where the currency has none', () => {
		expect( minorUnits( '12.5', 0 ) ).toBeNull();
	} );

	it( 'can be typed again as it was kept', () => {
		expect( minorUnits( typedAmount( 120_050, 2 ), 2 ) ).toBe( 120_050 );
		expect( minorUnits( typedAmount( 7, 0 ), 0 ) ).toBe( 7 );
	} );
} );
