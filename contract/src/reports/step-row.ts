/** A row of any table of steps: Overview, Steps and Step detail share it. */
import { z } from 'zod';
import { STAGES } from '../stages.ts';
import { WINDOWS } from './range.ts';
import { changeSchema, rateSchema } from './rate.ts';

export const STEP_GROUPS = [ 'step', 'block', 'page', 'stage' ] as const;

/**
 * What came after a step, by whole visits: a visit with the step counts once, and is followed when its visitor's first
 * paid order after the step fell into the window. Beyond the same visit only visitors who can be recognised that long.
 */
export const afterSchema = z.strictObject( {
	/** Visits followed by an order. */
	ordered: z.int().min( 0 ),
	/** Followed visits of those with the step whose window is over. */
	rate: rateSchema,
	/** What those orders brought, net of their own refunds, base currency's minor units; null: a rate is not known. */
	sales: z.int().nullable(),
} );

export type After = z.infer< typeof afterSchema >;

/** Which window a table of steps was counted with, and on how much of the visits it rests. */
export const afterHeadSchema = z.strictObject( {
	window: z.enum( WINDOWS ),
	/** Whether the person chose the window, or the report did. */
	chosen: z.boolean(),
	/** Visits whose visitor can be recognised beyond the visit, of all visits of the range. */
	recognised: rateSchema,
	/** Orders of the site, whenever made, that were heard of a moment ago: what came before them is not counted yet. */
	waiting: z.int().min( 0 ),
	/** ISO 4217 of `sales`. */
	currency: z.string().nullable(),
	decimals: z.int().min( 0 ).max( 4 ),
} );

export type AfterHead = z.infer< typeof afterHeadSchema >;

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
	/** Null where none can be told: a site without a shop, the order itself, rows by page, source, device or stage, a filter. */
	after: afterSchema.nullable(),
} );

export type StepRow = z.infer< typeof stepRowSchema >;

/** One bucket of a series. */
export const bucketSchema = z.strictObject( {
	/** Site-local start: `2026-11-23` or `2026-11-23T14` for hours (with offset: `2026-11-23T14+01:00`). */
	start: z.string(),
	/** Not over yet: drawn dashed with a hollow point. */
	unfinished: z.boolean(),
} );
