import { dayStart } from './day-start.ts';

describe( 'the beginning of a day on the site’s clock', () => {
	it( 'is midnight there, in summer and in winter', () => {
		expect( dayStart( 'Europe/Berlin', '2026-11-23' ) ).toBe(
			Date.parse( '2026-11-22T23:00:00Z' )
		);
		expect( dayStart( 'Europe/Berlin', '2026-07-01' ) ).toBe(
			Date.parse( '2026-06-30T22:00:00Z' )
		);
		expect( dayStart( '+05:30', '2026-07-01' ) ).toBe(
			Date.parse( '2026-06-30T18:30:00Z' )
		);
		expect( dayStart( 'Pacific/Kiritimati', '2026-07-01' ) ).toBe(
			Date.parse( '2026-06-30T10:00:00Z' )
		);
	} );

	it( 'is one o’clock where the clocks jump at midnight', () => {
		expect( dayStart( 'America/Santiago', '2026-09-06' ) ).toBe(
			Date.parse( '2026-09-06T04:00:00Z' )
		);
	} );
} );
