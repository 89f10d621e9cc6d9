/**
 * The questions reports ask of the roll-ups: as few as a report needs, each for the days of range and comparison at once.
 */
import type { CountedType } from '#contract/reports/counted-type.ts';
import {
	FILTER_DIMENSION,
	type Dimension,
} from '#contract/reports/dimensions.ts';
import type { DayTable } from '../rollups/index.ts';
import type { ReportRange } from './date-range.ts';
import type { ChosenFilter } from './head.ts';
import type { ReportDeps, ReportSite } from './report.ts';
import { STEP_TYPES } from './step-rows.ts';
import { asTotals, daysOf, tally, type Tallies } from './tallies.ts';

const NO_DAYS: DayTable = { days: [], names: new Map() };

/** What is asked beside the numbers, for the head. */
export interface Surroundings {
	newestEventAt: Date | null;
	/** Events of each, recorded in the range. */
	bots: number;
	staff: number;
	countersOnly: number;
}

/** Asks how fresh the numbers are and what was recorded without being counted. */
export async function askSurroundings(
	deps: ReportDeps,
	site: ReportSite,
	range: ReportRange
): Promise< Surroundings > {
	const { days } = range.span;
	const [ freshness, audiences, countersOnly ] = await Promise.all( [
		deps.rollups.freshness( site.id ),
		days.length === 0
			? []
			: deps.rollups.days( {
					siteId: site.id,
					days,
					dimension: 'audience',
					types: [ '@visit' ],
				} ),
		days.length === 0 ? 0 : deps.countersOnly.ofDays( site.id, days ),
	] );
	const eventsOf = ( audience: string ) =>
		audiences
			.filter( ( cell ) => cell.key === audience )
			.reduce( ( sum, cell ) => sum + cell.events, 0 );
	return {
		newestEventAt: freshness.newestEventAt,
		bots: eventsOf( 'bot' ),
		staff: eventsOf( 'staff' ),
		countersOnly,
	};
}

/** Asks for the totals of a range, of all visits or of those a filter keeps. */
export async function askTotals(
	deps: ReportDeps,
	site: ReportSite,
	range: ReportRange,
	filter: ChosenFilter | null
): Promise< Tallies > {
	const days = daysOf( range );
	if ( days.length === 0 ) {
		return tally( range, NO_DAYS, filter ? null : [] );
	}
	const [ cells, ...hours ] = await Promise.all( [
		deps.rollups.dayTable( {
			siteId: site.id,
			days,
			...( filter
				? {
						dimension: FILTER_DIMENSION[ filter.filter ],
						key: filter.value,
					}
				: { dimension: 'none' as const } ),
		} ),
		...( filter ? [] : range.hourWindows ).map( ( window ) =>
			deps.rollups.hours( { siteId: site.id, ...window } )
		),
	] );
	return tally( range, asTotals( cells ), filter ? null : hours.flat() );
}

/** Asks for every value of a dimension, or for one; numbers of these types only. */
export async function askValues(
	deps: ReportDeps,
	site: ReportSite,
	range: ReportRange,
	dimension: Dimension,
	types: readonly CountedType[],
	key?: string
): Promise< Tallies > {
	const days = daysOf( range );
	const cells =
		days.length === 0
			? NO_DAYS
			: await deps.rollups.dayTable( {
					siteId: site.id,
					days,
					dimension,
					...( key === undefined ? {} : { key } ),
				} );
	return tally( range, cells, null, types );
}

/** Asks for every block: seen, and each step done there. */
export function askBlocks(
	deps: ReportDeps,
	site: ReportSite,
	range: ReportRange
): Promise< Tallies > {
	return askValues( deps, site, range, 'block', [
		'view_block',
		...STEP_TYPES,
	] );
}
