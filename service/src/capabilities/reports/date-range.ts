/**
 * A range of site-local days as a report needs it: which buckets it is drawn in, which cells belong to which bucket, and
 * which part of it a comparison may be held against.
 *
 * Ranges are half-open: `to` is the first day that is not in the range. Presets ("last 28 days") are the screen's; the
 * service is asked with dates.
 */
import type { ErrorCode } from '#contract/errors.ts';
import type { COMPARISONS, GRAINS } from '#contract/reports/range.ts';
import {
	addDays,
	daysBetween,
	HOUR_MS,
	hourKey,
	isDay,
	listDays,
	weekdayOf,
	type SiteCalendar,
} from './site-calendar.ts';

export type Grain = ( typeof GRAINS )[ number ];
export type ComparisonKind = ( typeof COMPARISONS )[ number ];

export interface RangeQuery {
	from: string;
	to: string;
	compare?: ComparisonKind | undefined;
	compare_from?: string | undefined;
	grain?: Grain | undefined;
}

/** One point of a chart. */
export interface Bucket {
	/** Site-local start: a day, or an hour with its offset. */
	start: string;
	/** Not over yet. */
	unfinished: boolean;
}

/** A stretch of days with its buckets; only days that have begun. */
export interface Span {
	from: string;
	/** First day after the stretch. */
	to: string;
	buckets: readonly Bucket[];
	/** Which bucket each day stands in; with hours, none does. */
	bucketOfDay: ReadonlyMap< string, number >;
	/** Which bucket each UTC hour stands in; empty unless the grain is hours. */
	bucketOfHour: ReadonlyMap< string, number >;
	/** The days of the stretch that have begun. */
	days: readonly string[];
}

/** Whole days, and on a day that is not over its whole hours (UTC keys). */
export interface Elapsed {
	days: ReadonlySet< string >;
	hours: ReadonlySet< string >;
}

export interface Comparison {
	kind: ComparisonKind;
	span: Span;
	/** Where the comparison is cut because the range is running; null when it is whole. */
	cutAt: Date | null;
	/**
	 * Stretches of equal length that a change is measured between. The running hour is in neither: it would make every
	 * "today" a fall. Null when nothing whole has passed yet.
	 */
	equal: EqualStretches | null;
	/** The same for numbers that are kept by the day only: a running day is left out altogether. */
	equalDays: EqualStretches | null;
}

export interface EqualStretches {
	range: Elapsed;
	comparison: Elapsed;
}

export interface ReportRange {
	grain: Grain;
	/** Days of the whole range, begun or not. */
	length: number;
	/** First and last day as asked. */
	from: string;
	to: string;
	/** The range is not over. */
	running: boolean;
	span: Span;
	comparison: Comparison | null;
	/** Stretches of UTC hours that must be asked beside the days. */
	hourWindows: readonly { from: Date; to: Date }[];
}

export type RangeAnswer =
	| { kind: 'range'; range: ReportRange }
	| { kind: 'refused'; error: ErrorCode; field: string };

/** Twelve years, leap days included. */
const LONGEST_DAYS = 12 * 365 + 3;
/** Days before 1970 or after 2199 are a slip of the hand; MySQL and Intl would still take them. */
const EARLIEST = '1970-01-01';
const LATEST = '2200-01-01';
/** More points than this no chart can show: a finer grain is only granted below it. */
const MOST_BUCKETS = 800;

/**
 * Works a query out against the clock.
 *
 * `hoursKept` says whether the numbers asked for are kept by the hour: totals per type are, everything else only by the
 * day. Without hours the finest grain is the day, and a running day is left out of changes altogether.
 */
