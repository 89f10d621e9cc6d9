import { createHmac } from 'node:crypto';
import {
	consentedVisitor,
	dailyVisitor,
	importedVisitor,
} from './visitor-hash.ts';

const key = Buffer.from( Array.from( { length: 32 }, ( _, index ) => index ) );

test( 'the daily hash is the one that PHP computes too', () => {
	expect( dailyVisitor( key, 'shop.example', '203.0.113.7', 'UA/1.0' ) ).toBe(
		'80e6cc9b4c91076d'
	);
} );

test( 'another site, address, user agent or day is another visitor', () => {
	const other = Buffer.alloc( 32, 1 );
	const visitors = [
		dailyVisitor( key, 'shop.example', '203.0.113.7', 'UA/1.0' ),
		dailyVisitor( key, 'shop2.example', '203.0.113.7', 'UA/1.0' ),
		dailyVisitor( key, 'shop.example', '203.0.113.8', 'UA/1.0' ),
		dailyVisitor( key, 'shop.example', '203.0.113.7', 'UA/1.1' ),
		dailyVisitor( other, 'shop.example', '203.0.113.7', 'UA/1.0' ),
		consentedVisitor( 'shop.example', '203.0.113.7' ),
		importedVisitor( 'shop.example', '203.0.113.7' ),
	];
	expect( new Set( visitors ).size ).toBe( visitors.length );
} );

test( 'parts cannot be shifted from one field to the next', () => {
	expect( dailyVisitor( key, 'a', 'bc', 'd' ) ).not.toBe(
		dailyVisitor( key, 'ab', 'c', 'd' )
	);
} );

test( 'it is HMAC-SHA256 for texts of every length', () => {
	for ( const length of [ 0, 1, 30, 60, 63, 64, 65, 200, 1000 ] ) {
		const agent = 'ü'.repeat( length );
		expect( dailyVisitor( key, 's', '::1', agent ) ).toBe(
			createHmac( 'sha256', key )
				.update( `v1\u001fs\u001f::1\u001f${ agent }` )
				.digest( 'hex' )
				.slice( 0, 16 )
		);
	}
} );
