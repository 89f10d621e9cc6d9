import { meantAddress } from '../meant-address.ts';

it.each( [
	[ 'ann@gmial.com', 'ann@gmail.com' ],
	[ 'ann@gmail.co', 'ann@gmail.com' ],
	[ 'Ann.B@hotmai.com', 'Ann.B@hotmail.com' ],
	[ 'ann@wbe.de', 'ann@web.de' ],
	[ 'ann@gnx.de', 'ann@gmx.de' ],
	[ 'ann@ggmail.com', 'ann@gmail.com' ],
] )( '%s was meant to be %s', ( typed, meant ) => {
	expect( meantAddress( typed ) ).toBe( meant );
} );

it.each( [
	'ann@gmail.com',
	'ann@gmx.de',
	'ann@mail.com',
	'ann@shop.example',
	'ann',
	'@gmial.com',
	'ann@',
	'',
] )( '%s is left alone', ( typed ) => {
	expect( meantAddress( typed ) ).toBe( '' );
} );
