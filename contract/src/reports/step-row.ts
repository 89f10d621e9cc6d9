/** A row of any table of steps: Overview, Steps and Step detail share it. */
import { z } from 'zod';
import { STAGES } from '../stages.ts';
import { changeSchema, rateSchema } from './rate.ts';

export const STEP_GROUPS = [ 'step', 'block', 'page', 'stage' ] as const;

export const stepRowSchema = z.strictObject( {
	/** Unique in its table; also what links and sorting use. */
	key: z.string(),
	/** Event type, where the row is about one. */
	type: z.string().nullable(),
	block_id: z.string().nullable(),
	page: z.string().nullable(),
	/** What a person calls it: the block's name, the page's path. Null: the label of `type` or `stage`. */
	label: z.string().nullable(),
	stage: z.enum( STAGES ).nullable(),
	/** Visits with a visible impression of the block, or all visits when the step has no block. */
	seen: z.int().min( 0 ),
	/** What `seen` counts, the denominator that is shown: the block seen, the page viewed, or all visits. */
	seen_is: z.enum( [ 'seen', 'page', 'visits' ] ),
	/** Visits with at least one action. */
	acted: z.int().min( 0 ),
	/** acted / seen. */
	rate: rateSchema,
	/** Actions in total. */
	actions: z.int().min( 0 ),
	/** Actions per visit that acted; null when none did. */
	per_visit: z.number().nullable(),
	change: changeSchema,
	/** Acted per bucket of the range, for the sparkline; null = not measured. */
	trend: z.array( z.int().min( 0 ).nullable() ),
} );

export type StepRow = z.infer< typeof stepRowSchema >;

/** One bucket of a series. */
export const bucketSchema = z.strictObject( {
	/** Site-local start: `2026-11-23` or `2026-11-23T14` for hours (with offset: `2026-11-23T14+01:00`). */
	start: z.string(),
	/** Not over yet: drawn dashed with a hollow point. */
	unfinished: z.boolean(),
} );
