/** One form: its numbers, where people left it, and what was sent over time. */
import { reportEndpoints } from '#contract/endpoints/index.ts';
import type { Form, FormQuery } from '#contract/reports/forms.ts';
import { resolveRange, type ReportRange } from '../date-range.ts';
import { askFormRows, sentIn } from '../forms/form-rows.ts';
import { buildHead } from '../head.ts';
import { askSurroundings } from '../questions.ts';
import { rateOf } from '../rate.ts';
import { defineReport, refused } from '../report.ts';
import { siteCalendar, type SiteCalendar } from '../site-calendar.ts';

export const formReport = defineReport( {
	endpoint: reportEndpoints.form,
	async run( deps, site, query: FormQuery ) {
		const now = deps.clock.now();
		const calendar = siteCalendar( site.timeZone );
		const answer = resolveRange( query, calendar, now, false );
		if ( answer.kind === 'refused' ) {
			return answer;
		}
		const { range } = answer;
		const sent = sentIn( deps, site, range, calendar, query.block_id );
		const [ around, { blocks, rows, details }, quarters ] =
			await Promise.all( [
				askSurroundings( deps, site, range ),
				askFormRows( deps, site, range, sent ),
				deps.forms.overTime( sent ),
			] );
		const [ row ] = rows;
		if ( row === undefined ) {
			return refused( 'not_found', 'block_id' );
		}
		return {
			kind: 'answered',
			result: {
				head: buildHead( {
					range,
					site,
					filter: null,
					blocks,
					around,
					now,
				} ),
				row,
				fields: details( query.block_id ).left.map(
					( { key, left } ) => ( {
						key,
						left,
						left_rate: rateOf(
							left,
							Math.max( left, row.started ?? 0 )
						),
					} )
				),
				trend: trendOf( range, calendar, quarters ),
				currency: site.currency,
				decimals: site.shop?.decimals ?? 0,
			},
		};
	},
} );

function trendOf(
	range: ReportRange,
	calendar: SiteCalendar,
	quarters: readonly {
		readonly at: number;
		readonly sent: number;
		readonly confirmed: number;
	}[]
): Form[ 'trend' ] {
	const points = range.span.buckets.map( ( bucket ) => ( {
		...bucket,
		sent: 0,
		confirmed: 0,
	} ) );
	for ( const { at, sent, confirmed } of quarters ) {
		const bucket = range.span.bucketOfDay.get( calendar.dayOf( at ) );
		const point = points[ bucket ?? -1 ];
		if ( point ) {
			point.sent += sent;
			point.confirmed += confirmed;
		}
	}
	return points;
}