export function resolveRange(
	query: RangeQuery,
	calendar: SiteCalendar,
	now: number,
	hoursKept: boolean
): RangeAnswer {
	const refusal = findFault( query );
	if ( refusal ) {
		return refusal;
	}
	const { from, to } = query;
	const length = daysBetween( from, to );
	const grain = chooseGrain( query.grain, length, hoursKept );
	const today = calendar.dayOf( now );
	const begun = Math.min(
		length,
		Math.max( 0, daysBetween( from, today ) + 1 )
	);
	const running = today < to;

	const hours =
		grain === 'hour'
			? hoursBetween(
					calendar.startOf( from ),
					Math.min( calendar.startOf( to ), now + 1 )
				)
			: [];
	const offsets = grain === 'hour' ? [] : openingDays( from, begun, grain );
	const draw = ( first: string, hoursOfSpan: readonly number[] ): Span => ( {
		from: first,
		to: addDays( first, length ),
		days: listDays( first, addDays( first, begun ) ),
		...( grain === 'hour'
			? drawHours( hoursOfSpan, calendar, now )
			: drawDays( first, begun, offsets, today ) ),
	} );

	const comparedFrom = startOfComparison( query, length );
	const comparedHours =
		comparedFrom === null
			? []
			: hoursFrom( calendar.startOf( comparedFrom ), hours.length );
	const wholeDays = running ? Math.max( 0, begun - 1 ) : length;
	const equal =
		comparedFrom === null
			? null
			: equalStretches( {
					from,
					comparedFrom,
					wholeDays,
					runningDay: running && begun > 0 && hoursKept,
					calendar,
					now,
				} );

	return {
		kind: 'range',
		range: {
			grain,
			length,
			from,
			to,
			running,
			span: draw( from, hours ),
			comparison:
				comparedFrom === null || equal === null
					? null
					: {
							kind: query.compare ?? 'none',
							span: draw( comparedFrom, comparedHours ),
							cutAt: running ? new Date( equal.cutAt ) : null,
							equal: asSets( equal.range, equal.comparison ),
							equalDays: asSets(
								{ ...equal.range, hours: [] },
								{ ...equal.comparison, hours: [] }
							),
						},
			hourWindows: windowsAround( [
				...hours,
				...comparedHours,
				...( equal?.range.hours ?? [] ),
				...( equal?.comparison.hours ?? [] ),
			] ),
		},
	};
}

function findFault(
	query: RangeQuery
): { kind: 'refused'; error: ErrorCode; field: string } | null {
	const isUsable = ( day: string ) =>
		isDay( day ) && day >= EARLIEST && day <= LATEST;
	for ( const field of [ 'from', 'to', 'compare_from' ] as const ) {
		const day = query[ field ];
		if ( day !== undefined && ! isUsable( day ) ) {
			return { kind: 'refused', error: 'bad_query', field };
		}
	}
	if ( query.compare === 'custom' && query.compare_from === undefined ) {
		return { kind: 'refused', error: 'bad_query', field: 'compare_from' };
	}
	const length = daysBetween( query.from, query.to );
	if ( length < 1 || length > LONGEST_DAYS ) {
		return { kind: 'refused', error: 'range_too_long', field: 'to' };
	}
	return null;
}

/** Hours up to 2 days, days up to 92, weeks up to 400, then months; another grain where it can be drawn. */
function chooseGrain(
	wish: Grain | undefined,
	length: number,
	hoursKept: boolean
): Grain {
	const pointsPerDay = { hour: 24, day: 1, week: 1 / 7, month: 1 / 28 };
	if (
		wish &&
		length * pointsPerDay[ wish ] <= MOST_BUCKETS &&
		( wish !== 'hour' || hoursKept )
	) {
		return wish;
	}
	if ( length <= 2 && hoursKept ) {
		return 'hour';
	}
	if ( length <= 92 ) {
		return 'day';
	}
	return length <= 400 ? 'week' : 'month';
}

/**
 * First day of the comparison; it has the range's length. The previous period ends where the range begins, so that a
 * length of whole weeks meets the same weekdays; last year lies 364 days back, 52 whole weeks.
 */
function startOfComparison( query: RangeQuery, length: number ): string | null {
	switch ( query.compare ?? 'none' ) {
		case 'previous':
			return addDays( query.from, -length );
		case 'year':
			return addDays( query.from, -364 );
		case 'custom':
			return query.compare_from ?? null;
		case 'none':
			return null;
	}
}

/**
 * Where each bucket of days opens, counted from the range's first day: weeks on Monday, months on the first, and always
 * on the range's own first day.
 */
function openingDays( from: string, begun: number, grain: Grain ): number[] {
	return listDays( from, addDays( from, begun ) ).flatMap( ( day, i ) => {
		const opens =
			i === 0 ||
			grain === 'day' ||
			( grain === 'week' && weekdayOf( day ) === 1 ) ||
			( grain === 'month' && day.endsWith( '-01' ) );
		return opens ? [ i ] : [];
	} );
}

/** The first UTC hour that begins at or after an instant; later than it only where a zone is off by half hours. */
function wholeHour( ms: number ): number {
	return Math.ceil( ms / HOUR_MS ) * HOUR_MS;
}

