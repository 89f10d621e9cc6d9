/** Sales from the tables. Dates and statuses are compared as WooCommerce's report compares them. */
import { sql } from 'kysely';
import { ORDER_ORIGINS } from '#contract/orders.ts';
import type { Money } from '#contract/reports/shop-totals.ts';
import type { Database } from '../../storage/database.ts';
import { dayStart } from './day-start.ts';
import { readOrders } from './order-store.ts';
import {
	type AllProductSales,
	createProductSalesMemory,
} from './product-sales-memory.ts';
import type { Days, ProductSales, ShopSales, ShopSite } from './shop-sales.ts';

/** What WooCommerce counts by when nobody has said otherwise. */
const DEFAULT_SHOP = {
	dateType: 'date_paid',
	excludedStatuses: [
		'auto-draft',
		'trash',
		'pending',
		'failed',
		'cancelled',
	],
	decimals: 2,
} as const;

const TIME_OF = {
	date_created: { column: 'created', index: 'by_created', bit: 1 },
	date_paid: { column: 'paid', index: 'by_paid', bit: 2 },
	date_completed: { column: 'completed', index: 'by_completed', bit: 4 },
} as const;

const SORT_VALUES = {
	net_sales: ( row: ProductSales ) => row.netSales,
	orders: ( row: ProductSales ) => row.orders,
	items: ( row: ProductSales ) => row.items,
} as const;

const CHECKOUT = ORDER_ORIGINS.indexOf( 'checkout' );
const RENEWAL = ORDER_ORIGINS.indexOf( 'renewal' );

/** Longer lists are answered from the whole range. */
const MOST_IDS = 1000;

interface CurrencyRow {
	currency: string;
	decimals: number;
	orders: number;
	net: number;
	in_base: number | null;
	twice: number;
}

interface PaidRow {
	paid_orders: number | null;
	paid_elsewhere: number | null;
	missing: number | null;
	missing_value: number | null;
}

interface PointRow {
	bucket: string;
	orders: number;
	net: number;
}

interface ProductRow {
	product_id: number;
	orders: number;
	items: number;
	net: number;
}

