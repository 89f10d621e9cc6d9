/** Products: what do people want, compare, leave and buy? */
import { reportEndpoints } from '#contract/endpoints/index.ts';
import type { EventType } from '#contract/events/index.ts';
import type {
	PRODUCT_CHOICES,
	PRODUCT_SORTS,
	ProductRow,
	Products,
	ProductsQuery,
} from '#contract/reports/products.ts';
import type { ProductSalesAnswer } from '../../orders/index.ts';
import type { ProductTable } from '../../rollups/index.ts';
import { decimalMoney, rateColumns, tableCsv, type Column } from '../csv.ts';
import { type AskedDays, answeredAs, askOverDays } from '../day-report.ts';
import { pageOf } from '../paging.ts';
import {
	askNamedLike,
	askPrices,
	askProducts,
	named,
	type KnownProducts,
	type Prices,
} from '../product-names.ts';
import { rateOf } from '../rate.ts';
import {
	defineReport,
	sells,
	type ReportAnswer,
	type ReportDeps,
	type ReportSite,
} from '../report.ts';
import { type ProductColumn, ProductNumbers } from './product-numbers.ts';

type Sort = ( typeof PRODUCT_SORTS )[ number ];
type Choice = ( typeof PRODUCT_CHOICES )[ number ];

/** In the order of the first columns of {@link ProductNumbers}. */
const VIEWED: readonly EventType[] = [
	'view_product',
	'add_to_wishlist',
	'add_to_compare',
	'notify_back_in_stock',
	'add_to_cart',
];

/** Types that say a product is wanted. */
const WANTED: readonly EventType[] = [
	'add_to_wishlist',
	'notify_back_in_stock',
];

export const productsReport = defineReport( {
	endpoint: reportEndpoints.productList,
	run: ( deps, site, query: ProductsQuery ) =>
		answerProducts( deps, site, query, query.page ?? 1 ),
	csv: ( deps, site, query: ProductsQuery ) =>
		answeredAs(
			answerProducts( deps, site, query, null ),
			( { rows, currency, decimals } ) =>
				tableCsv(
					'products',
					query,
					columnsOf( currency, decimals ),
					rows
				)
		),
} );

function columnsOf(
	currency: string,
	decimals: number
): readonly Column< ProductRow >[] {
	return [
		[ 'product_id', ( row ) => row.product_id ],
		[ 'name', ( row ) => row.name ],
		[ 'stock', ( row ) => row.stock ],
		[ 'for_sale', ( row ) => Number( row.for_sale ) ],
		[ 'views', ( row ) => row.views ],
		[ 'wished', ( row ) => row.wished ],
		[ 'compared', ( row ) => row.compared ],
		[ 'notify', ( row ) => row.notify ],
		[ 'in_cart', ( row ) => row.in_cart ],
		[ 'left', ( row ) => row.left ],
		[ 'orders', ( row ) => row.orders ],
		[ 'items', ( row ) => row.items ],
		[ 'net_sales', ( row ) => decimalMoney( row.net_sales, decimals ) ],
		[ 'waiting', ( row ) => decimalMoney( row.waiting, decimals ) ],
		[ 'currency', () => currency ],
		...rateColumns(
			'cart_per_view_',
			( row: ProductRow ) => row.cart_per_view
		),
		...rateColumns(
			'order_per_cart_',
			( row: ProductRow ) => row.order_per_cart
		),
	];
}

function answerProducts(
	deps: ReportDeps,
	site: ReportSite,
	query: ProductsQuery,
	page: number | null
): Promise< ReportAnswer< Products > > {
	return answeredAs(
		askOverDays( deps, site, query, ( asked ) =>
			findProducts( deps, site, query, page, asked )
		),
		( { found, ...frame } ) => ( { ...frame, ...found } )
	);
}

async function findProducts(
	deps: ReportDeps,
	site: ReportSite,
	query: ProductsQuery,
	page: number | null,
	{ range, days }: AskedDays
): Promise< Omit< Products, 'head' | 'has_data' > > {
	const [ found, like ] = await Promise.all( [
		askNumbers( deps, site, days, range ),
		askNamedLike( deps, site, query.contains ),
	] );
	const { sold, numbers } = found;
	const all = numbers.slots();
	// Every product somebody waits for, since the sum of what waits is one of the totals.
	const wanted = all.filter( ( slot ) => numbers.isWanted( slot ) );
	const prices = await askPrices(
		deps,
		site,
		wanted.map( ( slot ) => numbers.id( slot ) )
	);
	let waiting = 0;
	for ( const slot of wanted ) {
		const value = waitingFor( numbers, slot, prices );
		numbers.set( 'waiting', numbers.id( slot ), value ?? NaN );
		waiting += value ?? 0;
	}
	const sort: Sort = query.sort ?? 'net_sales';
	const choice = query.choice ?? 'all';
	const shown = pageOf(
		choice === 'all' && like === null
			? all
			: all.filter(
					( slot ) =>
						isChosen( choice, numbers, slot, prices ) &&
						( like === null || like.has( numbers.id( slot ) ) )
				),
		{
			valueOf:
				sort === 'waiting'
					? ( slot ) => numbers.waiting( slot )
					: ( slot ) => numbers.get( sort, slot ),
			idOf: ( slot ) => numbers.id( slot ),
			dir: query.dir ?? 'desc',
		},
		page
	);
	const ids = shown.rows.map( ( slot ) => numbers.id( slot ) );
	const [ names, orderedInVisit ] = await Promise.all( [
		askProducts( deps, site, ids ),
		askOrderedInVisit( deps, site, days, page === null ? null : ids ),
	] );

	return {
		currency: site.currency ?? '',
		decimals: site.shop?.decimals ?? 0,
		...shown,
		rows: shown.rows.map( ( slot ) =>
			rowOf(
				numbers,
				slot,
				orderedInVisit.get( numbers.id( slot ) ) ?? 0,
				names
			)
		),
		refunds_without_product: sold.withoutProduct,
		totals: {
			orders: found.orders,
			items: sold.items,
			net_sales: sold.netSales,
			waiting,
		},
	};
}

