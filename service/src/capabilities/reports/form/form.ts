/** One form: its numbers, where people left it, and what was sent over time. */
import { reportEndpoints } from '#contract/endpoints/index.ts';
import type { Form, FormQuery } from '#contract/reports/forms.ts';
import { type AskedDays, askOverDays } from '../day-report.ts';
import { askFormRows, sentIn } from '../forms/form-rows.ts';
import { rateOf } from '../rate.ts';
import { defineReport, refused } from '../report.ts';

export const formReport = defineReport( {
	endpoint: reportEndpoints.form,
	async run( deps, site, query: FormQuery ) {
		const blockId = query.block_id;
		const answer = await askOverDays(
			deps,
			site,
			query,
			async ( asked ) => {
				const [ { rows, details }, quarters ] = await Promise.all( [
					askFormRows( deps, site, asked, blockId ),
					deps.forms.overTime( sentIn( site, asked, blockId ) ),
				] );
				return {
					row: rows[ 0 ],
					left: details( blockId ).left,
					trend: trendOf( asked, quarters ),
				};
			}
		);
		if ( answer.kind === 'refused' ) {
			return answer;
		}
		const { head, found } = answer.result;
		const { row, left: fields, trend } = found;
		if ( row === undefined ) {
			return refused( 'not_found', 'block_id' );
		}
		return {
			kind: 'answered',
			result: {
				head,
				row,
				fields: fields.map( ( { key, left } ) => ( {
					key,
					left,
					left_rate: rateOf(
						left,
						Math.max( left, row.started ?? 0 )
					),
				} ) ),
				trend,
				currency: site.currency,
				decimals: site.shop?.decimals ?? 0,
			},
		};
	},
} );

function trendOf(
	{ range, calendar }: AskedDays,
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
