/** From the state in the address to the question the service is asked. */
import type { Query } from './report-path.ts';
import { previousStart, rangeOf, type DateRange } from './range/presets.ts';
import type { SiteDate } from './range/site-date.ts';
import type { UrlState } from './url-state.ts';

/** The dates a state means today. */
export function rangeOfState( state: UrlState, today: SiteDate ): DateRange {
	return rangeOf( state.range, today, { from: state.from, to: state.to } );
}

/** The query every report over a range shares. */
export function rangeQuery( state: UrlState, today: SiteDate ) {
	const range = rangeOfState( state, today );
	const start =
		state.vs === 'previous' ? previousStart( state.range, range ) : null;
	const compareFrom = state.vs === 'custom' ? state.vsFrom : start;
	return {
		from: range.from,
		to: range.to,
		compare: compareFrom === null ? state.vs : 'custom',
		compare_from: compareFrom ?? undefined,
		grain: state.grain ?? undefined,
		filter: state.filter?.filter,
		value: state.filter?.value,
	} satisfies Query;
}
