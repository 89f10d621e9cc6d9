/**
 * Adds cells up into what a report shows: per value of a dimension and counted type, the whole range, its buckets, and
 * the equal stretches of range and comparison.
 */
import {
	type CountedType,
	countedTypeById,
	countedTypeId,
} from '#contract/reports/counted-type.ts';
import type {
	Elapsed,
	EqualStretches,
	ReportRange,
	Span,
} from './date-range.ts';
import { type DayTable, type HourCell, TYPE_RANGE } from '../rollups/index.ts';

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
 * Adds up cells of days (of these types, or of all), and of hours where the numbers are kept by the hour. Without `hours`
 * a running day is left out of what is compared, and a chart by the hour has no buckets.
 */
export function tally(
	range: ReportRange,
	days: DayTable,
	hours: readonly HourCell[] | null,
	types?: readonly CountedType[]
): Tallies {
	const inRange = new Set( range.span.days );
	const compared = range.comparison?.span;
	const equal =
		( hours ? range.comparison?.equal : range.comparison?.equalDays ) ??
		null;
	const hasBuckets = range.grain !== 'hour' || hours !== null;
	const zeros = bucketsOf( range.span, hasBuckets );
	const comparedZeros = bucketsOf( compared, hasBuckets );
	const empty = (): Tally => ( {
		range: zero(),
		equalRange: equal && zero(),
		equalComparison: equal && zero(),
		buckets: zeros,
		comparedBuckets: comparedZeros,
	} );
	const add = (
		into: Tally,
		place: Place,
		visits: number,
		events: number
	): void => {
		if ( place.inRange ) {
			addTo( into.range, visits, events );
		}
		if ( place.bucket !== undefined ) {
			// Most tallies have few buckets that are not zero, or none: all share the zeros until they have one.
			if ( into.buckets === zeros ) {
				into.buckets = copyOf( zeros );
			}
			addToBucket( into.buckets, place.bucket, visits, events );
		}
		if ( place.comparedBucket !== undefined ) {
			if ( into.comparedBuckets === comparedZeros ) {
				into.comparedBuckets = copyOf( comparedZeros );
			}
			addToBucket(
				into.comparedBuckets,
				place.comparedBucket,
				visits,
				events
			);
		}
		if ( place.inEqualRange ) {
			addTo( into.equalRange, visits, events );
		}
		if ( place.inEqualComparison ) {
			addTo( into.equalComparison, visits, events );
		}
	};

	const { slots, names } = types === undefined ? ALL_TYPES : wanted( types );
	const byValue = new Map< string, Row >();
	const rowOf = ( value: string ): Row => {
		let row = byValue.get( value );
		if ( ! row ) {
			row = names.map( () => undefined );
			byValue.set( value, row );
		}
		return row;
	};
	for ( const { day, columns } of days.days ) {
		const place = placeOf(
			inRange.has( day ),
			range.span.bucketOfDay.get( day ),
			compared?.bucketOfDay.get( day ),
			equal,
			( elapsed ) => elapsed.days.has( day )
		);
		// The cells of a value stand together: its name is looked up once. The loop is plain, since it runs for every cell.
		let value = -1;
		let row: Row | null = null;
		for ( let at = 0; at < columns.values.length; at += 1 ) {
			const slot = slots[ columns.types[ at ] ?? 0 ] ?? NOT_WANTED;
			if ( slot === NOT_WANTED ) {
				continue;
			}
			if ( columns.values[ at ] !== value ) {
				value = columns.values[ at ] ?? 0;
				const name = days.names.get( value );
				row = name === undefined ? null : rowOf( name );
			}
			if ( row !== null ) {
				add(
					( row[ slot ] ??= empty() ),
					place,
					columns.visits[ at ] ?? 0,
					columns.events[ at ] ?? 0
				);
			}
		}
	}
	let hour: string | null = null;
	let place: Place | null = null;
	for ( const cell of hours ?? [] ) {
		if ( cell.hour !== hour || place === null ) {
			hour = cell.hour;
			place = placeOf(
				false,
				range.span.bucketOfHour.get( hour ),
				compared?.bucketOfHour.get( hour ),
				equal,
				( elapsed ) => elapsed.hours.has( cell.hour )
			);
		}
		const slot = slots[ countedTypeId( cell.type ) ] ?? NOT_WANTED;
		if ( slot !== NOT_WANTED ) {
			const row = rowOf( TOTAL );
			add( ( row[ slot ] ??= empty() ), place, cell.visits, cell.events );
		}
	}

	return {
		values: () => [ ...byValue.keys() ],
		types: ( value ) => {
			const row = byValue.get( value );
			return row ? names.filter( ( _, slot ) => row[ slot ] ) : [];
		},
		of: ( value, type ) =>
			byValue.get( value )?.[
				slots[ countedTypeId( type ) ] ?? NOT_WANTED
			] ?? empty(),
	};
}

/** Tallies of one value, one slot a type. */
type Row = ( Tally | undefined )[];

/** The slot of what is not added up. */
const NOT_WANTED = -1;

/** Which slot the types have by their number, and which type a slot has. */
interface Slots {
	readonly slots: Int16Array;
	readonly names: readonly CountedType[];
}

function wanted( types: readonly CountedType[] ): Slots {
	const slots = new Int16Array( TYPE_RANGE ).fill( NOT_WANTED );
	types.forEach( ( type, slot ) => {
		slots[ countedTypeId( type ) ] = slot;
	} );
	return { slots, names: types };
}

const ALL_TYPES = wanted(
	Array.from( { length: TYPE_RANGE }, ( _, id ) =>
		countedTypeById( id )
	).filter( ( type ) => type !== null )
);

/** The value under which totals stand: those of the dimension `none`, or of one value that was asked for alone. */
export const TOTAL = '';

/** Cells of a single value, or of none, as totals. */
export function asTotals( { days, names }: DayTable ): DayTable {
	return {
		days,
		names: new Map( [ ...names.keys() ].map( ( id ) => [ id, TOTAL ] ) ),
	};
}

function zero(): Count {
	return { visits: 0, events: 0 };
}

function bucketsOf( span: Span | undefined, isKept: boolean ): Buckets {
	const zeros = Array< number >( span?.buckets.length ?? 0 ).fill( 0 );
	return { isKept, visits: zeros, events: zeros };
}

function copyOf( buckets: Buckets ): Buckets {
	return {
		isKept: buckets.isKept,
		visits: buckets.visits.slice(),
		events: buckets.events.slice(),
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

function addTo( into: Count | null, visits: number, events: number ): void {
	if ( into ) {
		into.visits += visits;
		into.events += events;
	}
}

function addToBucket(
	buckets: Buckets,
	bucket: number,
	visits: number,
	events: number
): void {
	buckets.visits[ bucket ] = ( buckets.visits[ bucket ] ?? 0 ) + visits;
	buckets.events[ bucket ] = ( buckets.events[ bucket ] ?? 0 ) + events;
}
