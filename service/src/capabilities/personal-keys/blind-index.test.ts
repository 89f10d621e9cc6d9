import { normalEmail, normalPhone } from './addresses.ts';
import { emailIndex, keyedHash, phoneIndex } from './blind-index.ts';

const KEY = Buffer.from( Array.from( { length: 32 }, ( _, byte ) => byte ) );

describe( 'the keyed hash of an address', () => {
	it( 'is the one that is documented', () => {
		expect(
			emailIndex( KEY, 'buyer@example.com' )?.toString( 'hex' )
		).toBe(
			'150989d8a7f9224b609dc71725c1bd207e7b1cae5746fd8a1caa27f2ebbe4054'
		);
	} );

	it.each( [
		' Buyer@Example.COM ',
		'BUYER@EXAMPLE.COM\n',
		'\u00a0buyer@example.com',
	] )( 'is the same however it was typed: %j', ( typed ) => {
		expect( emailIndex( KEY, typed ) ).toEqual(
			emailIndex( KEY, 'buyer@example.com' )
		);
	} );

	it( 'is the same for letters with an accent in one piece and in two', () => {
		expect( normalEmail( 'Ren\u00e9e@Example.com' ) ).toBe(
			normalEmail( 'rene\u0301e@example.com' )
		);
	} );

	it.each( [
		'',
		'buyer',
		'buyer@',
		'@example.com',
		'a b@example.com',
		'a@b',
		`${ 'a'.repeat( 65 ) }@example.com`,
		'a@example.com, b@example.com',
	] )( 'is not made of what is no mail address: %j', ( typed ) => {
		expect( emailIndex( KEY, typed ) ).toBeNull();
	} );

	it.each( [ '+49 30 123456', '0049 (30) 12-34-56', '+4930/123456' ] )(
		'is the same for a number in any spelling: %s',
		( typed ) => {
			expect( normalPhone( typed ) ).toBe( '+4930123456' );
		}
	);

	it.each( [
		'030 123456',
		'+0123456',
		'+49',
		'call me',
		'+49301234567890123',
	] )( 'is not made of a number that says no country: %s', ( typed ) => {
		expect( phoneIndex( KEY, typed ) ).toBeNull();
	} );

	it( 'for one purpose says nothing about that for another', () => {
		const email = keyedHash( KEY, 'email', 'buyer@example.com' );
		const erased = keyedHash( KEY, 'erased', 'buyer@example.com' );
		expect( email.equals( erased ) ).toBe( false );
	} );
} );
