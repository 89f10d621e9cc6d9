/** Wishlist, a tab of Products: what is wished for, is it bought, what waits? */
import { reportEndpoints } from '#contract/endpoints/index.ts';
import type {
	Wishlist,
	WISHLIST_SORTS,
	WishlistQuery,
} from '#contract/reports/products.ts';
import type { BoughtRow } from '../../closed-loop/index.ts';
import type { DayTable, ProductTable } from '../../rollups/index.ts';
import { keysWith, visitsByKey } from '../add-cells.ts';
import { askAfters } from '../after.ts';
import { KnownBlocks } from '../block-names.ts';
import { decimalMoney, rateColumns, tableCsv, type Column } from '../csv.ts';
import { type AskedDays, answeredAs, askOverDays } from '../day-report.ts';
import { pageOf } from '../paging.ts';
import {
	askNamedLike,
	askPrices,
	askProducts,
	named,
	type Prices,
} from '../product-names.ts';
import { noRate, rateOf } from '../rate.ts';
import {
	defineReport,
	sells,
	type ReportAnswer,
	type ReportDeps,
	type ReportSite,
} from '../report.ts';

type Row = Wishlist[ 'rows' ][ number ];
type Sort = ( typeof WISHLIST_SORTS )[ number ];
type By = Wishlist[ 'by' ];

const WISH = 'add_to_wishlist';
/** What the line of shared lists is called in a file. */
const SHARED_LISTS = 'Shared lists';

export const wishlistReport = defineReport( {
	endpoint: reportEndpoints.wishlist,
	run: ( deps, site, query: WishlistQuery ) =>
		answerWishlist( deps, site, query, query.page ?? 1 ),
	csv: ( deps, site, query: WishlistQuery ) =>
		answeredAs(
			answerWishlist( deps, site, query, null ),
			( { rows, shared, by, currency, decimals } ) => {
				const lines: CsvLine[] = rows.map( ( row ) => ( {
					row,
					shared: null,
				} ) );
				return tableCsv(
					'wishlist',
					query,
					columnsOf( by, currency, decimals ),
					[ ...lines, { row: null, shared } ]
				);
			}
		),
} );

/** A line of the file: a row of the table, or (the last one) what shared lists brought, which no row has a part of. */
type CsvLine =
	| { readonly row: Row; readonly shared: null }
	| { readonly row: null; readonly shared: Wishlist[ 'shared' ] };

function columnsOf(
	by: By,
	currency: string,
	decimals: number
): readonly Column< CsvLine >[] {
	const subject: readonly Column< CsvLine >[] =
		by === 'product'
			? [
					[
						'product_id',
						( { row } ) => row?.product?.product_id ?? null,
					],
					[
						'name',
						( { row } ) =>
							row ? ( row.product?.name ?? null ) : SHARED_LISTS,
					],
					[ 'stock', ( { row } ) => row?.product?.stock ?? null ],
				]
			: [
					[ 'block_id', ( { row } ) => row?.block?.block_id ?? null ],
					[
						'name',
						( { row } ) =>
							row ? ( row.block?.name ?? null ) : SHARED_LISTS,
					],
					[ 'page', ( { row } ) => row?.block?.page ?? null ],
				];
	return [
		...subject,
		[ 'wished', ( { row } ) => row?.wished ?? null ],
		...rateColumns(
			'bought_',
			( { row }: CsvLine ) => row?.bought ?? null
		),
		[ 'median_days', ( { row } ) => row?.median_days ?? null ],
		[
			'waiting',
			( { row } ) => decimalMoney( row?.waiting ?? null, decimals ),
		],
		[ 'shared_visits', ( { shared } ) => shared?.visits ?? null ],
		[
			'shared_ordered_after',
			( { shared } ) => shared?.after?.ordered ?? null,
		],
		...rateColumns(
			'shared_after_',
			( { shared }: CsvLine ) => shared?.after?.rate ?? null
		),
		[
			'shared_sales_after',
			( { shared } ) =>
				decimalMoney( shared?.after?.sales ?? null, decimals ),
		],
		[ 'currency', () => currency ],
	];
}

/** What was wished of one product, or at one block. */
interface Wish {
	/** A product id as text, or a block id. */
	readonly key: string;
	readonly wished: number;
	/** Of them, by visitors that can be recognised, on days whose 30 days are over. */
	readonly judged: number;
	/** Why nobody can be judged, where nobody can. */
	readonly reason: 'window_open' | 'needs_consent';
	readonly boughtRow: BoughtRow | null;
	waiting: number | null;
}

