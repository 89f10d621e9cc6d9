import fc from 'fast-check';
import {
	resolveRange,
	type Elapsed,
	type RangeQuery,
	type ReportRange,
} from './date-range.ts';
import { addDays, HOUR_MS, siteCalendar } from './site-calendar.ts';

/** For the properties, on a machine that may be busy. */
const PATIENCE_MS = 60_000;

/** Monday 23 November 2026, 14:40 in Berlin. */
const NOW = Date.UTC( 2026, 10, 23, 13, 40 );

function resolve(
	query: RangeQuery,
	{ zone = 'Europe/Berlin', now = NOW, hoursKept = true } = {}
): ReportRange {
	const answer = resolveRange( query, siteCalendar( zone ), now, hoursKept );
	if ( answer.kind !== 'range' ) {
		throw new Error( `refused: ${ answer.error } ${ answer.field }` );
	}
	return answer.range;
}

const starts = ( range: ReportRange ) =>
	range.span.buckets.map( ( bucket ) => bucket.start );

describe( 'the grain', () => {
	it.each( [
		[ 1, 'hour' ],
		[ 2, 'hour' ],
		[ 3, 'day' ],
		[ 92, 'day' ],
		[ 93, 'week' ],
		[ 400, 'week' ],
		[ 401, 'month' ],
	] )( 'of %d days is the %s', ( days, grain ) => {
		const from = '2025-01-01';
		expect( resolve( { from, to: addDays( from, days ) } ).grain ).toBe(
			grain
		);
	} );

	it( 'is the day where hours are not kept', () => {
		expect(
			resolve(
				{ from: '2026-11-20', to: '2026-11-21', grain: 'hour' },
				{ hoursKept: false }
			).grain
		).toBe( 'day' );
	} );

	it( 'is the one asked for, as long as it can be drawn', () => {
		const year = { from: '2025-01-01', to: '2026-01-01' };
		expect( resolve( { ...year, grain: 'day' } ).grain ).toBe( 'day' );
		expect( resolve( { ...year, grain: 'month' } ).grain ).toBe( 'month' );
		expect( resolve( { ...year, grain: 'hour' } ).grain ).toBe( 'week' );
	} );
} );

describe( 'the buckets', () => {
	it( 'of a day are its hours; 23 and 25 of them when the clock changes', () => {
		expect(
			starts( resolve( { from: '2026-03-29', to: '2026-03-30' } ) )
		).toHaveLength( 23 );
		const autumn = starts(
			resolve( { from: '2026-10-25', to: '2026-10-26' } )
		);
		expect( autumn ).toHaveLength( 25 );
		expect( autumn.slice( 1, 5 ) ).toEqual( [
			'2026-10-25T01+02:00',
			'2026-10-25T02+02:00',
			'2026-10-25T02+01:00',
			'2026-10-25T03+01:00',
		] );
	} );

	it( 'end with the running hour, which is marked', () => {
		const { buckets } = resolve( {
			from: '2026-11-23',
			to: '2026-11-24',
		} ).span;
		expect( buckets ).toHaveLength( 15 );
		expect( buckets.at( -1 ) ).toEqual( {
			start: '2026-11-23T14+01:00',
			unfinished: true,
		} );
		expect(
			buckets.filter( ( bucket ) => bucket.unfinished )
		).toHaveLength( 1 );
	} );

	it( 'are weeks from Monday, cut at the ends of the range', () => {
		const range = resolve( {
			from: '2026-11-04',
			to: '2026-11-19',
			grain: 'week',
		} );
		expect( starts( range ) ).toEqual( [
			'2026-11-04',
			'2026-11-09',
			'2026-11-16',
		] );
		expect( range.span.bucketOfDay.get( '2026-11-08' ) ).toBe( 0 );
		expect( range.span.bucketOfDay.get( '2026-11-18' ) ).toBe( 2 );
		expect( range.span.bucketOfDay.has( '2026-11-19' ) ).toBe( false );
	} );

	it( 'are calendar months', () => {
		expect(
			starts(
				resolve( {
					from: '2025-01-15',
					to: '2025-04-02',
					grain: 'month',
				} )
			)
		).toEqual( [ '2025-01-15', '2025-02-01', '2025-03-01', '2025-04-01' ] );
	} );

	it( 'of a year that is running end today, the last one open', () => {
		const { span } = resolve( {
			from: '2026-01-01',
			to: '2027-01-01',
			grain: 'month',
		} );
		expect( span.buckets ).toHaveLength( 11 );
		expect( span.buckets.at( -1 ) ).toEqual( {
			start: '2026-11-01',
			unfinished: true,
		} );
		expect( span.days.at( -1 ) ).toBe( '2026-11-23' );
		expect( span.to ).toBe( '2027-01-01' );
	} );

	it( 'in a zone off by half hours are the UTC hours that begin in the day', () => {
		const range = resolve(
			{ from: '2026-11-20', to: '2026-11-21' },
			{ zone: 'Asia/Kolkata' }
		);
		expect( starts( range ) ).toHaveLength( 24 );
		expect( starts( range )[ 0 ] ).toBe( '2026-11-20T00:30+05:30' );
		expect( range.hourWindows ).toEqual( [
			{
				from: new Date( '2026-11-19T19:00:00Z' ),
				to: new Date( '2026-11-20T19:00:00Z' ),
			},
		] );
	} );

	it( 'of a range that has not begun are none', () => {
		const range = resolve( {
			from: '2027-01-01',
			to: '2027-02-01',
			compare: 'previous',
		} );
		expect( range.span.buckets ).toEqual( [] );
		expect( range.span.days ).toEqual( [] );
		expect( range.running ).toBe( true );
		expect( range.comparison?.equal ).toBeNull();
	} );
} );

