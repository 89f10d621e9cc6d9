import { createMoneyWords, type MoneyFormat } from './money.ts';
import { createNumberWords } from './numbers.ts';

const EURO: MoneyFormat = {
	currency: 'EUR',
	symbol: '€',
	position: 'left',
	decimalSeparator: '.',
	thousandSeparator: ',',
};

const numbers = createNumberWords( 'en-US' );
const words = ( format: Partial< MoneyFormat > = {} ) =>
	createMoneyWords( { ...EURO, ...format }, numbers );
const euros = ( value: number, decimals = 2 ) => ( {
	value,
	currency: 'EUR',
	decimals,
} );

describe( 'Money', () => {
	it.each( [
		[ 0, '€0.00' ],
		[ 5, '€0.05' ],
		[ 1800, '€18.00' ],
		[ 768_000, '€7,680.00' ],
		[ 123_456_789_01, '€123,456,789.01' ],
		[ -4250, '-€42.50' ],
	] )( '%p minor units are written %p', ( value, text ) => {
		expect( words().full( euros( value ) ) ).toBe( text );
	} );

	it.each( [
		[ 'left', '€1,234.50' ],
		[ 'left_space', '€\u00a01,234.50' ],
		[ 'right', '1,234.50€' ],
		[ 'right_space', '1,234.50\u00a0€' ],
	] as const )(
		'has its sign where the shop puts it: %s',
		( position, text ) => {
			expect( words( { position } ).full( euros( 123_450 ) ) ).toBe(
				text
			);
		}
	);

	it( 'has the shop’s separators, even a dollar sign or none at all', () => {
		const german = words( {
			position: 'right_space',
			decimalSeparator: ',',
			thousandSeparator: '.',
		} );
		expect( german.full( euros( 123_456_789 ) ) ).toBe(
			'1.234.567,89\u00a0€'
		);
		expect(
			words( { thousandSeparator: '' } ).full( euros( 123_456_789 ) )
		).toBe( '€1234567.89' );
		expect(
			words( { thousandSeparator: '$&' } ).full( euros( 123_456 ) )
		).toBe( '€1$&234.56' );
	} );

	it( 'has the decimals of its currency', () => {
		const yen = words( { currency: 'JPY', symbol: '¥' } );
		expect(
			yen.full( { value: 18_000, currency: 'JPY', decimals: 0 } )
		).toBe( '¥18,000' );
		expect( words().full( euros( 1_234_567, 3 ) ) ).toBe( '€1,234.567' );
	} );

	it( 'of another currency carries its code, not a sign that two currencies share', () => {
		expect(
			words().full( { value: 9900, currency: 'USD', decimals: 2 } )
		).toBe( 'USD\u00a099.00' );
		expect(
			words( { position: 'right' } ).full( {
				value: 9900,
				currency: 'USD',
				decimals: 2,
			} )
		).toBe( '99.00\u00a0USD' );
	} );

	it( 'is abbreviated from 100,000 on, only on cards and axes', () => {
		expect( words().short( euros( 9_999_999 ) ) ).toBe( '€99,999.99' );
		expect( words().short( euros( 123_456_700 ) ) ).toBe( '€1.2M' );
		expect( words().short( euros( -12_000_000 ) ) ).toBe( '-€120K' );
		expect( words().full( euros( 123_456_700 ) ) ).toBe( '€1,234,567.00' );
	} );

	it( 'on an axis hides decimals that are zero', () => {
		expect( words().axis( euros( 50_000 ) ) ).toBe( '€500' );
		expect( words().axis( euros( 1250 ) ) ).toBe( '€12.50' );
	} );
} );
