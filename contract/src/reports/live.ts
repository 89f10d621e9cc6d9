/** The live line: what arrived just now, staff and bots included and marked, no person. */
import { z } from 'zod';
import { AUDIENCES } from './dimensions.ts';

export const liveQuerySchema = z.strictObject( {} );

export const liveSchema = z.strictObject( {
	/** ISO 8601; null when the site has no event. */
	data_until: z.string().nullable(),
	/** Newest first, at most 5, from the last 30 minutes. */
	events: z.array(
		z.strictObject( {
			at: z.string(),
			type: z.string(),
			audience: z.enum( AUDIENCES ),
			/** False for bots, and for staff unless the site counts them. */
			counted: z.boolean(),
			/** A sign-up that was asked for and is not confirmed: it counts as no step. */
			requested: z.boolean(),
			page: z.string().nullable(),
			block_id: z.string().nullable(),
			block_name: z.string().nullable(),
		} )
	),
} );

export type Live = z.infer< typeof liveSchema >;