describe( 'the comparison', () => {
	it( 'is the stretch just before, on the same weekdays when the length is whole weeks', () => {
		const range = resolve( {
			from: '2026-10-05',
			to: '2026-11-02',
			compare: 'previous',
		} );
		expect( range.comparison?.span.from ).toBe( '2026-09-07' );
		expect( range.comparison?.span.to ).toBe( '2026-10-05' );
		expect( range.comparison?.cutAt ).toBeNull();
	} );

	it( 'with last year lies 364 days back', () => {
		const range = resolve( {
			from: '2026-10-05',
			to: '2026-11-02',
			compare: 'year',
		} );
		expect( range.comparison?.span.from ).toBe( '2025-10-06' );
	} );

	it( 'can begin on any day asked for, and can be left out', () => {
		const asked = { from: '2026-10-05', to: '2026-11-02' };
		expect(
			resolve( {
				...asked,
				compare: 'custom',
				compare_from: '2026-02-01',
			} ).comparison?.span.to
		).toBe( '2026-03-01' );
		expect(
			resolve( { ...asked, compare: 'none' } ).comparison
		).toBeNull();
		expect( resolve( asked ).comparison ).toBeNull();
	} );

	it( 'of a running range is cut after the same whole days and hours', () => {
		const range = resolve( {
			from: '2026-10-27',
			to: '2026-11-24',
			compare: 'previous',
		} );
		const equal = range.comparison?.equal;
		expect( equal?.range.days.size ).toBe( 27 );
		expect( equal?.range.hours.size ).toBe( 14 );
		expect( [ ...( equal?.range.hours ?? [] ) ].at( -1 ) ).toBe(
			'2026-11-23T12'
		);
		expect( equal?.comparison.days.has( '2026-10-25' ) ).toBe( true );
		expect( equal?.comparison.days.has( '2026-10-26' ) ).toBe( false );
		expect( [ ...( equal?.comparison.hours ?? [] ) ][ 0 ] ).toBe(
			'2026-10-25T23'
		);
		// 14:00 in Berlin, four weeks ago, in winter time too.
		expect( range.comparison?.cutAt?.toISOString() ).toBe(
			'2026-10-26T13:00:00.000Z'
		);
		expect( range.hourWindows ).toEqual( [
			{
				from: new Date( '2026-10-25T23:00:00Z' ),
				to: new Date( '2026-10-26T13:00:00Z' ),
			},
			{
				from: new Date( '2026-11-22T23:00:00Z' ),
				to: new Date( '2026-11-23T13:00:00Z' ),
			},
		] );
	} );

	it( 'keeps a stretch of whole days beside it, for what is not kept by the hour', () => {
		const equalDays = resolve( {
			from: '2026-10-27',
			to: '2026-11-24',
			compare: 'previous',
		} ).comparison?.equalDays;
		expect( equalDays?.range.days.size ).toBe( 27 );
		expect( equalDays?.range.hours.size ).toBe( 0 );
		expect( equalDays?.comparison.hours.size ).toBe( 0 );
		const today = resolve( {
			from: '2026-11-23',
			to: '2026-11-24',
			compare: 'previous',
		} ).comparison;
		expect( today?.equal?.range.hours.size ).toBe( 14 );
		expect( today?.equalDays ).toBeNull();
	} );

	it( 'leaves the running day out where hours are not kept', () => {
		const range = resolve(
			{ from: '2026-10-27', to: '2026-11-24', compare: 'previous' },
			{ hoursKept: false }
		);
		expect( range.comparison?.equal?.range.days.size ).toBe( 27 );
		expect( range.comparison?.equal?.range.hours.size ).toBe( 0 );
		expect( range.comparison?.cutAt?.toISOString() ).toBe(
			'2026-10-25T23:00:00.000Z'
		);
		expect( range.hourWindows ).toEqual( [] );
	} );

	it( 'says nothing in the first hour of a day that is compared alone', () => {
		const range = resolve(
			{ from: '2026-11-23', to: '2026-11-24', compare: 'previous' },
			{ now: Date.UTC( 2026, 10, 22, 23, 59 ) }
		);
		expect( range.comparison?.equal ).toBeNull();
	} );

	it( 'has the same buckets, one for one, through a change of clocks', () => {
		const range = resolve( {
			from: '2026-10-26',
			to: '2026-10-27',
			compare: 'previous',
		} );
		expect( range.span.buckets ).toHaveLength( 24 );
		expect( range.comparison?.span.buckets ).toHaveLength( 24 );
	} );
} );

