/**
 * Adds cells up into what a report shows: per value of a dimension and counted type, the whole range, its buckets, and
 * the equal stretches of range and comparison.
 */
import type { CountedType } from '#contract/reports/counted-type.ts';
import type {
	Elapsed,
	EqualStretches,
	ReportRange,
	Span,
} from './date-range.ts';
import type { DayCell, HourCell } from '../rollups/index.ts';

export interface Count {
	visits: number;
	events: number;
}

/** Everything that was counted of one type under one value. */
export interface Tally {
	/** The range, its running day included. */
	range: Count;
	/** The part of the range that a change is measured to; null where nothing can be compared. */
	equalRange: Count | null;
	/** The part of the comparison that a change is measured from. */
	equalComparison: Count | null;
	buckets: Buckets;
	/** The comparison's buckets, one for one; of no length without a comparison. */
	comparedBuckets: Buckets;
}

/** The counts of a chart's buckets, in their order. Two lists of numbers: a list of counts took most of a report's time. */
export interface Buckets {
	/** False where the chart is by the hour and these numbers are not kept by the hour: the zeros mean nothing then. */
	isKept: boolean;
	visits: number[];
	events: number[];
}

export interface Tallies {
	/** Values of the dimension that occurred. */
	values: () => readonly string[];
	/** Types that occurred under a value. */
	types: ( value: string ) => readonly CountedType[];
	/** All zero when it never occurred. */
	of: ( value: string, type: CountedType ) => Tally;
}

/** Days of the range and of its comparison, each once: what to ask the roll-ups for. */
export function daysOf( range: ReportRange ): readonly string[] {
	return [
		...new Set( [
			...range.span.days,
			...( range.comparison?.span.days ?? [] ),
		] ),
	];
}

/**
 * Adds up cells of days, and of hours where the numbers are kept by the hour. Without `hours` a running day is left out
 * of what is compared, and a chart by the hour has no buckets.
 */
export function tally(
	range: ReportRange,
	days: readonly DayCell[],
	hours: readonly HourCell[] | null
): Tallies {
	const inRange = new Set( range.span.days );
	const compared = range.comparison?.span;
	const equal =
		( hours ? range.comparison?.equal : range.comparison?.equalDays ) ??
		null;
	const hasBuckets = range.grain !== 'hour' || hours !== null;
	const empty = () => emptyTally( range, equal, hasBuckets );

	const byValue = new Map< string, Map< CountedType, Tally > >();
	const typesOf = ( value: string ): Map< CountedType, Tally > => {
		let byType = byValue.get( value );
		if ( ! byType ) {
			byType = new Map();
			byValue.set( value, byType );
		}
		return byType;
	};
	const find = (
		byType: Map< CountedType, Tally >,
		type: CountedType
	): Tally => {
		let found = byType.get( type );
		if ( ! found ) {
			found = empty();
			byType.set( type, found );
		}
		return found;
	};

	// Cells come day by day, and value by value within a day: what both say is looked up when it changes.
	let day: string | null = null;
	let key: string | null = null;
	let place: Place = NOWHERE;
	let byType = new Map< CountedType, Tally >();
	for ( const cell of days ) {
		if ( cell.day !== day ) {
			day = cell.day;
			place = placeOf(
				inRange.has( day ),
				range.span.bucketOfDay.get( day ),
				compared?.bucketOfDay.get( day ),
				equal,
				( elapsed ) => elapsed.days.has( cell.day )
			);
		}
		if ( cell.key !== key ) {
			key = cell.key;
			byType = typesOf( key );
		}
		add( find( byType, cell.type ), place, cell );
	}
	let hour: string | null = null;
	for ( const cell of hours ?? [] ) {
		if ( cell.hour !== hour ) {
			hour = cell.hour;
			place = placeOf(
				false,
				range.span.bucketOfHour.get( hour ),
				compared?.bucketOfHour.get( hour ),
				equal,
				( elapsed ) => elapsed.hours.has( cell.hour )
			);
		}
		add( find( typesOf( TOTAL ), cell.type ), place, cell );
	}

	return {
		values: () => [ ...byValue.keys() ],
		types: ( value ) => [ ...( byValue.get( value )?.keys() ?? [] ) ],
		of: ( value, type ) => byValue.get( value )?.get( type ) ?? empty(),
	};
}

/** The value under which totals stand: those of the dimension `none`, or of one value that was asked for alone. */
export const TOTAL = '';

/** Cells of a single value, or of none, as totals. */
export function asTotals( cells: readonly DayCell[] ): readonly DayCell[] {
	return cells.map( ( cell ) => ( { ...cell, key: TOTAL } ) );
}

function emptyTally(
	range: ReportRange,
	equal: EqualStretches | null,
	hasBuckets: boolean
): Tally {
	const zero = (): Count => ( { visits: 0, events: 0 } );
	const buckets = ( span: Span | undefined ): Buckets => {
		const zeros = Array< number >( span?.buckets.length ?? 0 ).fill( 0 );
		return { isKept: hasBuckets, visits: zeros, events: zeros.slice() };
	};
	return {
		range: zero(),
		equalRange: equal && zero(),
		equalComparison: equal && zero(),
		buckets: buckets( range.span ),
		comparedBuckets: buckets( range.comparison?.span ),
	};
}

/** Where the cells of one day, or of one hour, are added. */
interface Place {
	readonly inRange: boolean;
	readonly bucket: number | undefined;
	readonly comparedBucket: number | undefined;
	readonly inEqualRange: boolean;
	readonly inEqualComparison: boolean;
}

const NOWHERE: Place = {
	inRange: false,
	bucket: undefined,
	comparedBucket: undefined,
	inEqualRange: false,
	inEqualComparison: false,
};

function placeOf(
	inRange: boolean,
	bucket: number | undefined,
	comparedBucket: number | undefined,
	equal: EqualStretches | null,
	isIn: ( elapsed: Elapsed ) => boolean
): Place {
	return {
		inRange,
		bucket,
		comparedBucket,
		inEqualRange: equal !== null && isIn( equal.range ),
		inEqualComparison: equal !== null && isIn( equal.comparison ),
	};
}

function add( into: Tally, place: Place, cell: Count ): void {
	if ( place.inRange ) {
		addTo( into.range, cell );
	}
	addToBucket( into.buckets, place.bucket, cell );
	addToBucket( into.comparedBuckets, place.comparedBucket, cell );
	if ( place.inEqualRange ) {
		addTo( into.equalRange, cell );
	}
	if ( place.inEqualComparison ) {
		addTo( into.equalComparison, cell );
	}
}

function addTo( into: Count | null, cell: Count ): void {
	if ( into ) {
		into.visits += cell.visits;
		into.events += cell.events;
	}
}

function addToBucket(
	buckets: Buckets,
	bucket: number | undefined,
	cell: Count
): void {
	if ( bucket !== undefined ) {
		buckets.visits[ bucket ] =
			( buckets.visits[ bucket ] ?? 0 ) + cell.visits;
		buckets.events[ bucket ] =
			( buckets.events[ bucket ] ?? 0 ) + cell.events;
	}
}