export function createShopSales( deps: { database: Database } ): ShopSales {
	const { queries } = deps.database;
	const memory = createProductSalesMemory();

	/** The rows of a table that WooCommerce's report counts in these days. */
	function reported(
		table: 'order_revenue' | 'order_item',
		site: ShopSite,
		days: Days
	) {
		const { dateType, excludedStatuses, decimals } =
			site.shop ?? DEFAULT_SHOP;
		const { column, index, bit } = TIME_OF[ dateType ];
		const time = sql.ref( `${ table }.${ column }` );
		const status = sql.ref( `${ table }.status` );
		const ownDecimals = sql.ref( `${ table }.decimals` );
		const ownNet = sql.ref( `${ table }.net` );
		const excluded = sql.join( [ '', ...excludedStatuses ] );
		return {
			decimals,
			time,
			excluded,
			bit,
			from: sql`${ sql.table( table ) } FORCE INDEX (${ sql.raw( index ) })`,
			where: sql`${ sql.ref( `${ table }.site_id` ) } = ${ site.id }
				AND ${ time } >= ${ midnight( days.from ) } AND ${ time } < ${ midnight( days.to ) }
				AND ${ status } NOT IN (${ excluded })`,
			/** A row's net in minor units of the base, as if its currency were the base. */
			net: sql`CASE WHEN ${ ownDecimals } = ${ decimals } THEN ${ ownNet } ELSE ${ ownNet } * POW(10, ${ decimals } - ${ ownDecimals }) END`,
		};
	}

	async function netSales( site: ShopSite, days: Days ): Promise< number > {
		const { from, where, net } = reported( 'order_revenue', site, days );
		const { rows } = await sql< { net: number | null } >`
			SELECT SUM(${ net }) AS net FROM ${ from } WHERE ${ where }
		`.execute( queries );
		return Math.round( rows[ 0 ]?.net ?? 0 );
	}

	async function versionOf( siteId: number ): Promise< number > {
		const { rows } = await sql< { version: number } >`
			SELECT order_version.version FROM order_version WHERE order_version.site_id = ${ siteId }
		`.execute( queries );
		return rows[ 0 ]?.version ?? 0;
	}

	async function readProducts(
		site: ShopSite,
		days: Days
	): Promise< AllProductSales > {
		const { from, where, net } = reported( 'order_item', site, days );
		const [ { rows }, orderNetSales ] = await Promise.all( [
			sql< ProductRow >`
				SELECT order_item.product_id, SUM(order_item.orders) AS orders,
					SUM(order_item.quantity) AS items, SUM(${ net }) AS net
				FROM ${ from }
				WHERE ${ where }
				GROUP BY order_item.product_id
			`.execute( queries ),
			netSales( site, days ),
		] );
		return {
			rows: rows
				.map( productSales )
				.sort( ( a, b ) => a.productId - b.productId ),
			items: sum( rows, ( row ) => row.items ),
			netSales: Math.round( sum( rows, ( row ) => row.net ) ),
			orderNetSales,
		};
	}

	async function allProducts(
		site: ShopSite,
		days: Days
	): Promise< AllProductSales > {
		const version = await versionOf( site.id );
		const range = JSON.stringify( [
			site.id,
			days.from,
			days.to,
			site.shop ?? DEFAULT_SHOP,
		] );
		return memory.get( range, version, () => readProducts( site, days ) );
	}

	return {
		async totals( site, days ) {
			const revenue = reported( 'order_revenue', site, days );
			const { decimals } = revenue;
			const base = site.currency ?? '';
			const isMissing = sql`((shop_order.report_days & ${ revenue.bit }) = 0 OR shop_order.report_status IN (${ revenue.excluded }))`;
			const [ byCurrency, paid ] = await Promise.all( [
				sql< CurrencyRow >`
					SELECT order_revenue.currency, order_revenue.decimals,
						SUM(CASE WHEN order_revenue.is_refund = 0 THEN 1 ELSE 0 END) AS orders,
						SUM(order_revenue.net) AS net,
						SUM(order_revenue.net * CASE WHEN order_revenue.currency = ${ base } THEN 1 ELSE order_revenue.rate END) AS in_base,
						SUM(order_revenue.booked_twice) AS twice
					FROM ${ revenue.from }
					WHERE ${ revenue.where }
					GROUP BY order_revenue.currency, order_revenue.decimals
				`.execute( queries ),
				sql< PaidRow >`
					SELECT SUM(CASE WHEN shop_order.origin = ${ CHECKOUT } THEN 1 ELSE 0 END) AS paid_orders,
						SUM(CASE WHEN shop_order.origin NOT IN (${ CHECKOUT }, ${ RENEWAL }) THEN 1 ELSE 0 END) AS paid_elsewhere,
						SUM(CASE WHEN ${ isMissing } THEN 1 ELSE 0 END) AS missing,
						SUM(CASE WHEN ${ isMissing } THEN shop_order.net * POW(10, ${ decimals } - shop_order.decimals) ELSE 0 END) AS missing_value
					FROM shop_order FORCE INDEX (by_paid)
					WHERE shop_order.site_id = ${ site.id } AND shop_order.counts = 1
						AND shop_order.paid_at >= ${ dayStart( site.timeZone, days.from ) }
						AND shop_order.paid_at < ${ dayStart( site.timeZone, days.to ) }
				`.execute( queries ),
			] );
			const { rows } = byCurrency;
			const counted = paid.rows[ 0 ];
			const scaled = ( value: number, from: number ) =>
				value * 10 ** ( decimals - from );
			const currencies = sumByCurrency( rows );
			return {
				orders: sum( rows, ( row ) => row.orders ),
				netSales: Math.round(
					sum( rows, ( row ) => scaled( row.net, row.decimals ) )
				),
				byCurrency: currencies,
				inBase:
					currencies.length < 2 &&
					( currencies[ 0 ]?.currency ?? base ) === base
						? null
						: Math.round(
								sum( rows, ( row ) =>
									scaled( row.in_base ?? 0, row.decimals )
								)
							),
				notCountedYet: {
					orders: counted?.missing ?? 0,
					value: Math.round( counted?.missing_value ?? 0 ),
				},
				paidOrders: counted?.paid_orders ?? 0,
				paidElsewhere: counted?.paid_elsewhere ?? 0,
				refundedTwice: sum( rows, ( row ) => row.twice ),
			};
		},

		async series( site, days, grain ) {
			const { from, where, net, time } = reported(
				'order_revenue',
				site,
				days
			);
			// DATE takes a third of the time of a format.
			const bucket =
				grain === 'hour'
					? sql`DATE_FORMAT(${ time }, '%Y-%m-%dT%H')`
					: sql`DATE(${ time })`;
			const { rows } = await sql< PointRow >`
				SELECT ${ bucket } AS bucket,
					SUM(CASE WHEN order_revenue.is_refund = 0 THEN 1 ELSE 0 END) AS orders,
					SUM(${ net }) AS net
				FROM ${ from }
				WHERE ${ where }
				GROUP BY bucket
				ORDER BY bucket
			`.execute( queries );
			return rows.map( ( row ) => ( {
				key: row.bucket,
				orders: row.orders,
				netSales: Math.round( row.net ),
			} ) );
		},

		async perProduct( site, days, page = {} ) {
			const all = await allProducts( site, days );
			const valueOf = SORT_VALUES[ page.sort ?? 'net_sales' ];
			const sign = page.dir === 'asc' ? 1 : -1;
			const offset = page.offset ?? 0;
			return {
				// Sorting is stable, and the rows come by product id.
				rows: [ ...all.rows ]
					.sort( ( a, b ) => sign * ( valueOf( a ) - valueOf( b ) ) )
					.slice( offset, offset + ( page.limit ?? Infinity ) ),
				total: all.rows.length,
				items: all.items,
				netSales: all.netSales,
				withoutProduct: all.orderNetSales - all.netSales,
			};
		},

		async ofProducts( site, days, productIds ) {
			const wanted = new Set( productIds );
			if ( wanted.size === 0 ) {
				return new Map();
			}
			if ( wanted.size > MOST_IDS ) {
				const all = await allProducts( site, days );
				return byProduct(
					all.rows.filter( ( row ) => wanted.has( row.productId ) )
				);
			}
			const { from, where, net } = reported( 'order_item', site, days );
			const { rows } = await sql< ProductRow >`
				SELECT order_item.product_id,
					SUM(order_item.orders) AS orders,
					SUM(order_item.quantity) AS items, SUM(${ net }) AS net
				FROM ${ from }
				WHERE ${ where } AND order_item.product_id IN (${ sql.join( [ ...wanted ] ) })
				GROUP BY order_item.product_id
			`.execute( queries );
			return byProduct( rows.map( productSales ) );
		},

		async orderById( siteId, orderId ) {
			const [ order ] = await readOrders(
				queries,
				siteId,
				sql`shop_order.order_id = ${ orderId }`
			);
			return order ?? null;
		},

		paidOrdersOf: ( siteId, visitor ) =>
			readOrders(
				queries,
				siteId,
				sql`shop_order.visitor = ${ Buffer.from( visitor, 'hex' ) } AND shop_order.counts = 1`
			),
	};
}