describe( 'a query that makes no range', () => {
	it.each( [
		[ { from: '2026-11-23', to: '2026-11-23' }, 'range_too_long', 'to' ],
		[ { from: '2026-11-23', to: '2026-11-01' }, 'range_too_long', 'to' ],
		[ { from: '2000-01-01', to: '2026-11-01' }, 'range_too_long', 'to' ],
		[ { from: '2026-02-30', to: '2026-11-01' }, 'bad_query', 'from' ],
		[ { from: '1869-02-01', to: '1870-11-01' }, 'bad_query', 'from' ],
		[ { from: '2026-02-01', to: '2026-11-31' }, 'bad_query', 'to' ],
		[
			{
				from: '2026-02-01',
				to: '2026-02-02',
				compare: 'custom' as const,
			},
			'bad_query',
			'compare_from',
		],
	] )( '%j is refused with a reason', ( query, error, field ) => {
		expect(
			resolveRange( query, siteCalendar( 'UTC' ), NOW, true )
		).toEqual( { kind: 'refused', error, field } );
	} );

	it( 'but twelve years are a range', () => {
		expect(
			resolve( { from: '2014-01-01', to: '2026-01-01' } ).grain
		).toBe( 'month' );
	} );
} );

describe( 'any range, anywhere, at any time', () => {
	const queries = fc.record( {
		zone: fc.constantFrom(
			'Europe/Berlin',
			'America/New_York',
			'Asia/Kolkata',
			'Australia/Lord_Howe',
			'Pacific/Apia',
			'UTC',
			'-03:30'
		),
		now: fc.integer( {
			min: Date.UTC( 2020, 0, 1 ),
			max: Date.UTC( 2030, 0, 1 ),
		} ),
		start: fc.integer( { min: -800, max: 20 } ),
		length: fc.integer( { min: 1, max: 800 } ),
		compare: fc.constantFrom( 'previous' as const, 'year' as const ),
		hoursKept: fc.boolean(),
	} );
	const arrange = ( {
		zone,
		now,
		start,
		length,
		compare,
		hoursKept,
	}: typeof queries extends fc.Arbitrary< infer Q > ? Q : never ) => {
		const from = addDays( siteCalendar( zone ).dayOf( now ), start );
		return resolve(
			{ from, to: addDays( from, length ), compare },
			{ zone, now, hoursKept }
		);
	};

	it(
		'is compared between stretches of equal length that have passed',
		() => {
			fc.assert(
				fc.property( queries, ( query ) => {
					const range = arrange( query );
					const equal = range.comparison?.equal;
					if ( ! equal ) {
						return;
					}
					expect( equal.comparison.days.size ).toBe(
						equal.range.days.size
					);
					expect( equal.comparison.hours.size ).toBe(
						equal.range.hours.size
					);
					const calendar = siteCalendar( query.zone );
					const isPast = ( { days, hours }: Elapsed ) =>
						[ ...days ].every(
							( day ) =>
								calendar.startOf( addDays( day, 1 ) ) <=
								query.now
						) &&
						[ ...hours ].every(
							( hour ) =>
								Date.parse( `${ hour }:00:00Z` ) + HOUR_MS <=
								query.now
						);
					expect( isPast( equal.range ) ).toBe( true );
					expect( isPast( equal.comparison ) ).toBe( true );
				} )
			);
		},
		PATIENCE_MS
	);

	it(
		'gives each begun day or hour to one bucket, and leaves no bucket empty',
		() => {
			fc.assert(
				fc.property( queries, ( query ) => {
					const { span, comparison, grain } = arrange( query );
					for ( const drawn of [ span, comparison?.span ?? span ] ) {
						const kept =
							grain === 'hour'
								? drawn.bucketOfHour
								: drawn.bucketOfDay;
						expect( new Set( kept.values() ).size ).toBe(
							drawn.buckets.length
						);
						if ( grain !== 'hour' ) {
							expect( [ ...kept.keys() ] ).toEqual( [
								...drawn.days,
							] );
						}
					}
					expect( comparison?.span.buckets ).toHaveLength(
						span.buckets.length
					);
				} )
			);
		},
		PATIENCE_MS
	);

	it(
		'asks for no hour twice',
		() => {
			fc.assert(
				fc.property( queries, ( query ) => {
					const { hourWindows } = arrange( query );
					hourWindows.slice( 1 ).forEach( ( window, i ) => {
						expect( window.from.getTime() ).toBeGreaterThan(
							hourWindows[ i ]?.to.getTime() ?? NaN
						);
					} );
				} )
			);
		},
		PATIENCE_MS
	);
} );
