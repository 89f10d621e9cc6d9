/** Comparison, a tab of Products: what is compared with what, who wins, is it bought? */
import { reportEndpoints } from '#contract/endpoints/index.ts';
import type {
	Comparison,
	ComparisonQuery,
} from '#contract/reports/products.ts';
import type { Dimension } from '#contract/reports/dimensions.ts';
import type { BoughtPairs } from '../../closed-loop/index.ts';
import type { DayTable } from '../../rollups/index.ts';
import { keysWith, visitsByKey } from '../add-cells.ts';
import { rateColumns, tableCsv, type Column } from '../csv.ts';
import { type AskedDays, answeredAs, askOverDays } from '../day-report.ts';
import { pageOf } from '../paging.ts';
import { askNamedLike, askProducts, named } from '../product-names.ts';
import { noRate, rateOf } from '../rate.ts';
import {
	defineReport,
	sells,
	type ReportAnswer,
	type ReportDeps,
	type ReportSite,
} from '../report.ts';

type Row = Comparison[ 'rows' ][ number ];

const VIEW = 'compare_view';
const CHOOSE = 'compare_choose';

export const comparisonReport = defineReport( {
	endpoint: reportEndpoints.comparison,
	run: ( deps, site, query: ComparisonQuery ) =>
		answerComparison( deps, site, query, query.page ?? 1 ),
	csv: ( deps, site, query: ComparisonQuery ) =>
		answeredAs( answerComparison( deps, site, query, null ), ( { rows } ) =>
			tableCsv( 'comparison', query, COLUMNS, rows )
		),
} );

const COLUMNS: readonly Column< Row >[] = [
	[ 'a_product_id', ( row ) => row.a.product_id ],
	[ 'a_name', ( row ) => row.a.name ],
	[ 'b_product_id', ( row ) => row.b.product_id ],
	[ 'b_name', ( row ) => row.b.name ],
	[ 'compared', ( row ) => row.compared ],
	[ 'a_chosen', ( row ) => row.a.chosen ],
	[ 'b_chosen', ( row ) => row.b.chosen ],
	[ 'a_bought', ( row ) => row.a.bought ],
	[ 'b_bought', ( row ) => row.b.bought ],
	...rateColumns( 'a_share_', ( row: Row ) => row.a_share ),
];

const NOBODY_BOUGHT: BoughtPairs = { pairs: [], boughtOver: 0, overDays: [] };

function answerComparison(
	deps: ReportDeps,
	site: ReportSite,
	query: ComparisonQuery,
	page: number | null
): Promise< ReportAnswer< Comparison > > {
	return answeredAs(
		askOverDays( deps, site, query, ( asked ) =>
			findComparison( deps, site, query, page, asked )
		),
		( { found, ...frame } ) => ( { ...frame, ...found } )
	);
}

async function findComparison(
	deps: ReportDeps,
	site: ReportSite,
	query: ComparisonQuery,
	page: number | null,
	{ days }: AskedDays
): Promise< Omit< Comparison, 'head' | 'has_data' > > {
	const [ totals, pairs, won, bought, like ] = await Promise.all( [
		askTable( deps, site, days, 'none' ),
		askTable( deps, site, days, 'pair' ),
		askTable( deps, site, days, 'won' ),
		days.length > 0 && sells( site )
			? deps.loop.pairs( { site, days } )
			: NOBODY_BOUGHT,
		askNamedLike( deps, site, query.contains ),
	] );
	const judged = visitsByKey(
		await askTable( deps, site, bought.overDays, 'recognised' )
	)( '', VIEW );
	const shown = pageOf(
		keysWith( pairs, VIEW ).flatMap( ( { key, visits } ) => {
			const [ first = 0, second = 0 ] = key.split( ':' ).map( Number );
			return like === null || like.has( first ) || like.has( second )
				? [ { key, first, second, visits } ]
				: [];
		} ),
		{
			valueOf: ( pair ) => pair.visits,
			idOf: ( pair ) => pair.key,
			dir: 'desc',
		},
		page
	);
	const names = await askProducts( deps, site, [
		...new Set(
			shown.rows.flatMap( ( { first, second } ) => [ first, second ] )
		),
	] );
	const chosen = visitsByKey( won );
	const boughtOf = new Map(
		bought.pairs.map( ( row ) => [ row.pair, row ] )
	);
	const all = visitsByKey( totals );

	return {
		cards: cardsOf( {
			compared: all( '', VIEW ),
			chosen: all( '', CHOOSE ),
			bought: bought.boughtOver,
			judged,
			isAnyOver: bought.overDays.length > 0,
		} ),
		...shown,
		rows: shown.rows.map( ( { key, first, second, visits } ) => {
			const firstWins = chosen( `${ key }>${ first }`, CHOOSE );
			const secondWins = chosen( `${ key }>${ second }`, CHOOSE );
			return {
				compared: visits,
				a: {
					...named( first, names ),
					chosen: firstWins,
					bought: boughtOf.get( key )?.first ?? 0,
				},
				b: {
					...named( second, names ),
					chosen: secondWins,
					bought: boughtOf.get( key )?.second ?? 0,
				},
				a_share: rateOf( firstWins, firstWins + secondWins ),
			};
		} ),
	};
}

function cardsOf( counts: {
	compared: number;
	chosen: number;
	bought: number;
	judged: number;
	isAnyOver: boolean;
} ): Comparison[ 'cards' ] {
	const { compared, chosen, bought } = counts;
	const judged = Math.max( counts.judged, bought );
	return {
		compared,
		// A choice may be made in a visit after the one that saw the table.
		chosen: rateOf( chosen, Math.max( compared, chosen ) ),
		bought:
			judged === 0 && compared > 0
				? noRate( counts.isAnyOver ? 'needs_consent' : 'window_open' )
				: rateOf( bought, judged ),
	};
}

async function askTable(
	deps: ReportDeps,
	site: ReportSite,
	days: readonly string[],
	dimension: Extract< Dimension, 'none' | 'recognised' | 'pair' | 'won' >
): Promise< DayTable > {
	return days.length === 0
		? { days: [], names: new Map() }
		: deps.rollups.dayTable( { siteId: site.id, days, dimension } );
}
