/** Cart: why are carts left, and what is in them? By the day a cart began. */
import { reportEndpoints } from '#contract/endpoints/index.ts';
import type { Cart, CART_SORTS, CartQuery } from '#contract/reports/cart.ts';
import type { Change } from '#contract/reports/rate.ts';
import type { CartDay, CartProduct } from '../../carts/index.ts';
import { decimalMoney, rateColumns, tableCsv, type Column } from '../csv.ts';
import type { ReportRange } from '../date-range.ts';
import { type AskedDays, answeredAs, askOverDays } from '../day-report.ts';
import { pageOf } from '../paging.ts';
import { askNamedLike, askProducts, named } from '../product-names.ts';
import { changeOfCount, changeOfRate, NO_CHANGE, rateOf } from '../rate.ts';
import {
	defineReport,
	type ReportAnswer,
	type ReportDeps,
	type ReportSite,
} from '../report.ts';

type Row = Cart[ 'rows' ][ number ];
type Cards = Cart[ 'cards' ];

export const cartReport = defineReport( {
	endpoint: reportEndpoints.cart,
	run: ( deps, site, query: CartQuery ) =>
		answerCart( deps, site, query, query.page ?? 1 ),
	csv: ( deps, site, query: CartQuery ) =>
		answeredAs(
			answerCart( deps, site, query, null ),
			( { rows, currency, decimals } ) =>
				tableCsv( 'cart', query, columnsOf( currency, decimals ), rows )
		),
} );

function columnsOf(
	currency: string,
	decimals: number
): readonly Column< Row >[] {
	return [
		[ 'product_id', ( row ) => row.product_id ],
		[ 'name', ( row ) => row.name ],
		[ 'carts', ( row ) => row.carts ],
		[ 'left', ( row ) => row.left ],
		...rateColumns( 'left_', ( row: Row ) => row.left_rate ),
		[ 'value_left', ( row ) => decimalMoney( row.value_left, decimals ) ],
		[ 'currency', () => currency ],
		[ 'last_step', ( row ) => row.last_step ],
	];
}

function answerCart(
	deps: ReportDeps,
	site: ReportSite,
	query: CartQuery,
	page: number | null
): Promise< ReportAnswer< Cart > > {
	return answeredAs(
		askOverDays( deps, site, query, ( asked ) =>
			findCart( deps, site, query, page, asked )
		),
		( { found, ...frame } ) => ( { ...frame, ...found } )
	);
}

async function findCart(
	deps: ReportDeps,
	site: ReportSite,
	query: CartQuery,
	page: number | null,
	{ range, days }: AskedDays
): Promise< Omit< Cart, 'head' | 'has_data' > > {
	const about = { siteId: site.id, currency: site.currency };
	const comparedDays = range.comparison?.span.days ?? [];
	const [ carts, compared, steps, products, like ] = await Promise.all( [
		days.length > 0 ? deps.carts.days( { ...about, days } ) : [],
		comparedDays.length > 0
			? deps.carts.days( { ...about, days: comparedDays } )
			: [],
		days.length > 0
			? deps.carts.lastSteps( { siteId: site.id, days } )
			: [],
		days.length > 0 ? deps.carts.products( { ...about, days } ) : [],
		askNamedLike( deps, site, query.contains ),
	] );
	const shown = pageOf(
		products.filter(
			( { productId } ) => like === null || like.has( productId )
		),
		{
			valueOf: SORT_VALUE[ query.sort ?? 'value_left' ],
			idOf: ( { productId } ) => productId,
			dir: query.dir ?? 'desc',
		},
		page
	);
	const names = await askProducts(
		deps,
		site,
		shown.rows.map( ( { productId } ) => productId )
	);
	const left = steps.reduce( ( all, step ) => all + step.left, 0 );

	return {
		currency: site.currency ?? '',
		decimals: site.shop?.decimals ?? 0,
		cards: cardsOf( range, carts, compared ),
		series: seriesOf( range, carts ),
		last_steps: steps.map( ( step ) => ( {
			...step,
			share: rateOf( step.left, left ),
		} ) ),
		...shown,
		rows: shown.rows.map( ( product ) => ( {
			product_id: product.productId,
			name: named( product.productId, names ).name,
			carts: product.carts,
			left: product.left,
			left_rate: rateOf( product.left, product.closed ),
			value_left: product.valueLeft,
			last_step: product.lastStep,
		} ) ),
		counted_only: sum( carts, 'countedOnly' ),
	};
}

const SORT_VALUE: Record<
	( typeof CART_SORTS )[ number ],
	( product: CartProduct ) => number
> = {
	carts: ( product ) => product.carts,
	left: ( product ) => product.left,
	value_left: ( product ) => product.valueLeft,
};

function sum(
	carts: readonly CartDay[],
	of: Exclude< keyof CartDay, 'day' >
): number {
	return carts.reduce( ( total, day ) => total + day[ of ], 0 );
}

/** Carts are kept by the day they began: a running day is left out of what is compared. */
function cardsOf(
	range: ReportRange,
	carts: readonly CartDay[],
	compared: readonly CartDay[]
): Cards {
	const stretches = range.comparison?.equalDays ?? null;
	const equal = stretches && {
		range: carts.filter( ( { day } ) => stretches.range.days.has( day ) ),
		comparison: compared.filter( ( { day } ) =>
			stretches.comparison.days.has( day )
		),
	};
	const count = ( of: 'started' | 'valueLeft' ): Cards[ 'started' ] => ( {
		value: sum( carts, of ),
		compared: equal && sum( equal.comparison, of ),
		change: equal
			? changeOfCount(
					sum( equal.comparison, of ),
					sum( equal.range, of )
				)
			: NO_CHANGE,
	} );
	const share = (
		rate: ( some: readonly CartDay[] ) => Cards[ 'left' ][ 'rate' ]
	): Cards[ 'left' ] => ( {
		rate: rate( carts ),
		compared: equal && rate( equal.comparison ),
		change: equal
			? changeOfRate( rate( equal.comparison ), rate( equal.range ) )
			: NO_CHANGE,
	} );
	const closed = ( some: readonly CartDay[] ) =>
		sum( some, 'ordered' ) + sum( some, 'left' );
	const left = share( ( some ) =>
		rateOf( sum( some, 'left' ), closed( some ) )
	);
	const valueLeft = count( 'valueLeft' );
	return {
		started: count( 'started' ),
		ordered: share( ( some ) =>
			rateOf( sum( some, 'ordered' ), closed( some ) )
		),
		left: { ...left, change: lessIsBetter( left.change ) },
		value_left: { ...valueLeft, change: lessIsBetter( valueLeft.change ) },
		recovered: share( ( some ) =>
			rateOf( sum( some, 'recovered' ), sum( some, 'recoverable' ) )
		),
	};
}

function lessIsBetter( change: Change ): Change {
	if ( change.verdict === null ) {
		return change;
	}
	return {
		...change,
		verdict: change.verdict === 'better' ? 'worse' : 'better',
	};
}

function seriesOf(
	range: ReportRange,
	carts: readonly CartDay[]
): Cart[ 'series' ] {
	const points = range.span.buckets.map( ( bucket ) => ( {
		...bucket,
		ordered: 0,
		left: 0,
		open: 0,
	} ) );
	for ( const { day, ordered, left, open } of carts ) {
		const point = points[ range.span.bucketOfDay.get( day ) ?? -1 ];
		if ( point ) {
			point.ordered += ordered;
			point.left += left;
			point.open += open;
		}
	}
	return points;
}
