import { dayNumber, hourOf, isoDay, siteDays } from './site-days.ts';

const dayAt = ( zone: string, at: string ) =>
	isoDay( siteDays( zone ).dayOf( Date.parse( at ) ) );

test.each( [
	[ 'UTC', '2026-03-29T23:59:59.999Z', '2026-03-29' ],
	[ 'Europe/Berlin', '2026-03-28T22:59:59Z', '2026-03-28' ],
	[ 'Europe/Berlin', '2026-03-28T23:00:00Z', '2026-03-29' ],
	// After the clocks went forward local midnight is at 22:00 UTC.
	[ 'Europe/Berlin', '2026-03-29T21:59:59Z', '2026-03-29' ],
	[ 'Europe/Berlin', '2026-03-29T22:00:00Z', '2026-03-30' ],
	[ 'Asia/Kathmandu', '2026-01-01T18:14:59Z', '2026-01-01' ],
	[ 'Asia/Kathmandu', '2026-01-01T18:15:00Z', '2026-01-02' ],
	[ 'Pacific/Kiritimati', '2026-01-01T10:00:00Z', '2026-01-02' ],
	[ '+02:00', '2026-01-01T22:00:00Z', '2026-01-02' ],
	[ '-09:30', '2026-01-02T09:29:00Z', '2026-01-01' ],
	[ 'America/New_York', '1998-04-05T04:59:00Z', '1998-04-04' ],
] )( 'in %s, %s belongs to %s', ( zone, at, day ) => {
	expect( dayAt( zone, at ) ).toBe( day );
} );

test( 'a day number is the date it came from', () => {
	expect( dayNumber( '1970-01-02' ) ).toBe( 1 );
	expect( isoDay( dayNumber( '2028-02-29' ) ) ).toBe( '2028-02-29' );
	expect( hourOf( Date.parse( '1970-01-02T01:59:59Z' ) ) ).toBe( 25 );
} );

test( 'a zone nobody knows is refused', () => {
	expect( () => siteDays( 'Europe/Atlantis' ) ).toThrow( RangeError );
} );
