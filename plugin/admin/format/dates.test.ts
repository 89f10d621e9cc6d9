import { createDateWords } from './dates.ts';

const words = createDateWords( 'en-GB', 'Europe/Berlin' );

describe( 'Dates', () => {
	it( 'name the last day of a range, not the first after it', () => {
		expect( words.range( '2026-10-27', '2026-11-24' ) ).toMatch(
			/^27 Oct\s–\s23 Nov 2026$/
		);
		expect( words.range( '2026-11-23', '2026-11-24' ) ).toBe(
			'23 Nov 2026'
		);
	} );

	it( 'times are the site’s, with the date when it is not today', () => {
		expect( words.time( '2026-11-23T13:02:00Z', '2026-11-23' ) ).toBe(
			'14:02'
		);
		expect( words.time( '2026-11-22T23:30:00Z', '2026-11-23' ) ).toMatch(
			/^0?0:30$/
		);
		expect( words.time( '2026-11-20T13:02:00Z', '2026-11-23' ) ).toContain(
			'20 Nov 2026'
		);
	} );

	it( 'buckets are called by their grain', () => {
		expect( words.bucket( '2026-11-23', 'day' ) ).toMatch(
			/^Monday,? 23 November 2026$/
		);
		expect( words.bucket( '2026-11-01', 'month' ) ).toBe( 'November 2026' );
		expect( words.bucket( '2026-11-16', 'week' ) ).toMatch(
			/16\s?–\s?22 Nov 2026/
		);
		expect( words.bucket( '2026-11-23T14+01:00', 'hour' ) ).toContain(
			'14:00'
		);
		expect( words.tick( '2026-11-23T09', 'hour' ) ).toMatch( /^0?9:00$/ );
	} );

	it( 'a fixed offset is called so', () => {
		expect( createDateWords( 'en-GB', 'Europe/Berlin' ).zone ).toBe(
			'Europe/Berlin'
		);
	} );
} );
