/** Overview: how is the shop doing, is that normal, what do I do? */
import { z } from 'zod';
import { shopTotalsSchema } from './shop-totals.ts';
import { rangeQueryShape, reportHeadSchema, WINDOWS } from './range.ts';
import { changeSchema, rateSchema } from './rate.ts';
import { afterHeadSchema, bucketSchema, stepRowSchema } from './step-row.ts';

export const overviewQuerySchema = z.strictObject( {
	...rangeQueryShape,
	window: z.enum( WINDOWS ).optional(),
} );
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
	/** Orders by WooCommerce's report; null as `shop` is. */
	orders: z.int().min( 0 ).nullable(),
	/** Net sales by WooCommerce's report, minor units. */
	net_sales: z.int().nullable(),
};

export const overviewSchema = z.strictObject( {
	head: reportHeadSchema,
	/** Whether the site has any event at all; false asks for the empty state that helps. */
	has_data: z.boolean(),
	/** How orders after a step were counted; null on a site without a shop, and with a filter: no number knows of both. */
	after: afterHeadSchema.nullable(),
	cards: z.strictObject( {
		visits: countCard,
		/** Visits with a step of all visits. */
		with_step: rateCard,
		macro: countCard,
		/** Visits with a macro conversion of all visits. */
		macro_rate: rateCard,
	} ),
	/** Orders and net sales as WooCommerce's own report counts them; null without a shop, and with a filter: it knows of none. */
	shop: shopTotalsSchema.nullable(),
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
	/** The ten steps that most orders followed; without a shop, or with a filter, those with the most visits that acted. */
	steps: z.array( stepRowSchema ),
	/** How many steps there are in all. */
	steps_total: z.int().min( 0 ),
} );

export type Overview = z.infer< typeof overviewSchema >;
