/** Step detail: what does this button do for me? */
import { reportEndpoints } from '#contract/endpoints/index.ts';
import { EVENTS, isEventType, type EventType } from '#contract/events/index.ts';
import type { Dimension } from '#contract/reports/dimensions.ts';
import type { STEP_TABLES, Step, StepQuery } from '#contract/reports/step.ts';
import type { StepRow } from '#contract/reports/step-row.ts';
import { askAfters, withAfters } from '../after.ts';
import { KnownBlocks } from '../block-names.ts';
import { countCard, rateCard } from '../cards.ts';
import { stepsCsv } from '../csv.ts';
import { resolveRange, type ReportRange } from '../date-range.ts';
import { buildHead, filterOf } from '../head.ts';
import { askSurroundings, askTotals, askValues } from '../questions.ts';
import { isJudged } from '../rate.ts';
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
	rowsByBlock,
	rowsByValue,
	seenBy,
} from '../step-rows.ts';
import { askAround } from './around.ts';
import { TOTAL, type Count, type Tallies, type Tally } from '../tallies.ts';

type Table = ( typeof STEP_TABLES )[ number ];

/** Trials from which a rate is more than words. */
const ENOUGH = 30;

export const stepReport = defineReport( {
	endpoint: reportEndpoints.step,
	run: answerStep,
	async csv( deps, site, query: StepQuery ) {
		const answer = await answerStep( deps, site, query );
		return answer.kind === 'refused'
			? answer
			: {
					kind: 'answered',
					result: stepsCsv(
						'step',
						query,
						answer.result.rows,
						answer.result.after
					),
				};
	},
} );

async function answerStep(
	deps: ReportDeps,
	site: ReportSite,
	query: StepQuery
): Promise< ReportAnswer< Step > > {
	const { type, block } = query;
	const filter = filterOf( query );
	if ( filter === 'broken' ) {
		return refused( 'bad_query', 'filter' );
	}
	if ( filter && block !== undefined ) {
		// A block's own cells know nothing of a filter on whole visits; a number that ignored it would mislead.
		return refused( 'bad_query', 'filter' );
	}
	if ( ! isEventType( type ) || ! EVENTS[ type ].step ) {
		return refused( 'not_found', 'type' );
	}
	const now = deps.clock.now();
	const answer = resolveRange(
		query,
		siteCalendar( site.timeZone ),
		now,
		filter === null && block === undefined
	);
	if ( answer.kind === 'refused' ) {
		return answer;
	}
	const { range } = answer;
	const by = tableFor( query.by ?? 'blocks', block );

	const [
		totals,
		byBlock,
		byValue,
		placements,
		surroundings,
		afters,
		around,
	] = await Promise.all( [
		block === undefined ? askTotals( deps, site, range, filter ) : null,
		filter
			? null
			: askValues(
					deps,
					site,
					range,
					'block',
					[ 'view_block', type ],
					block
				),
		filter ? null : askTable( deps, site, range, by, type ),
		deps.blockNames.placements( site.id ),
		askSurroundings( deps, site, range ),
		filter
			? null
			: askAfters(
					deps,
					site,
					range.span.days,
					query.window,
					[ 'type', 'block' ],
					[ type ]
				),
		filter || block !== undefined
			? null
			: askAround( deps, site, range.span.days, type ),
	] );
	const blocks = new KnownBlocks( placements );
	const { acted, seen } = subjectOf( type, block, totals, byBlock );
	const blockRows = byBlock
		? rowsOfBlocks( byBlock, blocks, type, block )
		: [];

	return {
		kind: 'answered',
		result: {
			head: buildHead( {
				range,
				site,
				filter,
				blocks,
				around: surroundings,
				now,
			} ),
			has_data: surroundings.newestEventAt !== null,
			after: afters?.head ?? null,
			type,
			stage:
				( block === undefined ? null : blocks.stage( block ) ) ??
				EVENTS[ type ].stage,
			block:
				block === undefined
					? null
					: ( blocks.shown( block )[ 0 ] ?? null ),
			placements: placesOf( block, blockRows, blocks ),
			seen_is: block === undefined ? 'visits' : 'seen',
			cards: cardsOf( acted, seen ),
			ordered_after:
				afters?.of( type, block ?? null, acted.range.visits ) ?? null,
			around,
			weeks_until_enough: weeksUntilEnough( acted, seen, range ),
			...chartsOf( range, acted, seen ),
			by,
			rows: ( by === 'blocks'
				? withAfters( blockRows, afters )
				: rowsOf( byValue, by, type )
			).sort( byActed ),
		},
	};
}

