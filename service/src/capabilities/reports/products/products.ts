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
import { KnownBlocks } from '../block-names.ts';
import { decimalMoney, rateColumns, tableCsv, type Column } from '../csv.ts';
import { resolveRange } from '../date-range.ts';
import { buildHead } from '../head.ts';
import { pageOf } from '../paging.ts';
import {
	askNamedLike,
	askPrices,
	askProducts,
	named,
	type KnownProducts,
	type Prices,
} from '../product-names.ts';
import { askSurroundings } from '../questions.ts';
import { rateOf } from '../rate.ts';
import {
	defineReport,
	sells,
	type ReportAnswer,
	type ReportDeps,
	type ReportSite,
} from '../report.ts';
import { siteCalendar } from '../site-calendar.ts';

type Sort = ( typeof PRODUCT_SORTS )[ number ];
type Choice = ( typeof PRODUCT_CHOICES )[ number ];

/** In the order of {@link ProductNumbers}' first columns. */
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
	async csv( deps, site, query: ProductsQuery ) {
		const answer = await answerProducts( deps, site, query, null );
		if ( answer.kind === 'refused' ) {
			return answer;
		}
		const { rows, currency, decimals } = answer.result;
		return {
			kind: 'answered',
			result: tableCsv(
				'products',
				query,
				columnsOf( currency, decimals ),
				rows
			),
		};
	},
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

/** Everything counted of one product. */
interface ProductNumbers {
	readonly id: number;
	views: number;
	wished: number;
	compared: number;
	notify: number;
	in_cart: number;
	left: number;
	orders: number;
	items: number;
	net_sales: number;
	/** Visits that wished or asked for it and bought it since. */
	bought: number;
	waiting: number | null;
}

async function answerProducts(
	deps: ReportDeps,
	site: ReportSite,
	query: ProductsQuery,
	page: number | null
): Promise< ReportAnswer< Products > > {
	const now = deps.clock.now();
	const answer = resolveRange(
		query,
		siteCalendar( site.timeZone ),
		now,
		false
	);
	if ( answer.kind === 'refused' ) {
		return answer;
	}
	const { range } = answer;
	const { days } = range.span;
	const [ around, found, like ] = await Promise.all( [
		askSurroundings( deps, site, range ),
		askNumbers( deps, site, days, range ),
		askNamedLike( deps, site, query.contains ),
	] );
	const { sold } = found;
	const numbers = [ ...found.numbers.values() ];
	// Every product somebody waits for, since the sum of what waits is one of the totals.
	const wanted = numbers.filter( isWanted );
	const prices = await askPrices(
		deps,
		site,
		wanted.map( ( { id } ) => id )
	);
	let waiting = 0;
	for ( const product of numbers ) {
		product.waiting = waitingFor( product, prices );
		waiting += product.waiting ?? 0;
	}
	const sort = query.sort ?? 'net_sales';
	const shown = pageOf(
		numbers.filter(
			( product ) =>
				isChosen( query.choice ?? 'all', product, prices ) &&
				( like === null || like.has( product.id ) )
		),
		{
			valueOf: ( product ) => product[ sort satisfies Sort ],
			idOf: ( product ) => product.id,
			dir: query.dir ?? 'desc',
		},
		page
	);
	const [ names, orderedInVisit ] = await Promise.all( [
		askProducts(
			deps,
			site,
			shown.rows.map( ( { id } ) => id )
		),
		askOrderedInVisit(
			deps,
			site,
			days,
			page === null ? null : shown.rows
		),
	] );

	return {
		kind: 'answered',
		result: {
			head: buildHead( {
				range,
				site,
				filter: null,
				blocks: new KnownBlocks( [] ),
				around,
				now,
			} ),
			has_data: around.newestEventAt !== null,
			currency: site.currency ?? '',
			decimals: site.shop?.decimals ?? 0,
			...shown,
			rows: shown.rows.map( ( product ) =>
				rowOf( product, orderedInVisit.get( product.id ) ?? 0, names )
			),
			refunds_without_product: sold.withoutProduct,
			totals: {
				orders: found.orders,
				items: sold.items,
				net_sales: sold.netSales,
				waiting,
			},
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
	numbers: ReadonlyMap< number, ProductNumbers >;
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

	const numbers = new Map< number, ProductNumbers >();
	const of = ( id: number ): ProductNumbers => {
		let product = numbers.get( id );
		if ( product === undefined ) {
			product = nothingOf( id );
			numbers.set( id, product );
		}
		return product;
	};
	const [ views, wishes, compared, notify, inCart ] = seen.visits;
	for ( let at = 0; at < seen.products.length; at += 1 ) {
		const product = of( seen.products[ at ] ?? 0 );
		product.views = views?.[ at ] ?? 0;
		product.wished = wishes?.[ at ] ?? 0;
		product.compared = compared?.[ at ] ?? 0;
		product.notify = notify?.[ at ] ?? 0;
		product.in_cart = inCart?.[ at ] ?? 0;
	}
	for ( const [ id, count ] of left ) {
		of( id ).left = count;
	}
	for ( const { productId, orders, items, netSales } of sold.rows ) {
		const product = of( productId );
		product.orders = orders;
		product.items = items;
		product.net_sales = netSales;
	}
	for ( const [ id, count ] of bought ) {
		of( id ).bought = count;
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
	shown: readonly ProductNumbers[] | null
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
		...( shown ? { products: shown.map( ( { id } ) => id ) } : {} ),
	} );
	return new Map(
		rows.map( ( { key, bought } ) => [ Number( key ), bought ] )
	);
}

function nothingOf( id: number ): ProductNumbers {
	return {
		id,
		views: 0,
		wished: 0,
		compared: 0,
		notify: 0,
		in_cart: 0,
		left: 0,
		orders: 0,
		items: 0,
		net_sales: 0,
		bought: 0,
		waiting: 0,
	};
}

function isWanted( { wished, notify }: ProductNumbers ): boolean {
	return wished + notify > 0;
}

/** Price times those who want it and have not bought it; null: it has no price. */
function waitingFor( product: ProductNumbers, prices: Prices ): number | null {
	if ( ! isWanted( product ) ) {
		return 0;
	}
	const price = prices.get( product.id )?.price ?? null;
	return price === null
		? null
		: price *
				Math.max( 0, product.wished + product.notify - product.bought );
}

function isChosen(
	choice: Choice,
	product: ProductNumbers,
	prices: Prices
): boolean {
	switch ( choice ) {
		case 'all':
			return true;
		case 'wanted_not_bought':
			return isWanted( product ) && product.orders === 0;
		case 'wanted_out_of_stock':
			return (
				isWanted( product ) && prices.get( product.id )?.stock === 'out'
			);
	}
}

function rowOf(
	product: ProductNumbers,
	orderedInVisit: number,
	names: KnownProducts
): ProductRow {
	const { views, in_cart: inCart } = product;
	return {
		...named( product.id, names ),
		views,
		wished: product.wished,
		compared: product.compared,
		notify: product.notify,
		in_cart: inCart,
		left: product.left,
		orders: product.orders,
		items: product.items,
		net_sales: product.net_sales,
		// Some put it into the cart from a list, without a look at its page: a share is never over 100 %.
		cart_per_view: rateOf( inCart, Math.max( views, inCart ) ),
		order_per_cart: rateOf(
			orderedInVisit,
			Math.max( inCart, orderedInVisit )
		),
		waiting: product.waiting,
	};
}
