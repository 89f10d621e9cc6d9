/** Overview: how is the shop doing, is that normal, what do I do? */
import { reportEndpoints } from '#contract/endpoints/index.ts';
import type { Overview, OverviewQuery } from '#contract/reports/overview.ts';
import { askAfters, byOrdersAfter, withAfters } from '../after.ts';
import { KnownBlocks } from '../block-names.ts';
import { countCard, rateCard } from '../cards.ts';
import { resolveRange, type ReportRange } from '../date-range.ts';
import { askBlocks, askSurroundings, askTotals } from '../questions.ts';
import { buildHead, filterOf } from '../head.ts';
import { stepsCsv } from '../csv.ts';
import {
	defineReport,
	refused,
	type ReportAnswer,
	type ReportDeps,
	type ReportSite,
} from '../report.ts';
import { pointsOf } from '../series.ts';
import { siteCalendar } from '../site-calendar.ts';
import {
	byActed,
	rateAmong,
	rowsByStep,
	rowsOfAllSteps,
} from '../step-rows.ts';
import { TOTAL, type Count, type Tallies } from '../tallies.ts';
import { askShopPart, type SalesBucket, type ShopPart } from './shop-totals.ts';

/** How many steps stand on Overview; the rest is one link away. */
const STEPS_SHOWN = 10;

export const overviewReport = defineReport( {
	endpoint: reportEndpoints.overview,
	run: ( deps, site, query: OverviewQuery ) =>
		answerOverview( deps, site, query, STEPS_SHOWN ),
	async csv( deps, site, query: OverviewQuery ) {
		const answer = await answerOverview( deps, site, query, Infinity );
		return answer.kind === 'refused'
			? answer
			: {
					kind: 'answered',
					result: stepsCsv(
						'overview',
						query,
						answer.result.steps,
						answer.result.after
					),
				};
	},
} );

async function answerOverview(
	deps: ReportDeps,
	site: ReportSite,
	query: OverviewQuery,
	mostSteps: number
): Promise< ReportAnswer< Overview > > {
	const filter = filterOf( query );
	if ( filter === 'broken' ) {
		return refused( 'bad_query', 'filter' );
	}
	const now = deps.clock.now();
	const calendar = siteCalendar( site.timeZone );
	const answer = resolveRange( query, calendar, now, filter === null );
	if ( answer.kind === 'refused' ) {
		return answer;
	}
	const { range } = answer;

	// A block's own cells know nothing of a filter on whole visits: then every step counts among the visits kept.
	// Nor do orders: what came after a step, and sales, are then left out rather than told of all visits.
	const [ totals, byBlock, placements, around, afters, shop ] =
		await Promise.all( [
			askTotals( deps, site, range, filter ),
			filter ? null : askBlocks( deps, site, range ),
			deps.blockNames.placements( site.id ),
			askSurroundings( deps, site, range ),
			filter
				? null
				: askAfters( deps, site, range.span.days, query.window, [
						'type',
						'block',
					] ),
			filter ? null : askShopPart( deps, site, range, calendar, now ),
		] );
	const blocks = new KnownBlocks( placements );
	const rows = withAfters(
		( byBlock
			? rowsOfAllSteps( totals, byBlock, blocks )
			: rowsByStep( totals )
		).sort( byActed ),
		afters
	).sort( byOrdersAfter );

	return {
		kind: 'answered',
		result: {
			head: buildHead( { range, site, filter, blocks, around, now } ),
			has_data: around.newestEventAt !== null,
			after: afters?.head ?? null,
			cards: cardsOf( totals ),
			shop: shop?.shop ?? null,
			...chartsOf( range, totals, shop ),
			steps: rows.slice( 0, mostSteps ),
			steps_total: rows.length,
		},
	};
}

function cardsOf( totals: Tallies ): Overview[ 'cards' ] {
	const visits = totals.of( TOTAL, '@visit' );
	const macro = totals.of( TOTAL, '@macro' );
	return {
		visits: countCard( visits, 'visits' ),
		with_step: rateCard( totals.of( TOTAL, '@step' ), visits ),
		macro: countCard( macro, 'events' ),
		macro_rate: rateCard( macro, visits ),
	};
}

function chartsOf(
	range: ReportRange,
	totals: Tallies,
	shop: ShopPart | null
): Pick< Overview, 'series' | 'comparison_series' > {
	const tallies = [
		'@visit' as const,
		'@step' as const,
		'@macro' as const,
	].map( ( type ) => totals.of( TOTAL, type ) );
	const zero: Count = { visits: 0, events: 0 };
	const shape = ( [
		visits = zero,
		step = zero,
		macro = zero,
	]: readonly Count[] ) => ( {
		visits: visits.visits,
		with_step: step.visits,
		with_macro: macro.visits,
		macro: macro.events,
		with_step_rate: rateAmong( step, visits ),
		macro_rate: rateAmong( macro, visits ),
	} );
	const withSales = < Point >(
		points: readonly Point[],
		sales: readonly SalesBucket[] | undefined
	) =>
		points.map( ( point, i ) => ( {
			...point,
			orders: sales?.[ i ]?.orders ?? null,
			net_sales: sales?.[ i ]?.net_sales ?? null,
		} ) );
	return {
		series: withSales(
			pointsOf( range.span.buckets, tallies, 'buckets', shape ),
			shop?.series
		),
		comparison_series: withSales(
			pointsOf(
				range.comparison?.span.buckets ?? [],
				tallies,
				'comparedBuckets',
				shape
			),
			shop?.comparisonSeries
		),
	};
}
