/** What every report is asked with, and what every report says about its time. */
import { z } from 'zod';
import { FILTERS } from './dimensions.ts';

/** A site-local calendar date, `2026-11-23`. */
export const dateSchema = z.string().regex( /^\d{4}-\d{2}-\d{2}$/ );

export const GRAINS = [ 'hour', 'day', 'week', 'month' ] as const;
export const COMPARISONS = [ 'previous', 'year', 'custom', 'none' ] as const;

/** How long after a step an order still counts as following it: the same visit, 7 days, 30 days. */
export const WINDOWS = [ 'visit', '7', '30' ] as const;

export type Window = ( typeof WINDOWS )[ number ];

/** Query of every report over a range. Dates are the site's; `to` is the first day that is not in the range. */
export const rangeQueryShape = {
	from: dateSchema,
	to: dateSchema,
	compare: z.enum( COMPARISONS ).optional(),
	/** First day of a custom comparison; it has the range's length. */
	compare_from: dateSchema.optional(),
	/** Left out: by length (hour up to 2 days, day up to 92, week up to 400, then month). */
	grain: z.enum( GRAINS ).optional(),
	/** One filter at a time: whole visits, in both parts of a rate. */
	filter: z.enum( FILTERS ).optional(),
	value: z.string().max( 500 ).optional(),
};

export const reportHeadSchema = z.strictObject( {
	range: z.strictObject( {
		from: dateSchema,
		to: dateSchema,
		days: z.int().min( 1 ),
		grain: z.enum( GRAINS ),
		/** IANA name of the site's time zone. */
		zone: z.string(),
		/** The range is not over yet. */
		running: z.boolean(),
	} ),
	comparison: z
		.strictObject( {
			kind: z.enum( COMPARISONS ),
			from: dateSchema,
			to: dateSchema,
			/** A running range is compared with the same elapsed time: the comparison is cut there. ISO 8601, null when whole. */
			cut_at: z.string().nullable(),
		} )
		.nullable(),
	filter: z
		.strictObject( {
			filter: z.enum( FILTERS ),
			value: z.string(),
			/** What to call the value on screen: a block's name, a step's label key. */
			label: z.string(),
		} )
		.nullable(),
	/** Newest stored event of the site, ISO 8601; null when there is none. */
	data_until: z.string().nullable(),
	/** When the service answered, ISO 8601. */
	generated_at: z.string(),
	/** Demo data stands among these numbers. */
	demo: z.boolean(),
	/** Recorded in the range but in no number above. */
	not_counted: z.strictObject( {
		bots: z.int().min( 0 ),
		staff: z.int().min( 0 ),
		/** Events kept as counters only: no consent. */
		counters_only: z.int().min( 0 ),
	} ),
} );

export type ReportHead = z.infer< typeof reportHeadSchema >;
