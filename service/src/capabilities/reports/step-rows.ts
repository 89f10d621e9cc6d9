/** Rows of every table of steps, so that Overview, Steps and Step detail cannot disagree. */
import {
	EVENTS,
	EVENT_TYPES,
	isEventType,
	type EventType,
} from '#contract/events/index.ts';
import type { Change, Rate } from '#contract/reports/rate.ts';
import type { StepRow } from '#contract/reports/step-row.ts';
import { STAGES, type Stage } from '#contract/stages.ts';
import type { KnownBlocks } from './block-names.ts';
import { changeOfCount, isJudged, NO_CHANGE, rateOf } from './rate.ts';
import { TOTAL, type Count, type Tallies, type Tally } from './tallies.ts';

/** Types that count as something a visitor did. */
export const STEP_TYPES: readonly EventType[] = EVENT_TYPES.filter(
	( type ) => EVENTS[ type ].step
);

/** What a row is about and how it is named; the numbers are added by {@link stepRow}. */
type RowSubject = Pick<
	StepRow,
	'key' | 'type' | 'block_id' | 'page' | 'label' | 'stage' | 'seen_is'
>;

/**
 * Visits that could have acted: those that saw it. A visit that acted has seen it, even if its impression was lost or
 * belongs to a visit before a long pause; so no rate passes 100 %.
 */
export function seenBy( seen: Count, acted: Count ): number {
	return Math.max( seen.visits, acted.visits );
}

/** The rate of one tally in another. */
export function rateAmong( acted: Count, seen: Count ): Rate {
	return rateOf( acted.visits, seenBy( seen, acted ) );
}

/** How the visits of a tally moved between the equal stretches of range and comparison. */
export function changeOfVisits( {
	equalRange,
	equalComparison,
}: Tally ): Change {
	return equalRange && equalComparison
		? changeOfCount( equalComparison.visits, equalRange.visits )
		: NO_CHANGE;
}

/** A row without what came after it, which another question answers. */
export function stepRow(
	subject: RowSubject,
	seen: Tally,
	acted: Tally
): StepRow {
	const { visits, events } = acted.range;
	return {
		...subject,
		seen: seenBy( seen.range, acted.range ),
		acted: visits,
		rate: rateAmong( acted.range, seen.range ),
		actions: events,
		per_visit: visits === 0 ? null : events / visits,
		change: changeOfVisits( acted ),
		trend: acted.buckets.isKept
			? acted.buckets.visits
			: acted.buckets.visits.map( () => null ),
		after: null,
	};
}

/** Whether anything is worth a row: it happened in the range, or in the comparison and no more. */
function occurred( { range, equalComparison }: Tally ): boolean {
	return range.visits > 0 || ( equalComparison?.visits ?? 0 ) > 0;
}

/** One row a step, of all visits. */
export function rowsByStep( totals: Tallies ): StepRow[] {
	return STEP_TYPES.flatMap( ( type ) => {
		const acted = totals.of( TOTAL, type );
		return occurred( acted )
			? [
					stepRow(
						{
							key: type,
							type,
							block_id: null,
							page: null,
							label: null,
							stage: EVENTS[ type ].stage,
							seen_is: 'visits',
						},
						totals.of( TOTAL, '@visit' ),
						acted
					),
				]
			: [];
	} );
}

/**
 * One row a stage, of all visits: those with at least one step of it. All five, since a stage without a step is what the
 * reader looks for; none at all where there was no visit.
 */
export function rowsByStage( totals: Tallies ): StepRow[] {
	const visits = totals.of( TOTAL, '@visit' );
	return occurred( visits )
		? STAGES.map( ( stage ) =>
				stepRow(
					{
						key: stage,
						type: null,
						block_id: null,
						page: null,
						label: null,
						stage,
						seen_is: 'visits',
					},
					visits,
					totals.of( TOTAL, `@${ stage }` )
				)
			)
		: [];
}

/** One row a block and step, of the visits that saw the block; and a row for each block that was seen only. */
export function rowsByBlock(
	byBlock: Tallies,
	blocks: KnownBlocks
): StepRow[] {
	return byBlock.values().flatMap( ( blockId ) => {
		const seen = byBlock.of( blockId, 'view_block' );
		const types: ( EventType | null )[] = byBlock
			.types( blockId )
			.filter( isStepType )
			.filter( ( type ) => occurred( byBlock.of( blockId, type ) ) );
		if ( types.length === 0 ) {
			if ( ! occurred( seen ) ) {
				return [];
			}
			types.push( null );
		}
		return types.map( ( type ) =>
			stepRow(
				{
					key: type ? `${ blockId } ${ type }` : blockId,
					type,
					block_id: blockId,
					page: blocks.page( blockId ),
					label: blocks.name( blockId ),
					stage: blocks.stage( blockId ) ?? stageOf( type ),
					seen_is: 'seen',
				},
				seen,
				byBlock.of( blockId, type ?? '@step' )
			)
		);
	} );
}

/** One row a value of page, source or device: acted among those who viewed the page, or came that way. */
export function rowsByValue(
	tallies: Tallies,
	acted: EventType | '@step',
	of: 'page' | 'visits'
): StepRow[] {
	const seen = of === 'page' ? 'page_view' : '@visit';
	return tallies.values().flatMap( ( value ) => {
		const done = tallies.of( value, acted );
		const viewed = tallies.of( value, seen );
		return occurred( done ) || occurred( viewed )
			? [
					stepRow(
						{
							key: value,
							type: acted === '@step' ? null : acted,
							block_id: null,
							page: of === 'page' ? value : null,
							label: value,
							stage:
								acted === '@step'
									? null
									: EVENTS[ acted ].stage,
							seen_is: of,
						},
						viewed,
						done
					),
				]
			: [];
	} );
}

/**
 * From this share of its actions on a step counts as happening outside of blocks too. Above nothing, because totals and
 * blocks are two questions, and what arrives between them must not make a row flicker.
 */
const OUTSIDE_OF_BLOCKS = 0.05;

/**
 * Blocks by themselves, and every step that happens outside of blocks too, of all visits: what Overview lists. A step
 * that only blocks send is told by its blocks, not twice.
 */
export function rowsOfAllSteps(
	totals: Tallies,
	byBlock: Tallies,
	blocks: KnownBlocks
): StepRow[] {
	const inBlocks = new Map< string, number >();
	for ( const blockId of byBlock.values() ) {
		for ( const type of byBlock.types( blockId ) ) {
			const { events } = byBlock.of( blockId, type ).range;
			inBlocks.set( type, ( inBlocks.get( type ) ?? 0 ) + events );
		}
	}
	const outside = rowsByStep( totals ).filter( ( row ) => {
		const sent = row.type && inBlocks.get( row.type );
		return (
			typeof sent !== 'number' ||
			row.actions - sent > row.actions * OUTSIDE_OF_BLOCKS
		);
	} );
	return [ ...rowsByBlock( byBlock, blocks ), ...outside ];
}

/** Most acted first; what is too few to judge comes last. */
export function byActed( a: StepRow, b: StepRow ): number {
	return (
		Number( isJudged( b.rate ) ) - Number( isJudged( a.rate ) ) ||
		b.acted - a.acted ||
		b.seen - a.seen ||
		( a.key < b.key ? -1 : 1 )
	);
}

function isStepType( type: string ): type is EventType {
	return isEventType( type ) && EVENTS[ type ].step;
}

function stageOf( type: EventType | null ): Stage | null {
	return type && EVENTS[ type ].stage;
}
