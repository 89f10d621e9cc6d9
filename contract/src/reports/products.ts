/** Products: what do people want, compare, leave and buy? And its two tabs. */
import { z } from 'zod';
import { PRODUCT_STOCK } from '../orders.ts';
import { rangeQueryShape, reportHeadSchema } from './range.ts';
import { rateSchema } from './rate.ts';
import { afterHeadSchema, afterSchema } from './step-row.ts';

/** Ready filters. */
export const PRODUCT_CHOICES = [
	'all',
	'wanted_not_bought',
	'wanted_out_of_stock',
] as const;

export const PRODUCT_SORTS = [
	'views',
	'wished',
	'compared',
	'notify',
	'in_cart',
	'left',
	'orders',
	'items',
	'net_sales',
	'waiting',
] as const;

const pageShape = {
	/** 1 is the first. */
	page: z.coerce.number().int().min( 1 ).max( 100000 ).optional(),
	dir: z.enum( [ 'asc', 'desc' ] ).optional(),
	/** Part of a product's name. */
	contains: z.string().max( 100 ).optional(),
};

export const productsQuerySchema = z.strictObject( {
	from: rangeQueryShape.from,
	to: rangeQueryShape.to,
	sort: z.enum( PRODUCT_SORTS ).optional(),
	choice: z.enum( PRODUCT_CHOICES ).optional(),
	...pageShape,
} );
export type ProductsQuery = z.infer< typeof productsQuerySchema >;

/** How a product is called and whether it can be had; name null: the shop has not said. */
const named = {
	/** 0: deleted before it could be named. */
	product_id: z.int().min( 0 ),
	name: z.string().nullable(),
	stock: z.enum( PRODUCT_STOCK ).nullable(),
	for_sale: z.boolean(),
};

export const productRowSchema = z.strictObject( {
	...named,
	/** Visits that viewed it. */
	views: z.int().min( 0 ),
	/** Visits that put it on a wishlist. */
	wished: z.int().min( 0 ),
	compared: z.int().min( 0 ),
	/** Visits that asked to be told when it is back. */
	notify: z.int().min( 0 ),
	/** Visits that put it into the cart; as all of the above, visits of people, begun in the range. */
	in_cart: z.int().min( 0 ),
	/** Closed carts with it that brought no order. */
	left: z.int().min( 0 ),
	/** WooCommerce's own: orders with it, pieces, net sales less refunds, by its report's day. */
	orders: z.int().min( 0 ),
	items: z.number(),
	net_sales: z.int(),
	/** in_cart / views. */
	cart_per_view: rateSchema,
	/** Visits that put it into the cart and ordered it in the same visit / in_cart. */
	order_per_cart: rateSchema,
	/** Price x visits that wished it or asked for it in the range, less those whose visitor bought it within 30 days; null: no price. */
	waiting: z.int().nullable(),
} );

export type ProductRow = z.infer< typeof productRowSchema >;

export const productsSchema = z.strictObject( {
	head: reportHeadSchema,
	has_data: z.boolean(),
	currency: z.string(),
	decimals: z.int().min( 0 ).max( 4 ),
	rows: z.array( productRowSchema ),
	/** Rows in all, after `choice` and `contains`. */
	total: z.int().min( 0 ),
	page: z.int().min( 1 ),
	page_size: z.int().min( 1 ),
	/** Refunds that name no product; with it the column adds up to Overview's net sales. */
	refunds_without_product: z.int(),
	/** Of all products, whatever `choice` and `contains` say. */
	totals: z.strictObject( {
		/** Orders of the range, each once: Overview's. */
		orders: z.int().min( 0 ),
		items: z.number(),
		net_sales: z.int(),
		waiting: z.int(),
	} ),
} );

export type Products = z.infer< typeof productsSchema >;

export const WISHLIST_SORTS = [
	'wished',
	'bought',
	'median_days',
	'waiting',
] as const;

export const wishlistQuerySchema = z.strictObject( {
	from: rangeQueryShape.from,
	to: rangeQueryShape.to,
	by: z.enum( [ 'product', 'block' ] ).optional(),
	sort: z.enum( WISHLIST_SORTS ).optional(),
	...pageShape,
} );
export type WishlistQuery = z.infer< typeof wishlistQuerySchema >;

