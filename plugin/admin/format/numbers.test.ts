import { createNumberWords } from './numbers.ts';

const english = createNumberWords( 'en-US' );
const german = createNumberWords( 'de-DE' );
/** German puts a no-break space before the sign. */
const plain = ( text: string ) => text.replaceAll( '\u00a0', ' ' );

describe( 'Numbers', () => {
	it( 'are written in the person’s locale', () => {
		expect( english.count( 8412 ) ).toBe( '8,412' );
		expect( german.count( 8412 ) ).toBe( '8.412' );
		expect( plain( german.percent( 0.125 ) ) ).toBe( '12,5 %' );
	} );

	it( 'are abbreviated from 100,000 on, and only by the short form', () => {
		expect( english.short( 99_999 ) ).toBe( '99,999' );
		expect( english.short( 107_994 ) ).toBe( '108K' );
		expect( english.count( 107_994 ) ).toBe( '107,994' );
	} );

	it.each( [
		[ 0.125, '12.5%' ],
		[ 0.01, '1.0%' ],
		[ 0.00999, '1%' ],
		[ 0.0057, '0.57%' ],
		[ 0, '0.0%' ],
		[ 1, '100.0%' ],
	] )(
		'a share of %p has one decimal from 1 %, else two figures',
		( share, words ) => {
			expect( english.percent( share ) ).toBe( words );
		}
	);

	it( 'an interval has one sign, where the locale puts it', () => {
		expect( english.interval( 0.0961, 0.161 ) ).toBe( '9.6–16.1%' );
		expect( plain( german.interval( 0.0961, 0.161 ) ) ).toBe(
			'9,6–16,1 %'
		);
		expect( createNumberWords( 'tr-TR' ).interval( 0.0961, 0.161 ) ).toBe(
			'%9,6–16,1'
		);
	} );

	it( 'the bound of what was never seen has two figures and no empty decimal', () => {
		expect( english.bound( 0.0295130496 ) ).toBe( '3%' );
		expect( english.bound( 0.0158 ) ).toBe( '1.6%' );
	} );

	it( 'a change is never written as zero', () => {
		expect( english.change( -0.221 ) ).toBe( '22%' );
		expect( english.change( 0.075 ) ).toBe( '7.5%' );
		expect( english.points( 0.024 ) ).toBe( '2.4' );
		expect( english.points( -0.0004 ) ).toBe( '0.04' );
	} );
} );
