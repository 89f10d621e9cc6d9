import type { EventType } from '#contract/events/index.ts';
import type { CountedType } from '#contract/reports/counted-type.ts';
import type { Audience, Dimension } from '#contract/reports/dimensions.ts';
import type { DayColumns } from './day-columns.ts';

/** Numbers of one day, dimension value and counted type. */
export interface DayCell {
	/** Site-local day, `2026-11-23`. */
	day: string;
	/** Value of the dimension; empty for `none`. */
	key: string;
	type: CountedType;
	/** Visits that began on the day and have the type. */
	visits: number;
	/** How often it happened in those visits. */
	events: number;
}

/** Which days, of what: `key` undefined means every key of the dimension. */
export interface DaysQuery {
	siteId: number;
	/** Site-local days. */
	days: readonly string[];
	dimension: Dimension;
	key?: string;
}

/** Numbers of days as columns, all types of them: a tenth of the time that a list of {@link DayCell} takes. */
export interface DayTable {
	/** A day may stand here twice, and so may a cell: they add up, and the sum may be zero. */
	days: readonly {
		readonly day: string;
		readonly columns: DayColumns;
	}[];
	/** The keys behind the numbers in `columns.values`. What has none is left out. */
	names: ReadonlyMap< number, string >;
}

/** Which days of which products. */
export interface ProductTableQuery {
	siteId: number;
	/** Site-local days. */
	days: readonly string[];
	/** Of the contract's PRODUCT_TYPES. */
	types: readonly EventType[];
	/** Only visits whose visitor can be recognised beyond the visit; default: all. */
	recognised?: boolean;
}

/** Products summed over days, as columns. */
export interface ProductTable {
	/** Every product with one of the types, each once, in no promised order. */
	readonly products: Uint32Array;
	/** In the order of the types asked for: visits with it, product by product. */
	readonly visits: readonly Float64Array[];
	/** How often it happened in them. */
	readonly events: readonly Float64Array[];
}

/** Numbers of one UTC hour and counted type. */
export interface HourCell {
	/** UTC hour, `2026-11-23T14`. */
	hour: string;
	type: CountedType;
	visits: number;
	events: number;
}

/** One stored event as the live line shows it: what and where, never who. */
export interface LatestEvent {
	at: Date;
	type: EventType;
	audience: Audience;
	/** False for bots, and for staff unless the site counts them. */
	counted: boolean;
	/** A sign-up that was asked for and is not confirmed. */
	requested: boolean;
	page: string | null;
	blockId: string | null;
}

/** What reports ask the roll-ups. Every answer is of one moment: folded rows plus changes not folded yet. */
export interface RollupReader {
	/** Cells of days one by one, of these types or of all. Zero cells are left out. */
	days: (
		query: DaysQuery & { types?: readonly CountedType[] }
	) => Promise< readonly DayCell[] >;
	/** The same cells as columns, for reports that add many of them up. */
	dayTable: ( query: DaysQuery ) => Promise< DayTable >;
	/** The dimension `product`, summed over days: for hundreds of thousands of products. */
	productTable: ( query: ProductTableQuery ) => Promise< ProductTable >;
	/** Cells of the UTC hours that begin in the half-open range [from, to). */
	hours: ( query: {
		siteId: number;
		from: Date;
		to: Date;
		types?: readonly CountedType[];
	} ) => Promise< readonly HourCell[] >;
	/** Known values of a dimension, in no promised order. `contains` ignores case. */
	keys: ( query: {
		siteId: number;
		dimension: Dimension;
		contains?: string;
		limit: number;
	} ) => Promise< readonly string[] >;
	/** Time of the newest stored event, and a version that changes whenever any number of the site may have changed. */
	freshness: (
		siteId: number
	) => Promise< { newestEventAt: Date | null; version: string } >;
	/** The newest events of the last 30 minutes, newest first, bots and staff included. */
	latest: (
		siteId: number,
		limit: number
	) => Promise< readonly LatestEvent[] >;
}
