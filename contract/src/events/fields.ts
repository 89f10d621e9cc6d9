/** The fields that several event types share. Plain schemas only: each must have a JSON Schema form for PHP. */
import { z } from 'zod';

/** A WordPress or WooCommerce object id. */
export const objectId = z.int().min( 1 ).max( 4294967295 );

/** A number of things; 0 is a meaningful answer. */
export const count = z.int().min( 0 ).max( 1000000 );

/** An amount in the currency's minor unit (cents), may be negative for a refund. */
export const minorUnits = z
	.int()
	.min( -9007199254740991 )
	.max( 9007199254740991 );

/** ISO 4217 code. */
export const currency = z.string().regex( /^[A-Z]{3}$/ );

/** Milliseconds of a span, at most a day. */
export const milliseconds = z.int().min( 0 ).max( 86400000 );

/** Whole per cent. */
export const percent = z.int().min( 0 ).max( 100 );

/** 0 or 1: smaller on the wire than true and false. */
export const flag = z.int().min( 0 ).max( 1 );

/** A short machine word: a kind, a method, a network. */
export const word = z.string().regex( /^[a-z0-9_.-]{1,32}$/ );

/** A host name of a link's target, never the whole address. */
export const host = z.string().max( 253 );

/** Short free text already cleaned of personal data by the sender, cleaned again by the service. */
export const shortText = z.string().max( 200 );

/** An identifier we or the site owner made: an experiment, a list, a voucher. */
export const identifier = z.string().min( 1 ).max( 64 );

/** Product fields as shown to the visitor; what was paid comes from the order. */
export const productFields = {
	product_id: objectId,
	variation_id: objectId.optional(),
	price: minorUnits.optional(),
	currency: currency.optional(),
};
