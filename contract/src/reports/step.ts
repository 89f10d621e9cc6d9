/** Step detail: what does this button do for me? */
import { z } from 'zod';
import { STAGES } from '../stages.ts';
import { rangeQueryShape, reportHeadSchema, WINDOWS } from './range.ts';
import { changeSchema, rateSchema } from './rate.ts';
import {
	afterHeadSchema,
	afterSchema,
	bucketSchema,
	stepRowSchema,
} from './step-row.ts';

export const STEP_TABLES = [ 'blocks', 'pages', 'sources', 'devices' ] as const;

export const stepQuerySchema = z.strictObject( {
	...rangeQueryShape,
	/** Event type. */
	type: z.string().max( 64 ),
	/** One block instance only. */
	block: z.string().max( 140 ).optional(),
	/** What the table lists. */
	by: z.enum( STEP_TABLES ).optional(),
	window: z.enum( WINDOWS ).optional(),
} );
export type StepQuery = z.infer< typeof stepQuerySchema >;

/** Where a block instance stands. */
export const placementSchema = z.strictObject( {
	block_id: z.string(),
	/** `cairn/cta-button`. */
	block_type: z.string(),
	name: z.string(),
	post_id: z.int().nullable(),
	page: z.string().nullable(),
} );

/** How many steps are told on either side. */
export const AROUND_STEPS = 5;

/** Another step of the visits with the step asked for. */
export const aroundStepSchema = z.strictObject( {
	/** Event type. */
	type: z.string(),
	stage: z.enum( STAGES ).nullable(),
	/** Visits with both, the first of this one on this side of the first of the step asked for. */
	visits: z.int().min( 0 ),
	/** visits / visits with the step asked for. */
	share: rateSchema,
} );

export type AroundStep = z.infer< typeof aroundStepSchema >;

/** What visits with a step did before it and after it, by the first time each was done: a visit is on one side of a pair. */
export const aroundSchema = z.strictObject( {
	/** Visits with the step asked for. */
	visits: z.int().min( 0 ),
	/** The commonest first, at most {@link AROUND_STEPS}. */
	before: z.array( aroundStepSchema ).max( AROUND_STEPS ),
	after: z.array( aroundStepSchema ).max( AROUND_STEPS ),
} );

export type Around = z.infer< typeof aroundSchema >;

const values = {
	seen: z.int().min( 0 ),
	acted: z.int().min( 0 ),
	actions: z.int().min( 0 ),
	rate: rateSchema,
};

export const stepSchema = z.strictObject( {
	head: reportHeadSchema,
	has_data: z.boolean(),
	/** How orders after a step were counted; null on a site without a shop, and with a filter: no number knows of both. */
	after: afterHeadSchema.nullable(),
	type: z.string(),
	stage: z.enum( STAGES ).nullable(),
	/** The block asked for; null for the whole type. */
	block: placementSchema.nullable(),
	/** Published places of this step, for the head's links. */
	placements: z.array( placementSchema ),
	seen_is: z.enum( [ 'seen', 'visits' ] ),
	cards: z.strictObject( {
		seen: z.strictObject( {
			value: z.int().min( 0 ),
			compared: z.int().min( 0 ).nullable(),
			change: changeSchema,
		} ),
		acted: z.strictObject( {
			value: z.int().min( 0 ),
			compared: z.int().min( 0 ).nullable(),
			change: changeSchema,
		} ),
		rate: z.strictObject( {
			rate: rateSchema,
			compared: rateSchema.nullable(),
			change: changeSchema,
		} ),
	} ),
	/** What came after this step in the range; null as `after` is, and of the order itself. */
	ordered_after: afterSchema.nullable(),
	/** The commonest steps before and after; null for one block and with a filter: no number knows of both. */
	around: aroundSchema.nullable(),
	/** Weeks until a rate can be judged at the present pace; null when it can be now, or the pace is nothing. */
	weeks_until_enough: z.int().min( 1 ).nullable(),
	series: z.array( z.strictObject( { ...bucketSchema.shape, ...values } ) ),
	comparison_series: z.array(
		z.strictObject( { ...bucketSchema.shape, ...values } )
	),
	by: z.enum( STEP_TABLES ),
	rows: z.array( stepRowSchema ),
} );

export type Step = z.infer< typeof stepSchema >;