const NOTHING_SOLD: ProductSalesAnswer = {
	rows: [],
	total: 0,
	items: 0,
	netSales: 0,
	withoutProduct: 0,
};
const NOTHING_SEEN: ProductTable = {
	products: new Uint32Array( 0 ),
	visits: [],
	events: [],
};

async function askNumbers(
	deps: ReportDeps,
	site: ReportSite,
	days: readonly string[],
	range: { readonly from: string; readonly to: string }
): Promise< {
	numbers: ProductNumbers;
	sold: ProductSalesAnswer;
	orders: number;
} > {
	const siteId = site.id;
	const hasDays = days.length > 0;
	const shop = sells( site ) ? site : null;
	const [ seen, left, sold, totals, bought ] = await Promise.all( [
		hasDays
			? deps.rollups.productTable( { siteId, days, types: VIEWED } )
			: NOTHING_SEEN,
		hasDays
			? deps.carts.leftOf( { siteId, days } )
			: new Map< number, number >(),
		shop ? deps.sales.perProduct( shop, range ) : NOTHING_SOLD,
		shop ? deps.sales.totals( shop, range ) : null,
		shop && hasDays
			? deps.loop.boughtOf( { site, days, types: WANTED } )
			: new Map< number, number >(),
	] );

	const numbers = new ProductNumbers(
		seen,
		left.size + sold.rows.length + bought.size
	);
	for ( const [ id, count ] of left ) {
		numbers.set( 'left', id, count );
	}
	for ( const { productId, orders, items, netSales } of sold.rows ) {
		numbers.set( 'orders', productId, orders );
		numbers.set( 'items', productId, items );
		numbers.set( 'net_sales', productId, netSales );
	}
	for ( const [ id, count ] of bought ) {
		numbers.set( 'bought', id, count );
	}
	return { numbers, sold, orders: totals?.orders ?? 0 };
}

/**
 * Visits that put a product into the cart and ordered it, by product.
 *
 * @param deps
 * @param site
 * @param days
 * @param shown Null: of every product.
 */
async function askOrderedInVisit(
	deps: ReportDeps,
	site: ReportSite,
	days: readonly string[],
	shown: readonly number[] | null
): Promise< ReadonlyMap< number, number > > {
	if ( ! sells( site ) || days.length === 0 ) {
		return new Map();
	}
	const { rows } = await deps.loop.after( {
		site,
		days,
		window: 'visit',
		by: 'product',
		types: [ 'add_to_cart' ],
		...( shown ? { products: shown } : {} ),
	} );
	return new Map(
		rows.map( ( { key, bought } ) => [ Number( key ), bought ] )
	);
}

/** Price times those who want it and have not bought it; null: it has no price. */
function waitingFor(
	numbers: ProductNumbers,
	slot: number,
	prices: Prices
): number | null {
	const price = prices.get( numbers.id( slot ) )?.price ?? null;
	const stillWant =
		numbers.get( 'wished', slot ) +
		numbers.get( 'notify', slot ) -
		numbers.get( 'bought', slot );
	return price === null ? null : price * Math.max( 0, stillWant );
}

function isChosen(
	choice: Choice,
	numbers: ProductNumbers,
	slot: number,
	prices: Prices
): boolean {
	switch ( choice ) {
		case 'all':
			return true;
		case 'wanted_not_bought':
			return (
				numbers.isWanted( slot ) && numbers.get( 'orders', slot ) === 0
			);
		case 'wanted_out_of_stock':
			return (
				numbers.isWanted( slot ) &&
				prices.get( numbers.id( slot ) )?.stock === 'out'
			);
	}
}

function rowOf(
	numbers: ProductNumbers,
	slot: number,
	orderedInVisit: number,
	names: KnownProducts
): ProductRow {
	const of = ( column: ProductColumn ) => numbers.get( column, slot );
	const views = of( 'views' );
	const inCart = of( 'in_cart' );
	return {
		...named( numbers.id( slot ), names ),
		views,
		wished: of( 'wished' ),
		compared: of( 'compared' ),
		notify: of( 'notify' ),
		in_cart: inCart,
		left: of( 'left' ),
		orders: of( 'orders' ),
		items: of( 'items' ),
		net_sales: of( 'net_sales' ),
		// Some put it into the cart from a list, without a look at its page: a share is never over 100 %.
		cart_per_view: rateOf( inCart, Math.max( views, inCart ) ),
		order_per_cart: rateOf(
			orderedInVisit,
			Math.max( inCart, orderedInVisit )
		),
		waiting: numbers.waiting( slot ),
	};
}
