/** Cart: why are carts left, and what is in them? By the day a cart began; closed 48 hours after its last change. */
import { z } from 'zod';
import { CART_STEPS } from '../carts.ts';
import { rangeQueryShape, reportHeadSchema } from './range.ts';
import { changeSchema, rateSchema } from './rate.ts';
import { bucketSchema } from './step-row.ts';

export const CART_SORTS = [ 'carts', 'left', 'value_left' ] as const;

export const cartQuerySchema = z.strictObject( {
	from: rangeQueryShape.from,
	to: rangeQueryShape.to,
	compare: rangeQueryShape.compare,
	compare_from: rangeQueryShape.compare_from,
	grain: rangeQueryShape.grain,
	sort: z.enum( CART_SORTS ).optional(),
	dir: z.enum( [ 'asc', 'desc' ] ).optional(),
	page: z.coerce.number().int().min( 1 ).max( 100000 ).optional(),
	contains: z.string().max( 100 ).optional(),
} );
export type CartQuery = z.infer< typeof cartQuerySchema >;

const countCard = z.strictObject( {
	value: z.int().min( 0 ),
	compared: z.int().min( 0 ).nullable(),
	change: changeSchema,
} );
const rateCard = z.strictObject( {
	rate: rateSchema,
	compared: rateSchema.nullable(),
	change: changeSchema,
} );

export const cartSchema = z.strictObject( {
	head: reportHeadSchema,
	has_data: z.boolean(),
	currency: z.string(),
	decimals: z.int().min( 0 ).max( 4 ),
	cards: z.strictObject( {
		started: countCard,
		/** Ordered of closed. */
		ordered: rateCard,
		/** Left of closed. */
		left: rateCard,
		value_left: z.strictObject( {
			value: z.int(),
			compared: z.int().nullable(),
			change: changeSchema,
		} ),
		/** Left carts of recognisable visitors, a product of which was ordered within 14 days, of those whose 14 days are over. */
		recovered: rateCard,
	} ),
	series: z.array(
		z.strictObject( {
			...bucketSchema.shape,
			ordered: z.int().min( 0 ),
			left: z.int().min( 0 ),
			open: z.int().min( 0 ),
		} )
	),
	/** Left carts by the last step they were seen at: where they were, not why. */
	last_steps: z.array(
		z.strictObject( {
			step: z.enum( CART_STEPS ),
			left: z.int().min( 0 ),
			share: rateSchema,
		} )
	),
	rows: z.array(
		z.strictObject( {
			product_id: z.int(),
			name: z.string().nullable(),
			carts: z.int().min( 0 ),
			left: z.int().min( 0 ),
			left_rate: rateSchema,
			value_left: z.int(),
			/** Commonest last step of the left carts. */
			last_step: z.enum( CART_STEPS ).nullable(),
		} )
	),
	total: z.int().min( 0 ),
	page: z.int().min( 1 ),
	page_size: z.int().min( 1 ),
	/** Of `started`, how many are known as counts only, their visitors being unrecognisable. */
	counted_only: z.int().min( 0 ),
} );

export type Cart = z.infer< typeof cartSchema >;
