import { compileTimeFormat, type TimeReader } from './time-format.ts';

function reader( format: string ): TimeReader {
	const read = compileTimeFormat( format );
	if ( typeof read === 'string' ) {
		throw new Error( read );
	}
	return read;
}

const wall = ( format: string, text: string ) => {
	const time = reader( format )( text );
	return time && new Date( time.wallMs ).toISOString();
};

describe( 'a time format', () => {
	it.each( [
		[
			'yyyy-MM-dd HH:mm:ss',
			'1999-06-24 10:06:37',
			'1999-06-24T10:06:37.000Z',
		],
		[ 'd.M.yy H:mm', '4.6.99 9:05', '1999-06-04T09:05:00.000Z' ],
		[ 'd.M.yy H:mm', '4.6.07 9:05', '2007-06-04T09:05:00.000Z' ],
		[
			'dd/MMM/yyyy:HH:mm:ss',
			'24/Jun/1999:10:06:37',
			'1999-06-24T10:06:37.000Z',
		],
		[ 'M/d/yyyy h:mm a', '6/24/1999 12:07 AM', '1999-06-24T00:07:00.000Z' ],
		[ 'M/d/yyyy h:mm a', '6/24/1999 12:07 pm', '1999-06-24T12:07:00.000Z' ],
		[ "yyyyMMdd'T'HHmmss", '19990624T100637', '1999-06-24T10:06:37.000Z' ],
		[
			'yyyy-MM-dd HH:mm:ss.SSS',
			'1999-06-24 10:06:37.25',
			'1999-06-24T10:06:37.250Z',
		],
		[ 'iso', '1999-06-24 10:06', '1999-06-24T10:06:00.000Z' ],
		[ 'unix_s', '930218797', '1999-06-24T10:06:37.000Z' ],
		[ 'unix_ms', '930218797123', '1999-06-24T10:06:37.123Z' ],
	] )( '%s reads %s', ( format, text, expected ) => {
		expect( wall( format, text ) ).toBe( expected );
	} );

	it.each( [
		[ 'yyyy-MM-dd HH:mm', '1999-06-31 10:06' ],
		[ 'yyyy-MM-dd HH:mm', '1999-02-29 10:06' ],
		[ 'yyyy-MM-dd HH:mm', '1999-06-24 24:06' ],
		[ 'yyyy-MM-dd HH:mm', '1999-06-24 10:6' ],
		[ 'yyyy-MM-dd HH:mm', '1999-06-24 10:06 ' ],
		[ 'M/d/yyyy h:mm a', '6/24/1999 13:07 AM' ],
		[ 'dd MMM yyyy HH:mm', '24 Juno 1999' ],
		[ 'unix_s', 'soon' ],
		[ 'iso', '' ],
	] )( '%s refuses “%s”', ( format, text ) => {
		expect( reader( format )( text ) ).toBeNull();
	} );

	it( 'tells the zone only where one is written', () => {
		const read = reader( 'iso' );
		expect( read( '1999-06-24T10:06:37' )?.offsetMs ).toBeNull();
		expect( read( '1999-06-24T10:06:37Z' )?.offsetMs ).toBe( 0 );
		expect( read( '1999-06-24T10:06:37-05:30' )?.offsetMs ).toBe(
			-19800000
		);
	} );

	it.each( [
		[ 'yyyy-MM-dd', 'hour' ],
		[ 'HH:mm', 'year' ],
		[ 'yyyy-MM-dd hh:mm', 'hour' ],
		[ 'yyyy-qq-dd HH:mm', 'qq' ],
		[ "yyyy-MM-dd 'at HH:mm", 'quote' ],
		[ 'yyyy-MM-dd HH:mm HH', 'twice' ],
	] )( 'says what is wrong with the format %s', ( format, word ) => {
		expect( compileTimeFormat( format ) ).toContain( word );
	} );
} );
