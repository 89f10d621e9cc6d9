/** The block's own panel in the editor: its last 28 days. */
import { z } from 'zod';
import { dateSchema } from './range.ts';
import { rateSchema } from './rate.ts';
import { afterHeadSchema, afterSchema } from './step-row.ts';

export const blockQuerySchema = z.strictObject( {
	block: z.string().max( 140 ),
	/** The event type the block's click sends. */
	type: z.string().max( 64 ),
} );
export type BlockQuery = z.infer< typeof blockQuerySchema >;

export const blockReportSchema = z.strictObject( {
	block_id: z.string(),
	/** Whether the site has announced this block; false: counts start when published. */
	known: z.boolean(),
	from: dateSchema,
	to: dateSchema,
	seen: z.int().min( 0 ),
	acted: z.int().min( 0 ),
	rate: rateSchema,
	days: z.array(
		z.strictObject( {
			day: dateSchema,
			seen: z.int().min( 0 ),
			acted: z.int().min( 0 ),
		} )
	),
	data_until: z.string().nullable(),
	/** Orders after this block's step, within `after_head`'s window; null without a shop. */
	after: afterSchema.nullable(),
	after_head: afterHeadSchema.nullable(),
} );

export type BlockReport = z.infer< typeof blockReportSchema >;