function answerWishlist(
	deps: ReportDeps,
	site: ReportSite,
	query: WishlistQuery,
	page: number | null
): Promise< ReportAnswer< Wishlist > > {
	return answeredAs(
		askOverDays( deps, site, query, ( asked ) =>
			findWishlist( deps, site, query, page, asked )
		),
		( { found, ...frame } ) => ( { ...frame, ...found } )
	);
}

async function findWishlist(
	deps: ReportDeps,
	site: ReportSite,
	query: WishlistQuery,
	page: number | null,
	{ days }: AskedDays
): Promise< Omit< Wishlist, 'head' | 'has_data' > > {
	const by: By = query.by ?? 'product';
	const bought = askBought( deps, site, days );
	const [ placements, products, blocksOfWishes, all, like, shared ] =
		await Promise.all( [
			deps.blockNames.placements( site.id ),
			// By block too: what waits in all is told product by product.
			askByProduct( deps, site, days, bought ),
			by === 'block' ? askByBlock( deps, site, days, bought ) : null,
			askAll( deps, site, days, bought ),
			by === 'product'
				? askNamedLike( deps, site, query.contains )
				: null,
			askShared( deps, site, days ),
		] );
	const blocks = new KnownBlocks( placements );
	const prices = await askPrices(
		deps,
		site,
		products.map( ( { key } ) => Number( key ) )
	);
	let waiting = 0;
	for ( const wish of products ) {
		wish.waiting = waitingFor( wish, prices );
		waiting += wish.waiting ?? 0;
	}
	const word = ( query.contains ?? '' ).toLowerCase();
	const shown = pageOf(
		( blocksOfWishes ?? products ).filter( ( { key } ) =>
			by === 'block'
				? blocks.name( key ).toLowerCase().includes( word )
				: like === null || like.has( Number( key ) )
		),
		{
			valueOf: SORT_VALUE[ query.sort ?? 'wished' ],
			idOf: ( { key } ) => ( by === 'product' ? Number( key ) : key ),
			dir: query.dir ?? 'desc',
		},
		page
	);

	const known =
		by === 'product'
			? await askProducts(
					deps,
					site,
					shown.rows.map( ( { key } ) => Number( key ) )
				)
			: new Map< never, never >();

	return {
		currency: site.currency ?? '',
		decimals: site.shop?.decimals ?? 0,
		cards: {
			wished: all.wished,
			bought: boughtOf( all ),
			median_days: all.boughtRow?.medianDays ?? null,
			waiting,
		},
		shared,
		by,
		...shown,
		rows: shown.rows.map( ( wish ) => ( {
			product:
				by === 'product' ? named( Number( wish.key ), known ) : null,
			block:
				by === 'block'
					? {
							block_id: wish.key,
							name: blocks.name( wish.key ),
							page: blocks.page( wish.key ),
						}
					: null,
			wished: wish.wished,
			bought: boughtOf( wish ),
			median_days: wish.boughtRow?.medianDays ?? null,
			waiting: wish.waiting,
		} ) ),
	};
}

const SORT_VALUE: Record< Sort, ( wish: Wish ) => number | null > = {
	wished: ( wish ) => wish.wished,
	bought: ( wish ) => wish.boughtRow?.bought ?? 0,
	median_days: ( wish ) => wish.boughtRow?.medianDays ?? null,
	waiting: ( wish ) => wish.waiting,
};

/** Of those that can be judged, those that bought; with none to judge, why. */
function boughtOf( wish: Wish ): Row[ 'bought' ] {
	const over = wish.boughtRow?.boughtOver ?? 0;
	const judged = Math.max( wish.judged, over );
	return judged === 0 && wish.wished > 0
		? noRate( wish.reason )
		: rateOf( over, judged );
}

function reasonOf( { overDays }: Bought ): Wish[ 'reason' ] {
	return overDays.length === 0 ? 'window_open' : 'needs_consent';
}

function waitingFor( wish: Wish, prices: Prices ): number | null {
	const price = prices.get( Number( wish.key ) )?.price ?? null;
	return price === null
		? null
		: price * Math.max( 0, wish.wished - ( wish.boughtRow?.bought ?? 0 ) );
}

