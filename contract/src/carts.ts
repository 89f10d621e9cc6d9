/** The state of a cart after a change, beside the event that tells of the change. */
import { z } from 'zod';
import { currency, minorUnits, objectId } from './events/fields.ts';

/** Where a cart was last seen; the order is the way to the till. */
export const CART_STEPS = [
	'cart',
	'checkout',
	'shipping',
	'account',
	'payment',
	'error',
] as const;

export type CartStep = ( typeof CART_STEPS )[ number ];

export const cartStateSchema = z.strictObject( {
	/** 22 base64url characters, made when the cart got its first item; only for visitors who may be recognised. */
	id: z.string().regex( /^[A-Za-z0-9_-]{22}$/ ),
	step: z.enum( CART_STEPS ),
	/** Value of the items, after discounts, as shown to the shopper. */
	value: minorUnits,
	currency,
	items: z
		.array(
			z.strictObject( {
				product_id: objectId,
				variation_id: objectId.optional(),
				quantity: z.number().min( 0 ).max( 1000000 ),
				value: minorUnits,
			} )
		)
		.max( 100 ),
} );

export type CartState = z.infer< typeof cartStateSchema >;

/**
 * Carts of visitors who may not be recognised, counted by the shop itself: by the day they began, after they closed.
 * No row a person: products and last step only.
 */
export const cartCountSchema = z.strictObject( {
	/** Unique per site, so that a retry is the same count. */
	fact_key: z.string().min( 1 ).max( 120 ),
	/** Site-local day on which they began. */
	day: z.string().regex( /^\d{4}-\d{2}-\d{2}$/ ),
	last_step: z.enum( CART_STEPS ),
	ordered: z.boolean(),
	carts: z.int().min( 1 ).max( 1000000 ),
	value: minorUnits,
	currency,
	products: z
		.array(
			z.strictObject( {
				product_id: objectId,
				carts: z.int().min( 1 ).max( 1000000 ),
				value: minorUnits,
			} )
		)
		.max( 500 ),
} );

export type CartCount = z.infer< typeof cartCountSchema >;

/** `POST /v1/cart-counts`. */
export const cartCountBatchSchema = z.strictObject( {
	counts: z.array( cartCountSchema ).min( 1 ).max( 200 ),
} );
