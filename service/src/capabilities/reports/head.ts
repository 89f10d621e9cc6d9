/** What every report says about itself: its time, its filter, its age, and what it leaves out. */
import type { Filter } from '#contract/reports/dimensions.ts';
import type { ReportHead } from '#contract/reports/range.ts';
import type { KnownBlocks } from './block-names.ts';
import type { ReportRange } from './date-range.ts';
import type { Surroundings } from './questions.ts';
import type { ReportSite } from './report.ts';

/** A filter that a query carries, both parts together. */
export interface ChosenFilter {
	filter: Filter;
	value: string;
}

/** The filter of a query; null without one, "broken" when one of its two parts is missing. */
export function filterOf( query: {
	filter?: Filter | undefined;
	value?: string | undefined;
} ): ChosenFilter | null | 'broken' {
	const { filter, value } = query;
	if ( filter === undefined && value === undefined ) {
		return null;
	}
	return filter !== undefined && value !== undefined
		? { filter, value }
		: 'broken';
}

export function buildHead( parts: {
	range: ReportRange;
	site: ReportSite;
	filter: ChosenFilter | null;
	blocks: KnownBlocks;
	around: Surroundings;
	now: number;
} ): ReportHead {
	const { range, site, filter, blocks, around, now } = parts;
	const { comparison } = range;
	return {
		range: {
			from: range.from,
			to: range.to,
			days: range.length,
			grain: range.grain,
			zone: site.timeZone,
			running: range.running,
		},
		comparison: comparison && {
			kind: comparison.kind,
			from: comparison.span.from,
			to: comparison.span.to,
			cut_at: comparison.cutAt?.toISOString() ?? null,
		},
		filter: filter && {
			...filter,
			label:
				filter.filter === 'block'
					? blocks.name( filter.value )
					: filter.value,
		},
		data_until: around.newestEventAt?.toISOString() ?? null,
		generated_at: new Date( now ).toISOString(),
		demo: site.demo,
		not_counted: {
			bots: around.bots,
			staff: around.staff,
			counters_only: around.countersOnly,
		},
	};
}
