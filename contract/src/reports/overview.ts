/** Overview: how is the shop doing, is that normal, what do I do? */
import { z } from 'zod';
import { rangeQueryShape, reportHeadSchema } from './range.ts';
import { changeSchema, rateSchema } from './rate.ts';
import { bucketSchema, stepRowSchema } from './step-row.ts';

export const overviewQuerySchema = z.strictObject( rangeQueryShape );
export type OverviewQuery = z.infer< typeof overviewQuerySchema >;

const countCard = z.strictObject( {
	value: z.int().min( 0 ),
	/** The same in the comparison; null without one. */
	compared: z.int().min( 0 ).nullable(),
	change: changeSchema,
} );

const rateCard = z.strictObject( {
	rate: rateSchema,
	compared: rateSchema.nullable(),
	change: changeSchema,
} );

/** The values of one bucket. */
const bucketValues = {
	visits: z.int().min( 0 ),
	with_step: z.int().min( 0 ),
	/** Visits with a macro conversion. */
	with_macro: z.int().min( 0 ),
	/** Macro conversions. */
	macro: z.int().min( 0 ),
};

export const overviewSchema = z.strictObject( {
	head: reportHeadSchema,
	/** Whether the site has any event at all; false asks for the empty state that helps. */
	has_data: z.boolean(),
	cards: z.strictObject( {
		visits: countCard,
		/** Visits with a step of all visits. */
		with_step: rateCard,
		macro: countCard,
		/** Visits with a macro conversion of all visits. */
		macro_rate: rateCard,
	} ),
	series: z.array(
		z.strictObject( {
			...bucketSchema.shape,
			...bucketValues,
			with_step_rate: rateSchema,
			macro_rate: rateSchema,
		} )
	),
	/** Same number of buckets as `series`, bucket by bucket; empty without a comparison. */
	comparison_series: z.array(
		z.strictObject( {
			...bucketSchema.shape,
			...bucketValues,
			with_step_rate: rateSchema,
			macro_rate: rateSchema,
		} )
	),
	/** The ten steps with the most visits that acted. */
	steps: z.array( stepRowSchema ),
	/** How many steps there are in all. */
	steps_total: z.int().min( 0 ),
} );

export type Overview = z.infer< typeof overviewSchema >;
