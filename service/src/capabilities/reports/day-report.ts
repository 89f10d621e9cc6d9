/** The frame of reports that are kept by the day and know no filter: Products and its tabs, Cart, Forms. */
import type { ReportHead } from '#contract/reports/range.ts';
import { KnownBlocks } from './block-names.ts';
import {
	type RangeQuery,
	type ReportRange,
	resolveRange,
} from './date-range.ts';
import { buildHead } from './head.ts';
import { askSurroundings } from './questions.ts';
import type { ReportAnswer, ReportDeps, ReportSite } from './report.ts';
import { siteCalendar, type SiteCalendar } from './site-calendar.ts';

/** When a report is asked for. */
export interface AskedDays {
	readonly range: ReportRange;
	/** The days of the range that have begun. */
	readonly days: readonly string[];
	readonly calendar: SiteCalendar;
	/** ms since 1970. */
	readonly now: number;
}

/** What every such report says of itself, and what it was asked for. */
export interface DayReport< Found > {
	readonly head: ReportHead;
	/** The site has told of anything yet. */
	readonly has_data: boolean;
	readonly found: Found;
}

/**
 * Works out which days are meant, and asks for their numbers while it is asked what else the head says.
 *
 * @param deps
 * @param site
 * @param query
 * @param ask
 */
export async function askOverDays< Found >(
	deps: ReportDeps,
	site: ReportSite,
	query: RangeQuery,
	ask: ( asked: AskedDays ) => Promise< Found >
): Promise< ReportAnswer< DayReport< Found > > > {
	const now = deps.clock.now();
	const calendar = siteCalendar( site.timeZone );
	const answer = resolveRange( query, calendar, now, false );
	if ( answer.kind === 'refused' ) {
		return answer;
	}
	const { range } = answer;
	const [ around, found ] = await Promise.all( [
		askSurroundings( deps, site, range ),
		ask( { range, days: range.span.days, calendar, now } ),
	] );
	return {
		kind: 'answered',
		result: {
			head: buildHead( {
				range,
				site,
				filter: null,
				blocks: new KnownBlocks( [] ),
				around,
				now,
			} ),
			has_data: around.newestEventAt !== null,
			found,
		},
	};
}

/** An answer made into another one, such as a file; a refusal stays what it is. */
export async function answeredAs< From, To >(
	answer: Promise< ReportAnswer< From > >,
	make: ( result: From ) => To
): Promise< ReportAnswer< To > > {
	const given = await answer;
	return given.kind === 'refused'
		? given
		: { kind: 'answered', result: make( given.result ) };
}
