import fc from 'fast-check';
import { isoDay, siteDays } from '../rollups/index.ts';
import {
	addDays,
	daysBetween,
	isDay,
	listDays,
	siteCalendar,
	weekdayOf,
} from './site-calendar.ts';

const iso = ( ms: number ) => new Date( ms ).toISOString();

describe( 'days', () => {
	it( 'are added across months and leap days', () => {
		expect( addDays( '2024-02-28', 2 ) ).toBe( '2024-03-01' );
		expect( addDays( '2026-01-01', -1 ) ).toBe( '2025-12-31' );
		expect( daysBetween( '2026-01-01', '2027-01-01' ) ).toBe( 365 );
		expect( listDays( '2026-02-27', '2026-03-02' ) ).toEqual( [
			'2026-02-27',
			'2026-02-28',
			'2026-03-01',
		] );
		expect( listDays( '2026-02-27', '2026-02-27' ) ).toEqual( [] );
	} );

	it( 'have weekdays, before 1970 too', () => {
		expect( weekdayOf( '2026-11-23' ) ).toBe( 1 );
		expect( weekdayOf( '1970-01-01' ) ).toBe( 4 );
		expect( weekdayOf( '1969-12-28' ) ).toBe( 7 );
	} );

	it( 'are told from words that only look like days', () => {
		expect( isDay( '2024-02-29' ) ).toBe( true );
		expect( isDay( '2026-02-29' ) ).toBe( false );
		expect( isDay( '2026-13-01' ) ).toBe( false );
	} );
} );

describe( 'the site calendar', () => {
	it.each( [
		[ 'Europe/Berlin', '2026-11-23', '2026-11-22T23:00:00.000Z' ],
		// 23 and 25 hours long.
		[ 'Europe/Berlin', '2026-03-29', '2026-03-28T23:00:00.000Z' ],
		[ 'Europe/Berlin', '2026-03-30', '2026-03-29T22:00:00.000Z' ],
		[ 'Europe/Berlin', '2026-10-25', '2026-10-24T22:00:00.000Z' ],
		[ 'Europe/Berlin', '2026-10-26', '2026-10-25T23:00:00.000Z' ],
		[ 'America/New_York', '2026-07-04', '2026-07-04T04:00:00.000Z' ],
		[ 'Asia/Kolkata', '2026-01-01', '2025-12-31T18:30:00.000Z' ],
		[ 'Pacific/Kiritimati', '2026-01-01', '2025-12-31T10:00:00.000Z' ],
		// Clocks jumped from midnight to one: the day began at one.
		[ 'America/Sao_Paulo', '2018-11-04', '2018-11-04T03:00:00.000Z' ],
		[ 'Asia/Beirut', '2022-03-27', '2022-03-26T22:00:00.000Z' ],
		// Clocks fell from midnight back to eleven: the day began at the second midnight.
		[ 'America/Sao_Paulo', '2018-02-18', '2018-02-18T03:00:00.000Z' ],
		[ '+05:45', '2026-01-01', '2025-12-31T18:15:00.000Z' ],
		[ '-03:30', '2026-01-01', '2026-01-01T03:30:00.000Z' ],
		[ 'UTC', '2026-01-01', '2026-01-01T00:00:00.000Z' ],
	] )( 'in %s begins %s at %s', ( zone, day, start ) => {
		expect( iso( siteCalendar( zone ).startOf( day ) ) ).toBe( start );
	} );

	it( 'skips a day that the zone skipped: Samoa had no 30 December 2011', () => {
		const samoa = siteCalendar( 'Pacific/Apia' );
		expect( samoa.startOf( '2011-12-30' ) ).toBe(
			samoa.startOf( '2011-12-31' )
		);
	} );

	it( 'gives every instant to the day it lies in', () => {
		const zones = [
			'Europe/Berlin',
			'America/Sao_Paulo',
			'Australia/Lord_Howe',
			'Asia/Kathmandu',
			'America/Havana',
			'-09:30',
		];
		fc.assert(
			fc.property(
				fc.constantFrom( ...zones ),
				fc.integer( {
					min: Date.UTC( 1990, 0, 1 ),
					max: Date.UTC( 2037, 0, 1 ),
				} ),
				( zone, ms ) => {
					const calendar = siteCalendar( zone );
					const day = calendar.dayOf( ms );
					expect( calendar.startOf( day ) ).toBeLessThanOrEqual( ms );
					expect(
						calendar.startOf( addDays( day, 1 ) )
					).toBeGreaterThan( ms );
				}
			)
		);
	} );

	it( 'gives every instant the day under which it was counted', () => {
		fc.assert(
			fc.property(
				fc.constantFrom(
					'Europe/Berlin',
					'America/Sao_Paulo',
					'+05:45'
				),
				fc.integer( { min: 0, max: Date.UTC( 2037, 0, 1 ) } ),
				( zone, ms ) => {
					expect( siteCalendar( zone ).dayOf( ms ) ).toBe(
						isoDay( siteDays( zone ).dayOf( ms ) )
					);
				}
			)
		);
	} );

	it( 'names hours with their offset, so that the doubled hour of autumn has two names', () => {
		const berlin = siteCalendar( 'Europe/Berlin' );
		expect( berlin.hourName( Date.UTC( 2026, 9, 25, 0 ) ) ).toBe(
			'2026-10-25T02+02:00'
		);
		expect( berlin.hourName( Date.UTC( 2026, 9, 25, 1 ) ) ).toBe(
			'2026-10-25T02+01:00'
		);
		expect(
			siteCalendar( 'Asia/Kolkata' ).hourName( Date.UTC( 2026, 0, 1 ) )
		).toBe( '2026-01-01T05:30+05:30' );
		expect(
			siteCalendar( '-03:30' ).hourName( Date.UTC( 2026, 0, 1 ) )
		).toBe( '2025-12-31T20:30-03:30' );
	} );

	it( 'refuses a zone that does not exist', () => {
		expect( () => siteCalendar( 'Mars/Olympus' ) ).toThrow( RangeError );
	} );
} );