type Bought = Awaited< ReturnType< ReportDeps[ 'loop' ][ 'wished' ] > >;

async function askBought(
	deps: ReportDeps,
	site: ReportSite,
	days: readonly string[]
): Promise< Bought > {
	return days.length === 0 || ! sells( site )
		? { rows: { all: [], product: [], block: [] }, overDays: [] }
		: deps.loop.wished( { site, days } );
}

function rowsByKey(
	rows: readonly BoughtRow[]
): ReadonlyMap< string, BoughtRow > {
	return new Map( rows.map( ( row ) => [ row.key, row ] ) );
}

async function askByProduct(
	deps: ReportDeps,
	site: ReportSite,
	days: readonly string[],
	asked: Promise< Bought >
): Promise< Wish[] > {
	const ask = ( of: readonly string[], recognised: boolean ) =>
		of.length === 0
			? null
			: deps.rollups.productTable( {
					siteId: site.id,
					days: of,
					types: [ WISH ],
					recognised,
				} );
	const [ seen, bought ] = await Promise.all( [ ask( days, false ), asked ] );
	const rows = rowsByKey( bought.rows.product );
	const judged = visitsOfProducts( await ask( bought.overDays, true ) );
	return [ ...visitsOfProducts( seen ) ].map( ( [ id, wished ] ) => ( {
		key: String( id ),
		wished,
		judged: judged.get( id ) ?? 0,
		reason: reasonOf( bought ),
		boughtRow: rows.get( String( id ) ) ?? null,
		waiting: null,
	} ) );
}

function visitsOfProducts(
	table: ProductTable | null
): ReadonlyMap< number, number > {
	const visits = new Map< number, number >();
	table?.products.forEach( ( id, at ) => {
		const count = table.visits[ 0 ]?.[ at ] ?? 0;
		if ( count > 0 ) {
			visits.set( id, count );
		}
	} );
	return visits;
}

async function askByBlock(
	deps: ReportDeps,
	site: ReportSite,
	days: readonly string[],
	asked: Promise< Bought >
): Promise< Wish[] > {
	const [ seen, bought ] = await Promise.all( [
		askTable( deps, site, days, 'block' ),
		asked,
	] );
	const judged = visitsByKey(
		await askTable( deps, site, bought.overDays, 'recognised_block' )
	);
	const rows = rowsByKey( bought.rows.block );
	return keysWith( seen, WISH ).map( ( { key, visits } ) => ( {
		key,
		wished: visits,
		judged: judged( key, WISH ),
		reason: reasonOf( bought ),
		boughtRow: rows.get( key ) ?? null,
		waiting: null,
	} ) );
}

/** All wishes together: a visit that wished several things is one. */
async function askAll(
	deps: ReportDeps,
	site: ReportSite,
	days: readonly string[],
	asked: Promise< Bought >
): Promise< Wish > {
	const [ seen, bought ] = await Promise.all( [
		askTable( deps, site, days, 'none' ),
		asked,
	] );
	const judged = await askTable( deps, site, bought.overDays, 'recognised' );
	return {
		key: '',
		wished: visitsByKey( seen )( '', WISH ),
		judged: visitsByKey( judged )( '', WISH ),
		reason: reasonOf( bought ),
		boughtRow: bought.rows.all[ 0 ] ?? null,
		waiting: null,
	};
}

/** Visits that opened somebody's list by its link, and what came after them. */
async function askShared(
	deps: ReportDeps,
	site: ReportSite,
	days: readonly string[]
): Promise< Wishlist[ 'shared' ] > {
	const [ seen, afters ] = await Promise.all( [
		askTable( deps, site, days, 'none' ),
		askAfters( deps, site, days, undefined, [ 'shared' ] ),
	] );
	const visits = visitsByKey( seen )( '', '@shared_list' );
	return {
		visits,
		after: afters?.ofShared( visits ) ?? null,
		after_head: afters?.head ?? null,
	};
}

async function askTable(
	deps: ReportDeps,
	site: ReportSite,
	days: readonly string[],
	dimension: 'none' | 'recognised' | 'block' | 'recognised_block'
): Promise< DayTable > {
	return days.length === 0
		? { days: [], names: new Map() }
		: deps.rollups.dayTable( { siteId: site.id, days, dimension } );
}
