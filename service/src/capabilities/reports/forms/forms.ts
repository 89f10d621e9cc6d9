/** Forms: which bring buyers, and where do people give up? */
import { reportEndpoints } from '#contract/endpoints/index.ts';
import type { FormRow, Forms, FormsQuery } from '#contract/reports/forms.ts';
import { decimalMoney, rateColumns, tableCsv, type Column } from '../csv.ts';
import { answeredAs, askOverDays } from '../day-report.ts';
import {
	defineReport,
	type ReportAnswer,
	type ReportDeps,
	type ReportSite,
} from '../report.ts';
import { askFormRows } from './form-rows.ts';

export const formsReport = defineReport( {
	endpoint: reportEndpoints.forms,
	run: answerForms,
	csv: ( deps, site, query: FormsQuery ) =>
		answeredAs(
			answerForms( deps, site, query ),
			( { rows, currency, decimals } ) =>
				tableCsv(
					'forms',
					query,
					columnsOf( currency, decimals ),
					rows
				)
		),
} );

function columnsOf(
	currency: string | null,
	decimals: number
): readonly Column< FormRow >[] {
	return [
		[ 'block_id', ( row ) => row.block_id ],
		[ 'name', ( row ) => row.name ],
		[ 'source', ( row ) => row.source ],
		[ 'page', ( row ) => row.page ],
		[ 'purpose', ( row ) => row.purpose ],
		[ 'seen', ( row ) => row.seen ],
		[ 'started', ( row ) => row.started ],
		...rateColumns( 'start_', ( row: FormRow ) => row.start_rate ),
		[ 'sent', ( row ) => row.sent ],
		...rateColumns( 'send_', ( row: FormRow ) => row.send_rate ),
		[ 'confirmed', ( row ) => row.confirmed ],
		...rateColumns( 'confirm_', ( row: FormRow ) => row.confirm_rate ),
		[ 'ordered', ( row ) => row.ordered ],
		...rateColumns( 'ordered_', ( row: FormRow ) => row.ordered_rate ),
		[ 'net_sales', ( row ) => decimalMoney( row.net_sales, decimals ) ],
		[
			'net_sales_each',
			( row ) => decimalMoney( row.net_sales_each, decimals ),
		],
		[ 'currency', () => currency ],
		...rateColumns(
			'unsubscribe_',
			( row: FormRow ) => row.unsubscribe_rate
		),
		[ 'median_ms', ( row ) => row.median_ms ],
		[ 'left_at', ( row ) => row.left_at ],
		[ 'refused', ( row ) => row.refused ],
		...rateColumns(
			'suspicious_',
			( row: FormRow ) => row.suspicious_rate
		),
	];
}

function answerForms(
	deps: ReportDeps,
	site: ReportSite,
	query: FormsQuery
): Promise< ReportAnswer< Forms > > {
	return answeredAs(
		askOverDays( deps, site, query, ( asked ) =>
			askFormRows( deps, site, asked )
		),
		( { head, found } ) => ( {
			head,
			rows: [ ...found.rows ],
			currency: site.currency,
			decimals: site.shop?.decimals ?? 0,
		} )
	);
}