function midnight( day: string ): string {
	return `${ day } 00:00:00`;
}

function sum< Row >(
	rows: readonly Row[],
	valueOf: ( row: Row ) => number
): number {
	return rows.reduce( ( total, row ) => total + valueOf( row ), 0 );
}

/** A shop may change how many decimals it keeps; the finer one holds both. */
function sumByCurrency( rows: readonly CurrencyRow[] ): readonly Money[] {
	const sums = new Map< string, Money >();
	for ( const { currency, decimals, net } of rows ) {
		const known = sums.get( currency ) ?? { currency, decimals, value: 0 };
		const finer = Math.max( known.decimals, decimals );
		sums.set( currency, {
			currency,
			decimals: finer,
			value:
				known.value * 10 ** ( finer - known.decimals ) +
				net * 10 ** ( finer - decimals ),
		} );
	}
	return [ ...sums.values() ].sort(
		( a, b ) =>
			b.value / 10 ** b.decimals - a.value / 10 ** a.decimals ||
			( a.currency < b.currency ? -1 : 1 )
	);
}

function productSales( row: ProductRow ): ProductSales {
	return {
		productId: row.product_id,
		orders: row.orders,
		items: row.items,
		netSales: Math.round( row.net ),
	};
}

function byProduct(
	rows: readonly ProductSales[]
): ReadonlyMap< number, ProductSales > {
	return new Map( rows.map( ( row ) => [ row.productId, row ] ) );
}
