/** Orders and net sales on Overview: what WooCommerce's own report says, and how it moved. */
import type { Change } from '#contract/reports/rate.ts';
import type { ShopTotals } from '#contract/reports/shop-totals.ts';
import type { SalesPoint } from '../../orders/index.ts';
import type { ReportRange, Span } from '../date-range.ts';
import { changeOfCount, NO_CHANGE } from '../rate.ts';
import { sells, type ReportDeps, type ReportSite } from '../report.ts';
import { addDays, type SiteCalendar } from '../site-calendar.ts';

/** Orders and net sales of one bucket. */
export interface SalesBucket {
	readonly orders: number;
	readonly net_sales: number;
}

export interface ShopPart {
	readonly shop: ShopTotals;
	/** One a bucket of the range, in its order. */
	readonly series: readonly SalesBucket[];
	/** One a bucket of the comparison; none without one. */
	readonly comparisonSeries: readonly SalesBucket[];
}

interface Sum {
	readonly orders: number;
	readonly netSales: number;
}

/**
 * Asks for the sales of a range; null on a site without a shop.
 *
 * A running range is compared with the same elapsed time: whole days, and of the day that is running the whole hours of the
 * site's own clock.
 */
export async function askShopPart(
	deps: ReportDeps,
	site: ReportSite,
	range: ReportRange,
	calendar: SiteCalendar,
	now: number
): Promise< ShopPart | null > {
	if ( ! sells( site ) ) {
		return null;
	}
	const { sales } = deps;
	const compared = range.comparison?.span;
	const grain = range.grain === 'hour' ? 'hour' : 'day';
	const seriesOf = ( { from, to }: Span ) =>
		sales.series( site, { from, to }, grain );
	const cut = compared && cutOf( range, compared, calendar, now );
	const day = ( from: string ) =>
		sales.series( site, { from, to: addDays( from, 1 ) }, 'hour' );

	const [ totals, points, comparedPoints, before, today, dayBefore ] =
		await Promise.all( [
			sales.totals( site, { from: range.from, to: range.to } ),
			seriesOf( range.span ),
			compared ? seriesOf( compared ) : [],
			cut && cut.from < cut.to
				? sales.totals( site, { from: cut.from, to: cut.to } )
				: NOTHING,
			cut?.running ? day( cut.running.today ) : [],
			cut?.running ? day( cut.running.comparedDay ) : [],
		] );
	const hour = cut?.running?.hour ?? '';
	// What was sold in the running hour has nothing to be compared with yet.
	const inRange = minus(
		totals,
		today.filter( ( point ) => hourOf( point ) >= hour )
	);
	const inComparison = plus(
		before,
		dayBefore.filter( ( point ) => hourOf( point ) < hour )
	);
	const total = ( of: keyof Sum ): ShopTotals[ 'orders' ] => ( {
		value: totals[ of ],
		compared: cut ? inComparison[ of ] : null,
		change: cut ? changeOf( inComparison[ of ], inRange[ of ] ) : NO_CHANGE,
	} );

	return {
		shop: {
			currency: site.currency,
			decimals: site.shop.decimals,
			date_type: site.shop.dateType,
			orders: total( 'orders' ),
			net_sales: total( 'netSales' ),
			net_sales_in_base: totals.inBase,
			by_currency: totals.inBase === null ? [] : [ ...totals.byCurrency ],
			not_counted_yet: totals.notCountedYet,
			paid_orders: totals.paidOrders,
			refunded_twice: totals.refundedTwice,
		},
		series: bucketsOf( range.span, points ),
		comparisonSeries: compared ? bucketsOf( compared, comparedPoints ) : [],
	};
}

const NOTHING: Sum = { orders: 0, netSales: 0 };

/** Which part of the comparison lies as far back as the range has come. */
interface Cut {
	/** Whole days of the comparison, half-open. */
	readonly from: string;
	readonly to: string;
	/** The day of the range that is not over, its place in the comparison, and the hour not over yet, `T14`. */
	readonly running: {
		readonly today: string;
		readonly comparedDay: string;
		readonly hour: string;
	} | null;
}

function cutOf(
	range: ReportRange,
	compared: Span,
	calendar: SiteCalendar,
	now: number
): Cut | null {
	const begun = range.span.days.length;
	if ( begun === 0 ) {
		return null;
	}
	if ( ! range.running ) {
		return { from: compared.from, to: compared.to, running: null };
	}
	const to = addDays( compared.from, begun - 1 );
	return {
		from: compared.from,
		to,
		running: {
			today: addDays( range.from, begun - 1 ),
			comparedDay: to,
			hour: calendar.hourName( now ).slice( 10, 13 ),
		},
	};
}

function hourOf( point: SalesPoint ): string {
	return point.key.slice( 10, 13 );
}

function plus( sum: Sum, points: readonly SalesPoint[] ): Sum {
	return points.reduce(
		( { orders, netSales }, point ) => ( {
			orders: orders + point.orders,
			netSales: netSales + point.netSales,
		} ),
		{ orders: sum.orders, netSales: sum.netSales }
	);
}

function minus( sum: Sum, points: readonly SalesPoint[] ): Sum {
	const taken = plus( NOTHING, points );
	return {
		orders: sum.orders - taken.orders,
		netSales: sum.netSales - taken.netSales,
	};
}

/** Refunds may take more out of a range than its orders bring: then there is no percentage to tell. */
function changeOf( from: number, to: number ): Change {
	return from < 0 || to < 0 ? NO_CHANGE : changeOfCount( from, to );
}

/** By the bucket's day, or by its hour on the site's clock; an hour that the clock goes through twice stands in the first. */
function bucketsOf( span: Span, points: readonly SalesPoint[] ): SalesBucket[] {
	const sums = span.buckets.map( () => ( { orders: 0, net_sales: 0 } ) );
	const ofHour = new Map< string, number >();
	span.buckets.forEach( ( { start }, bucket ) => {
		const hour = start.slice( 0, 13 );
		if ( ! ofHour.has( hour ) ) {
			ofHour.set( hour, bucket );
		}
	} );
	for ( const { key, orders, netSales } of points ) {
		const bucket =
			key.length > 10 ? ofHour.get( key ) : span.bucketOfDay.get( key );
		const sum = bucket === undefined ? undefined : sums[ bucket ];
		if ( sum ) {
			sum.orders += orders;
			sum.net_sales += netSales;
		}
	}
	return sums;
}
