import { maskEmail } from './mask-email.ts';

describe( 'a mail address in a list', () => {
	it.each( [
		[ 'buyer@example.com', 'b…r@example.com' ],
		[ 'ann@example.com', 'a…@example.com' ],
		[ 'a@example.com', 'a…@example.com' ],
		[ '😀😀😀😀@example.com', '😀…😀@example.com' ],
	] )( '%s is shown as %s', ( email, masked ) => {
		expect( maskEmail( email ) ).toBe( masked );
	} );
} );
