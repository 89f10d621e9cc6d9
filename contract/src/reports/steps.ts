/** Steps: which small steps do people take? */
import { z } from 'zod';
import { rangeQueryShape, reportHeadSchema, WINDOWS } from './range.ts';
import { afterHeadSchema, STEP_GROUPS, stepRowSchema } from './step-row.ts';

export const stepsQuerySchema = z.strictObject( {
	...rangeQueryShape,
	group: z.enum( STEP_GROUPS ).optional(),
	window: z.enum( WINDOWS ).optional(),
} );
export type StepsQuery = z.infer< typeof stepsQuerySchema >;

export const stepsSchema = z.strictObject( {
	head: reportHeadSchema,
	has_data: z.boolean(),
	/** How orders after a step were counted; null on a site without a shop, and with a filter: no number knows of both. */
	after: afterHeadSchema.nullable(),
	group: z.enum( STEP_GROUPS ),
	/** All visits of the range (after the filter). */
	visits: z.int().min( 0 ),
	/** Every row, most acted first; at most 1000. */
	rows: z.array( stepRowSchema ),
	/** How many rows there are in all. */
	total: z.int().min( 0 ),
} );

export type Steps = z.infer< typeof stepsSchema >;