/** `count` UTC hours in a row from an instant on. */
function hoursFrom( ms: number, count: number ): number[] {
	const first = wholeHour( ms );
	return Array.from( { length: count }, ( _, i ) => first + i * HOUR_MS );
}

/** The UTC hours that begin from `from` up to, not including, `to`; so each belongs to one local day only. */
function hoursBetween( from: number, to: number ): number[] {
	return hoursFrom(
		from,
		Math.max( 0, Math.ceil( ( to - wholeHour( from ) ) / HOUR_MS ) )
	);
}

type Drawing = Pick< Span, 'buckets' | 'bucketOfDay' | 'bucketOfHour' >;

function drawHours(
	hours: readonly number[],
	calendar: SiteCalendar,
	now: number
): Drawing {
	return {
		buckets: hours.map( ( hour ) => ( {
			start: calendar.hourName( hour ),
			unfinished: hour <= now && now < hour + HOUR_MS,
		} ) ),
		bucketOfDay: new Map(),
		bucketOfHour: new Map(
			hours.map( ( hour, bucket ) => [ hourKey( hour ), bucket ] )
		),
	};
}

function drawDays(
	from: string,
	begun: number,
	offsets: readonly number[],
	today: string
): Drawing {
	const bucketOfDay = new Map< string, number >();
	const buckets = offsets.map( ( offset, bucket ) => {
		const end = offsets[ bucket + 1 ] ?? begun;
		const days = listDays( addDays( from, offset ), addDays( from, end ) );
		days.forEach( ( day ) => bucketOfDay.set( day, bucket ) );
		return {
			start: addDays( from, offset ),
			unfinished: bucketOfDay.get( today ) === bucket,
		};
	} );
	return { buckets, bucketOfDay, bucketOfHour: new Map() };
}

interface Stretch {
	days: readonly string[];
	hours: readonly number[];
}

/**
 * The parts of range and comparison that a change is measured between: the same number of whole days, and of the day
 * that is running the same number of whole hours, where hours are kept.
 */
function equalStretches( plan: {
	from: string;
	comparedFrom: string;
	wholeDays: number;
	runningDay: boolean;
	calendar: SiteCalendar;
	now: number;
} ): { range: Stretch; comparison: Stretch; cutAt: number } {
	const { from, comparedFrom, wholeDays, calendar, now } = plan;
	const startAfter = ( first: string, days: number ) =>
		calendar.startOf( addDays( first, days ) );
	const start = startAfter( from, wholeDays );
	const comparedStart = startAfter( comparedFrom, wholeDays );
	const hours = plan.runningDay
		? Math.min(
				Math.floor( ( now - wholeHour( start ) ) / HOUR_MS ),
				// The day compared with may be the shorter one: clocks were changed on it.
				hoursBetween(
					comparedStart,
					startAfter( comparedFrom, wholeDays + 1 )
				).length
			)
		: 0;
	const count = Math.max( 0, hours );
	return {
		range: {
			days: listDays( from, addDays( from, wholeDays ) ),
			hours: hoursFrom( start, count ),
		},
		comparison: {
			days: listDays( comparedFrom, addDays( comparedFrom, wholeDays ) ),
			hours: hoursFrom( comparedStart, count ),
		},
		cutAt:
			count === 0
				? comparedStart
				: wholeHour( comparedStart ) + count * HOUR_MS,
	};
}

function asSets( range: Stretch, comparison: Stretch ): EqualStretches | null {
	const elapsed = ( { days, hours }: Stretch ): Elapsed => ( {
		days: new Set( days ),
		hours: new Set( hours.map( hourKey ) ),
	} );
	return range.days.length + range.hours.length === 0
		? null
		: { range: elapsed( range ), comparison: elapsed( comparison ) };
}

/** The fewest half-open windows that hold just these hours, each once. */
function windowsAround( hours: readonly number[] ): { from: Date; to: Date }[] {
	const windows: { from: number; to: number }[] = [];
	for ( const hour of [ ...new Set( hours ) ].sort( ( a, b ) => a - b ) ) {
		const last = windows.at( -1 );
		if ( last?.to === hour ) {
			last.to = hour + HOUR_MS;
		} else {
			windows.push( { from: hour, to: hour + HOUR_MS } );
		}
	}
	return windows.map( ( { from, to } ) => ( {
		from: new Date( from ),
		to: new Date( to ),
	} ) );
}
