/** Steps: which small steps do people take? */
import { reportEndpoints } from '#contract/endpoints/index.ts';
import type { STEP_GROUPS, StepRow } from '#contract/reports/step-row.ts';
import type { Steps, StepsQuery } from '#contract/reports/steps.ts';
import { askAfters, withAfters } from '../after.ts';
import { KnownBlocks } from '../block-names.ts';
import { stepsCsv } from '../csv.ts';
import { resolveRange, type ReportRange } from '../date-range.ts';
import { buildHead, filterOf } from '../head.ts';
import {
	askBlocks,
	askSurroundings,
	askTotals,
	askValues,
} from '../questions.ts';
import {
	defineReport,
	refused,
	type ReportAnswer,
	type ReportDeps,
	type ReportSite,
} from '../report.ts';
import { siteCalendar } from '../site-calendar.ts';
import {
	byActed,
	rowsByBlock,
	rowsByStage,
	rowsByStep,
	rowsByValue,
} from '../step-rows.ts';
import { TOTAL, type Tallies } from '../tallies.ts';

type Group = ( typeof STEP_GROUPS )[ number ];

/** More rows than this no screen can turn into pages; CSV has them all. */
const ROWS_SENT = 1000;

export const stepsReport = defineReport( {
	endpoint: reportEndpoints.steps,
	run: ( deps, site, query: StepsQuery ) =>
		answerSteps( deps, site, query, ROWS_SENT ),
	async csv( deps, site, query: StepsQuery ) {
		const answer = await answerSteps( deps, site, query, Infinity );
		return answer.kind === 'refused'
			? answer
			: {
					kind: 'answered',
					result: stepsCsv(
						'steps',
						query,
						answer.result.rows,
						answer.result.after
					),
				};
	},
} );

async function answerSteps(
	deps: ReportDeps,
	site: ReportSite,
	query: StepsQuery,
	mostRows: number
): Promise< ReportAnswer< Steps > > {
	const filter = filterOf( query );
	if ( filter === 'broken' ) {
		return refused( 'bad_query', 'filter' );
	}
	const now = deps.clock.now();
	const answer = resolveRange(
		query,
		siteCalendar( site.timeZone ),
		now,
		filter === null
	);
	if ( answer.kind === 'refused' ) {
		return answer;
	}
	const { range } = answer;
	// What happened at one block or page within the visits of a filter is not kept: then the list is by step, and says so.
	const group = groupFor( query.group ?? 'step', filter !== null );

	const [ totals, places, placements, around, afters ] = await Promise.all( [
		askTotals( deps, site, range, filter ),
		askPlaces( deps, site, range, group ),
		deps.blockNames.placements( site.id ),
		askSurroundings( deps, site, range ),
		filter
			? null
			: askAfters(
					deps,
					site,
					range.span.days,
					query.window,
					AFTER_PLACES[ group ]
				),
	] );
	const blocks = new KnownBlocks( placements );
	const rows = withAfters( rowsOf( group, totals, places, blocks ), afters );

	return {
		kind: 'answered',
		result: {
			head: buildHead( { range, site, filter, blocks, around, now } ),
			has_data: around.newestEventAt !== null,
			after: afters?.head ?? null,
			group,
			visits: totals.of( TOTAL, '@visit' ).range.visits,
			rows: rows.slice( 0, mostRows ),
			total: rows.length,
		},
	};
}

/** Orders after a step are told by step and by block; of a page or a stage no number is kept. */
const AFTER_PLACES = {
	step: [ 'type' ],
	block: [ 'block' ],
	page: [],
	stage: [],
} as const satisfies Record< Group, readonly ( 'type' | 'block' )[] >;

function groupFor( wish: Group, isFiltered: boolean ): Group {
	return isFiltered && ( wish === 'block' || wish === 'page' )
		? 'step'
		: wish;
}

async function askPlaces(
	deps: ReportDeps,
	site: ReportSite,
	range: ReportRange,
	group: Group
): Promise< Tallies | null > {
	switch ( group ) {
		case 'block':
			return askBlocks( deps, site, range );
		case 'page':
			return askValues( deps, site, range, 'page', [
				'page_view',
				'@step',
			] );
		case 'step':
		case 'stage':
			return null;
	}
}

function rowsOf(
	group: Group,
	totals: Tallies,
	places: Tallies | null,
	blocks: KnownBlocks
): StepRow[] {
	if ( places && group === 'block' ) {
		return rowsByBlock( places, blocks ).sort( byActed );
	}
	if ( places && group === 'page' ) {
		return rowsByValue( places, '@step', 'page' ).sort( byActed );
	}
	return group === 'stage'
		? rowsByStage( totals )
		: rowsByStep( totals ).sort( byActed );
}
