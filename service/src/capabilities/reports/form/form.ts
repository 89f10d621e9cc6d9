/** One form: its numbers, how far people come in it, where they leave it, and what was sent over time. */
import { reportEndpoints } from '#contract/endpoints/index.ts';
import type { Form, FormQuery } from '#contract/reports/forms.ts';
import { rateColumns, tableCsv, type Column } from '../csv.ts';
import { answeredAs, type AskedDays, askOverDays } from '../day-report.ts';
import type { FieldCounts } from '../forms/form-details.ts';
import { askFormRows, sentIn } from '../forms/form-rows.ts';
import { noRate, rateOf } from '../rate.ts';
import {
	defineReport,
	refused,
	type ReportAnswer,
	type ReportDeps,
	type ReportSite,
} from '../report.ts';

type FieldRow = Form[ 'fields' ][ number ];

export const formReport = defineReport( {
	endpoint: reportEndpoints.form,
	run: answerForm,
	csv: ( deps, site, query: FormQuery ) =>
		answeredAs( answerForm( deps, site, query ), ( form ) =>
			tableCsv( 'form', query, columnsOf( form ), form.fields )
		),
} );

/** The fields, each with what stands for all of them. */
function columnsOf( { row }: Form ): readonly Column< FieldRow >[] {
	return [
		[ 'block_id', () => row.block_id ],
		[ 'name', () => row.name ],
		[ 'page', () => row.page ],
		[ 'seen', () => row.seen ],
		[ 'started', () => row.started ],
		[ 'sent', () => row.sent ],
		[ 'confirmed', () => row.confirmed ],
		[ 'field', ( { key } ) => key ],
		[ 'reached', ( { reached } ) => reached ],
		[ 'wrong', ( { wrong } ) => wrong ],
		...rateColumns( 'wrong_', ( field: FieldRow ) => field.wrong_rate ),
		[ 'left', ( { left } ) => left ],
		...rateColumns( 'left_', ( field: FieldRow ) => field.left_rate ),
	];
}

async function answerForm(
	deps: ReportDeps,
	site: ReportSite,
	query: FormQuery
): Promise< ReportAnswer< Form > > {
	const blockId = query.block_id;
	const answer = await askOverDays( deps, site, query, async ( asked ) => {
		const [ { rows, details }, quarters ] = await Promise.all( [
			askFormRows( deps, site, asked, blockId ),
			deps.forms.overTime( sentIn( site, asked, blockId ) ),
		] );
		return {
			row: rows[ 0 ],
			fields: details( blockId ).fields,
			trend: trendOf( asked, quarters ),
		};
	} );
	if ( answer.kind === 'refused' ) {
		return answer;
	}
	const { head, found } = answer.result;
	const { row, fields, trend } = found;
	if ( row === undefined ) {
		return refused( 'not_found', 'block_id' );
	}
	return {
		kind: 'answered',
		result: {
			head,
			row,
			fields: fields.map( ( field ) =>
				fieldRow( field, row.started ?? 0 )
			),
			trend,
			currency: site.currency,
			decimals: site.shop?.decimals ?? 0,
		},
	};
}

function fieldRow( field: FieldCounts, started: number ): FieldRow {
	const { reached, wrong, left } = field;
	return {
		...field,
		wrong_rate:
			reached === null || wrong === null
				? noRate( 'no_denominator' )
				: rateOf( wrong, reached ),
		left_rate: rateOf( left, reached ?? Math.max( left, started ) ),
	};
}

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
