/** Orders and net sales, to the cent what WooCommerce Analytics says for the same days. */
import { z } from 'zod';
import { changeSchema } from './rate.ts';

/** A sum in one currency, in its minor units. */
export const moneySchema = z.strictObject( {
	currency: z.string(),
	decimals: z.int().min( 0 ).max( 4 ),
	value: z.int(),
} );

export type Money = z.infer< typeof moneySchema >;

const total = z.strictObject( {
	value: z.int(),
	/** The same in the comparison; null without one. */
	compared: z.int().nullable(),
	change: changeSchema,
} );

export const shopTotalsSchema = z.strictObject( {
	/** The base currency, and its decimal places. */
	currency: z.string(),
	decimals: z.int().min( 0 ).max( 4 ),
	/** Which of an order's times its day is. */
	date_type: z.enum( [ 'date_created', 'date_paid', 'date_completed' ] ),
	orders: total,
	/** As WooCommerce sums it: several currencies are added as if they were one. */
	net_sales: total,
	/** The same converted at each order's own rate; null unless there are several currencies. */
	net_sales_in_base: z.int().nullable(),
	/** Where there are several currencies: the sum of each. Those without a rate are in no converted sum. */
	by_currency: z.array( moneySchema ),
	/** Paid, but not counted there yet: cash on delivery before it is completed. */
	not_counted_yet: z.strictObject( {
		orders: z.int().min( 0 ),
		value: z.int(),
	} ),
	/** First paid orders of the range, by the time they were paid: the conversions. */
	paid_orders: z.int().min( 0 ),
	/** WooCommerce books a partial refund and then the rest twice; its net sales of the range hold such an order. */
	refunded_twice: z.int().min( 0 ),
} );

export type ShopTotals = z.infer< typeof shopTotalsSchema >;
