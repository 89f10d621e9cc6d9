/** What visits with a step did before it and after it. */
import { EVENTS, type EventType } from '#contract/events/index.ts';
import {
	AROUND_STEPS,
	type Around,
	type AroundStep,
} from '#contract/reports/step.ts';
import { visitsByKey, type VisitsByKey } from '../add-cells.ts';
import { rateOf } from '../rate.ts';
import type { ReportDeps, ReportSite } from '../report.ts';
import { STEP_TYPES } from '../step-rows.ts';

/**
 * Asks for the commonest steps on either side of a step. Of two steps of a visit one was first done before the other: those
 * done before are counted, those done after are the rest of the visits with both.
 *
 * @param deps
 * @param site
 * @param days Of the range, those that have begun.
 * @param type
 */
export async function askAround(
	deps: ReportDeps,
	site: ReportSite,
	days: readonly string[],
	type: EventType
): Promise< Around > {
	if ( days.length === 0 ) {
		return { visits: 0, before: [], after: [] };
	}
	const ask = async (
		dimension: 'with_step' | 'before_step'
	): Promise< VisitsByKey > =>
		visitsByKey(
			await deps.rollups.dayTable( {
				siteId: site.id,
				days,
				dimension,
				key: type,
			} )
		);
	const [ together, earlier ] = await Promise.all( [
		ask( 'with_step' ),
		ask( 'before_step' ),
	] );
	const visits = together( type, type );
	const others = STEP_TYPES.filter( ( other ) => other !== type );
	return {
		visits,
		before: commonest( others, visits, ( other ) =>
			earlier( type, other )
		),
		after: commonest(
			others,
			visits,
			( other ) => together( type, other ) - earlier( type, other )
		),
	};
}

/** Of equally common ones in the order of the vocabulary. */
function commonest(
	types: readonly EventType[],
	among: number,
	visitsOf: ( type: EventType ) => number
): AroundStep[] {
	return types
		.map( ( type ) => ( { type, visits: visitsOf( type ) } ) )
		.filter( ( { visits } ) => visits > 0 )
		.sort( ( a, b ) => b.visits - a.visits )
		.slice( 0, AROUND_STEPS )
		.map( ( { type, visits } ) => ( {
			type,
			stage: EVENTS[ type ].stage,
			visits,
			// The two questions are of two moments: a visit may have come between them.
			share: rateOf( visits, Math.max( among, visits ) ),
		} ) );
}
