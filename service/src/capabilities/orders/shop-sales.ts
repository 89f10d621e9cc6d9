/** What reports may ask about orders and products. Every question is one statement that begins with the site. */
import type { Money } from '#contract/reports/shop-totals.ts';
import type { ShopSettings } from '../sites/index.ts';
import type { StoredOrder } from './stored-order.ts';

/** What must be known of a site to count like its own WooCommerce. */
export interface ShopSite {
	readonly id: number;
	readonly timeZone: string;
	/** The base currency; null without a shop. */
	readonly currency: string | null;
	readonly shop?: ShopSettings | null;
}

/** Site-local dates; `to` is the first day that is not in it. */
export interface Days {
	readonly from: string;
	readonly to: string;
}

/** Sums without a currency of their own are in minor units of the base currency. */
export interface SalesTotals {
	/** As WooCommerce's revenue report counts and sums them: several currencies are added as if they were one. */
	readonly orders: number;
	readonly netSales: number;
	/** The sum of each currency in its own minor units, largest first. */
	readonly byCurrency: readonly Money[];
	/** Converted at each order's own rate, those without one left out; null unless there are several currencies. */
	readonly inBase: number | null;
	/** Paid on these days, but in no day of WooCommerce's report yet. */
	readonly notCountedYet: {
		readonly orders: number;
		readonly value: number;
	};
	/** Orders from the checkout, first paid on these days, that still count: the conversions. */
	readonly paidOrders: number;
	/** Orders from elsewhere (wp-admin, other programs), first paid on these days; renewals of subscriptions are in neither. */
	readonly paidElsewhere: number;
	/** Orders with a refund on these days whose refunds WooCommerce books higher than the order. */
	readonly refundedTwice: number;
}

/** One hour or day of the site's own clock that has orders or refunds. */
export interface SalesPoint {
	/** `2026-11-23`, or `2026-11-23T14`. */
	readonly key: string;
	readonly orders: number;
	readonly netSales: number;
}

/** A product and all its variations. */
export interface ProductSales {
	/** 0: deleted before it could be named. */
	readonly productId: number;
	/** Orders with it; an order that was refunded stays one. */
	readonly orders: number;
	/** Pieces less those refunded; may be a fraction. */
	readonly items: number;
	/** Less refunds, on the refund's day; minor units of the base currency, currencies added as WooCommerce does. */
	readonly netSales: number;
}

export const PRODUCT_SALES_SORTS = [ 'net_sales', 'orders', 'items' ] as const;

export interface ProductSalesPage {
	/** Default `net_sales`. */
	readonly sort?: ( typeof PRODUCT_SALES_SORTS )[ number ];
	/** Default `desc`. */
	readonly dir?: 'asc' | 'desc';
	/** Default: all. */
	readonly limit?: number;
	readonly offset?: number;
}

export interface ProductSalesAnswer {
	readonly rows: readonly ProductSales[];
	/** Products in all. */
	readonly total: number;
	/** Of all of them; with `withoutProduct` the net sales are those of {@link SalesTotals}. */
	readonly items: number;
	readonly netSales: number;
	/** What of the net sales names no product: refunds without items, fees, and what WooCommerce books twice. */
	readonly withoutProduct: number;
}

export interface ShopSales {
	totals: ( site: ShopSite, days: Days ) => Promise< SalesTotals >;
	/** Hours or days with orders; weeks and months are sums of days. */
	series: (
		site: ShopSite,
		days: Days,
		grain: 'hour' | 'day'
	) => Promise< readonly SalesPoint[] >;
	/** By the same day and the same statuses as the totals, so that both add up. */
	perProduct: (
		site: ShopSite,
		days: Days,
		page?: ProductSalesPage
	) => Promise< ProductSalesAnswer >;
	/** The same for some products; those without sales are not in it. */
	ofProducts: (
		site: ShopSite,
		days: Days,
		productIds: readonly number[]
	) => Promise< ReadonlyMap< number, ProductSales > >;
	/** Null: never heard of. */
	orderById: (
		siteId: number,
		orderId: number
	) => Promise< StoredOrder | null >;
	/** Orders of a visitor whose conversion counts, in the order they were paid; their items among them. */
	paidOrdersOf: (
		siteId: number,
		visitor: string
	) => Promise< readonly StoredOrder[] >;
}

/** A product, or a variation of one, as the shop last described it. */
export interface NamedProduct {
	readonly productId: number;
	/** Of a variation; null: a product. */
	readonly parentId: number | null;
	readonly name: string;
	/** As shown to a guest, minor units of the base currency; null: no price. */
	readonly price: number | null;
	readonly stock: 'in' | 'low' | 'out' | 'backorder';
	readonly forSale: boolean;
}

/** Of a product, what a report on all of them needs. */
export type PricedProduct = Pick< NamedProduct, 'price' | 'stock' >;

export interface ProductNames {
	/** Price and stock of those the shop has described: of tens of thousands in a tenth of the time that names take. */
	prices: (
		siteId: number,
		productIds: readonly number[]
	) => Promise< ReadonlyMap< number, PricedProduct > >;
	/** Those the shop has described. Any number of ids. */
	byIds: (
		siteId: number,
		productIds: readonly number[]
	) => Promise< ReadonlyMap< number, NamedProduct > >;
	/** Products (no variations) with this in their name, whatever its case; at most `limit`, by name. */
	search: (
		siteId: number,
		part: string,
		limit: number
	) => Promise< readonly NamedProduct[] >;
}
