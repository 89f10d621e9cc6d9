/** The box on an order: what its buyer did before. */
import { z } from 'zod';

export const orderQuerySchema = z.strictObject( {
	order_id: z.coerce.number().int().min( 1 ).max( 4294967295 ),
} );
export type OrderQuery = z.infer< typeof orderQuerySchema >;

/** Why an order's steps are not known. */
export const ORDER_LINKS = [
	/** The steps are known. */
	'linked',
	/** The service has not heard of the order yet. */
	'unknown',
	/** The buyer did not agree to be recognised, or has taken it back. */
	'no_consent',
	/** Made in wp-admin or by another program: credited to nobody. */
	'not_a_visit',
	/** Not paid yet, or paid and withdrawn again: steps are told of orders that count. */
	'not_paid',
	/** A visitor was named, but nothing of that visitor stands here. */
	'no_steps',
] as const;

export const orderReportSchema = z.strictObject( {
	order_id: z.int(),
	link: z.enum( ORDER_LINKS ),
	/** Source of the visit it was made in; null when not known. */
	source: z.string().nullable(),
	/** Last first; at most 10. */
	steps: z.array(
		z.strictObject( {
			/** ISO 8601. */
			at: z.string(),
			/** Seconds before the order. */
			before: z.int().min( 0 ),
			type: z.string(),
			block_id: z.string().nullable(),
			block_name: z.string().nullable(),
			page: z.string().nullable(),
			product_id: z.int().nullable(),
			variant: z.string().nullable(),
			same_visit: z.boolean(),
		} )
	),
	/** Steps in all within 30 days before the order. */
	total: z.int().min( 0 ),
	/** Visits of those 30 days, the order's own among them. */
	visits: z.int().min( 0 ),
} );

export type OrderReport = z.infer< typeof orderReportSchema >;