export const wishlistSchema = z.strictObject( {
	head: reportHeadSchema,
	has_data: z.boolean(),
	currency: z.string(),
	decimals: z.int().min( 0 ).max( 4 ),
	cards: z.strictObject( {
		/** Visits that put something on a list. */
		wished: z.int().min( 0 ),
		/** Visits of recognisable visitors that wished something and whose 30 days are over, and those that bought something wished. */
		bought: rateSchema,
		/** Median days from wish to order; null below five. */
		median_days: z.number().nullable(),
		/** Price of what was wished in the range and not bought since. */
		waiting: z.int(),
	} ),
	/** Somebody’s list opened by its link: what sharing brings. A visit counts once, however many lists it opened. */
	shared: z.strictObject( {
		/** Visits that opened a shared list. */
		visits: z.int().min( 0 ),
		/** Orders after such a visit, as after any step; null on a site without a shop. */
		after: afterSchema.nullable(),
		/** How they were counted; null as `after` is. */
		after_head: afterHeadSchema.nullable(),
	} ),
	by: z.enum( [ 'product', 'block' ] ),
	rows: z.array(
		z.strictObject( {
			product: z.strictObject( named ).nullable(),
			block: z
				.strictObject( {
					block_id: z.string(),
					name: z.string().nullable(),
					page: z.string().nullable(),
				} )
				.nullable(),
			wished: z.int().min( 0 ),
			bought: rateSchema,
			median_days: z.number().nullable(),
			/** Null: no price; and by block, whose wishes are not kept by product. */
			waiting: z.int().nullable(),
		} )
	),
	total: z.int().min( 0 ),
	page: z.int().min( 1 ),
	page_size: z.int().min( 1 ),
} );

export type Wishlist = z.infer< typeof wishlistSchema >;

export const comparisonQuerySchema = z.strictObject( {
	from: rangeQueryShape.from,
	to: rangeQueryShape.to,
	page: pageShape.page,
	contains: pageShape.contains,
} );
export type ComparisonQuery = z.infer< typeof comparisonQuerySchema >;

const side = z.strictObject( {
	...named,
	/** Visits that chose this one from the table of the two. */
	chosen: z.int().min( 0 ),
	/** Visits that saw the two side by side and whose visitor ordered this one within 30 days. */
	bought: z.int().min( 0 ),
} );

export const comparisonSchema = z.strictObject( {
	head: reportHeadSchema,
	has_data: z.boolean(),
	cards: z.strictObject( {
		/** Visits that saw a comparison, and those of them that chose from it. */
		compared: z.int().min( 0 ),
		chosen: rateSchema,
		/** Visits that compared and ordered one of the compared within 30 days. */
		bought: rateSchema,
	} ),
	rows: z.array(
		z.strictObject( {
			/** Visits that saw both side by side. */
			compared: z.int().min( 0 ),
			a: side,
			b: side,
			/** Who is chosen more; the interval of a's share of the choices. */
			a_share: rateSchema,
		} )
	),
	total: z.int().min( 0 ),
	page: z.int().min( 1 ),
	page_size: z.int().min( 1 ),
} );

export type Comparison = z.infer< typeof comparisonSchema >;

/** The column on WordPress' product list: the last 28 days of the products on the screen. */
export const productColumnQuerySchema = z.strictObject( {
	/** Product ids, separated by commas, at most 100. */
	ids: z.string().regex( /^\d{1,10}(?:,\d{1,10}){0,99}$/ ),
} );
export type ProductColumnQuery = z.infer< typeof productColumnQuerySchema >;

export const productColumnSchema = z.strictObject( {
	from: z.string(),
	to: z.string(),
	products: z.array(
		z.strictObject( {
			product_id: z.int(),
			views: z.int().min( 0 ),
			in_cart: z.int().min( 0 ),
			left: z.int().min( 0 ),
		} )
	),
	data_until: z.string().nullable(),
} );

export type ProductColumn = z.infer< typeof productColumnSchema >;
