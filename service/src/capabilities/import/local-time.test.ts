import { createLocalTime, isTimeZone } from './local-time.ts';

const resolve = ( zone: string, wall: string ) => {
	const { at, kind } = createLocalTime( zone )( Date.parse( `${ wall }Z` ) );
	return `${ new Date( at ).toISOString() } ${ kind }`;
};

describe( 'a time without a zone', () => {
	it( 'is winter or summer time by its date', () => {
		expect( resolve( 'Europe/Berlin', '1999-01-12T10:15:05' ) ).toBe(
			'1999-01-12T09:15:05.000Z clear'
		);
		expect( resolve( 'Europe/Berlin', '1999-06-24T10:06:37.250' ) ).toBe(
			'1999-06-24T08:06:37.250Z clear'
		);
	} );

	it( 'that the clocks jumped over is read as if they had not jumped, and said to be a gap', () => {
		expect( resolve( 'Europe/Berlin', '1999-03-28T02:30:00' ) ).toBe(
			'1999-03-28T01:30:00.000Z gap'
		);
		expect( resolve( 'Europe/Berlin', '1999-03-28T01:59:59' ) ).toBe(
			'1999-03-28T00:59:59.000Z clear'
		);
		expect( resolve( 'Europe/Berlin', '1999-03-28T03:00:00' ) ).toBe(
			'1999-03-28T01:00:00.000Z clear'
		);
	} );

	it( 'that the clocks showed twice is the first one, and said to be an overlap', () => {
		expect( resolve( 'Europe/Berlin', '1998-10-25T02:30:00' ) ).toBe(
			'1998-10-25T00:30:00.000Z overlap'
		);
		expect( resolve( 'Europe/Berlin', '1998-10-25T03:00:00' ) ).toBe(
			'1998-10-25T02:00:00.000Z clear'
		);
		expect( resolve( 'America/New_York', '2024-11-03T01:15:00' ) ).toBe(
			'2024-11-03T05:15:00.000Z overlap'
		);
	} );

	it( 'is clear at noon on the days around a change', () => {
		for ( const day of [ '27', '28', '29' ] ) {
			expect(
				resolve( 'Europe/Berlin', `1999-03-${ day }T12:00:00` )
			).toMatch( /clear$/ );
		}
	} );

	it( 'can lie in a zone that is only an offset', () => {
		expect( resolve( '+05:30', '1999-06-24T10:00:00' ) ).toBe(
			'1999-06-24T04:30:00.000Z clear'
		);
	} );

	it( 'comes back to the wall clock it was read from, in every hour of a year', () => {
		const zone = 'Australia/Lord_Howe';
		const local = createLocalTime( zone );
		const format = new Intl.DateTimeFormat( 'sv-SE', {
			timeZone: zone,
			dateStyle: 'short',
			timeStyle: 'medium',
		} );
		const start = Date.UTC( 2024, 0, 1, 0, 20 );
		for ( let hour = 0; hour < 366 * 24; hour += 1 ) {
			const wall = start + hour * 3600000;
			const { at, kind } = local( wall );
			if ( kind !== 'gap' ) {
				expect( format.format( at ) ).toBe(
					new Date( wall )
						.toISOString()
						.slice( 0, 19 )
						.replace( 'T', ' ' )
				);
			}
		}
	} );
} );

describe( 'a zone', () => {
	it( 'is a name or an offset this machine knows', () => {
		expect( isTimeZone( 'Europe/Berlin' ) ).toBe( true );
		expect( isTimeZone( '-03:00' ) ).toBe( true );
		expect( isTimeZone( 'Mars/Olympus' ) ).toBe( false );
		expect( isTimeZone( '' ) ).toBe( false );
	} );
} );
