import { isCustomRange, previousStart, rangeOf } from './presets.ts';
import {
	addDays,
	addMonths,
	daysBetween,
	isSiteDate,
	siteDateAt,
} from './site-date.ts';

const today = '2026-11-23';

describe( 'A date of the site', () => {
	it( 'is the one on the site’s wall, not the browser’s', () => {
		const instant = Date.parse( '2026-11-22T23:30:00Z' );
		expect( siteDateAt( instant, 'Europe/Berlin' ) ).toBe( '2026-11-23' );
		expect( siteDateAt( instant, 'America/New_York' ) ).toBe(
			'2026-11-22'
		);
	} );

	it( 'does not slip when the clocks change', () => {
		expect( addDays( '2026-03-28', 2 ) ).toBe( '2026-03-30' );
		expect( daysBetween( '2026-10-24', '2026-10-27' ) ).toBe( 3 );
	} );

	it( 'is the month’s last day where the month is shorter', () => {
		expect( addMonths( '2026-01-31', 1 ) ).toBe( '2026-02-28' );
		expect( addMonths( '2026-01-31', -2 ) ).toBe( '2025-11-30' );
	} );

	it( 'must exist', () => {
		expect( isSiteDate( '2026-02-30' ) ).toBe( false );
		expect( isSiteDate( '2028-02-29' ) ).toBe( true );
	} );
} );

describe( 'A preset', () => {
	it.each( [
		[ 'today', '2026-11-23', '2026-11-24' ],
		[ 'yesterday', '2026-11-22', '2026-11-23' ],
		[ '7d', '2026-11-17', '2026-11-24' ],
		[ '28d', '2026-10-27', '2026-11-24' ],
		[ '90d', '2026-08-26', '2026-11-24' ],
		[ '12m', '2025-11-24', '2026-11-24' ],
		[ 'month', '2026-11-01', '2026-11-24' ],
		[ 'last_month', '2026-10-01', '2026-11-01' ],
		[ 'year', '2026-01-01', '2026-11-24' ],
	] as const )( '%s is %s to before %s', ( preset, from, to ) => {
		expect( rangeOf( preset, today ) ).toEqual( { from, to } );
	} );

	it( 'of a running month is set beside the same days of the month before', () => {
		expect( previousStart( 'month', rangeOf( 'month', today ) ) ).toBe(
			'2026-10-01'
		);
		expect( previousStart( 'year', rangeOf( 'year', today ) ) ).toBe(
			'2025-01-01'
		);
		expect( previousStart( '28d', rangeOf( '28d', today ) ) ).toBeNull();
	} );
} );

describe( 'A range of one’s own', () => {
	it( 'must begin before it ends and is at most ten years long', () => {
		expect( isCustomRange( '1997-01-01', '2000-01-01' ) ).toBe( true );
		expect( isCustomRange( '2026-11-23', '2026-11-23' ) ).toBe( false );
		expect( isCustomRange( '2000-01-01', '2026-01-01' ) ).toBe( false );
		expect( isCustomRange( 'soon', '2026-01-01' ) ).toBe( false );
	} );
} );