/** Who could have acted, and who did: all visits and the step, or those that saw the block and what they did there. */
function subjectOf(
	type: EventType,
	block: string | undefined,
	totals: Tallies | null,
	byBlock: Tallies | null
): { acted: Tally; seen: Tally } {
	if ( totals ) {
		return {
			acted: totals.of( TOTAL, type ),
			seen: totals.of( TOTAL, '@visit' ),
		};
	}
	if ( byBlock && block !== undefined ) {
		return {
			acted: byBlock.of( block, type ),
			seen: byBlock.of( block, 'view_block' ),
		};
	}
	throw new Error( 'Neither the totals nor the block were asked for.' );
}

/** The blocks that sent the step; or the one block asked for, sent or not. */
function rowsOfBlocks(
	byBlock: Tallies,
	blocks: KnownBlocks,
	type: EventType,
	block: string | undefined
): StepRow[] {
	const rows = rowsByBlock( byBlock, blocks );
	return block === undefined
		? rows.filter( ( row ) => row.type === type )
		: rows.map( ( row ) => ( { ...row, type } ) );
}

/** What happened at one block is not kept by page, source or device: then the table is the block itself, and says so. */
function tableFor( wish: Table, block: string | undefined ): Table {
	return block === undefined ? wish : 'blocks';
}

const TABLE_DIMENSION = {
	pages: 'page',
	sources: 'source',
	devices: 'device',
} as const satisfies Partial< Record< Table, Dimension > >;

async function askTable(
	deps: ReportDeps,
	site: ReportSite,
	range: ReportRange,
	by: Table,
	type: EventType
): Promise< Tallies | null > {
	return by === 'blocks'
		? null
		: askValues( deps, site, range, TABLE_DIMENSION[ by ], [
				by === 'pages' ? 'page_view' : '@visit',
				type,
			] );
}

function rowsOf(
	byValue: Tallies | null,
	by: Table,
	type: EventType
): StepRow[] {
	return byValue
		? rowsByValue( byValue, type, by === 'pages' ? 'page' : 'visits' )
		: [];
}

/** Where the step can be taken: the places of the block asked for, or of every block that sent it. */
function placesOf(
	block: string | undefined,
	blockRows: readonly StepRow[],
	blocks: KnownBlocks
): Step[ 'placements' ] {
	const ids =
		block === undefined
			? blockRows.flatMap( ( row ) => row.block_id ?? [] )
			: [ block ];
	return ids.flatMap( ( id ) =>
		blocks.places( id ).length > 0 ? blocks.shown( id ) : []
	);
}

function cardsOf( acted: Tally, seen: Tally ): Step[ 'cards' ] {
	const atLeastActed = (
		side: 'range' | 'equalRange' | 'equalComparison'
	) => {
		const among = seen[ side ];
		const done = acted[ side ];
		return among && done && { ...among, visits: seenBy( among, done ) };
	};
	return {
		seen: countCard(
			{
				...seen,
				range: atLeastActed( 'range' ) ?? seen.range,
				equalRange: atLeastActed( 'equalRange' ),
				equalComparison: atLeastActed( 'equalComparison' ),
			},
			'visits'
		),
		acted: countCard( acted, 'visits' ),
		rate: rateCard( acted, seen ),
	};
}

/**
 * Weeks until a rate can be judged, if visits go on as they did in the range; null when it can be judged now, or when
 * nobody came at all.
 */
function weeksUntilEnough(
	acted: Tally,
	seen: Tally,
	range: ReportRange
): number | null {
	const rate = rateAmong( acted.range, seen.range );
	const days = range.span.days.length;
	if ( isJudged( rate ) || rate.n === 0 || days === 0 ) {
		return null;
	}
	const perWeek = ( rate.n / days ) * 7;
	return Math.max( 1, Math.ceil( ( ENOUGH - rate.n ) / perWeek ) );
}

function chartsOf(
	range: ReportRange,
	acted: Tally,
	seen: Tally
): Pick< Step, 'series' | 'comparison_series' > {
	const zero: Count = { visits: 0, events: 0 };
	const shape = ( [ done = zero, among = zero ]: readonly Count[] ) => ( {
		seen: seenBy( among, done ),
		acted: done.visits,
		actions: done.events,
		rate: rateAmong( done, among ),
	} );
	return {
		series: pointsOf(
			range.span.buckets,
			[ acted, seen ],
			'buckets',
			shape
		),
		comparison_series: pointsOf(
			range.comparison?.span.buckets ?? [],
			[ acted, seen ],
			'comparedBuckets',
			shape
		),
	};
}
