/** Forms: which bring buyers, and where do people give up? */
import { reportEndpoints } from '#contract/endpoints/index.ts';
import type { FormRow, Forms, FormsQuery } from '#contract/reports/forms.ts';
import { decimalMoney, rateColumns, tableCsv, type Column } from '../csv.ts';
import { resolveRange } from '../date-range.ts';
import { buildHead } from '../head.ts';
import { askSurroundings } from '../questions.ts';
import {
	defineReport,
	type ReportAnswer,
	type ReportDeps,
	type ReportSite,
} from '../report.ts';
import { siteCalendar } from '../site-calendar.ts';
import { askFormRows, sentIn } from './form-rows.ts';

export const formsReport = defineReport( {
	endpoint: reportEndpoints.forms,
	run: answerForms,
	async csv( deps, site, query: FormsQuery ) {
		const answer = await answerForms( deps, site, query );
		if ( answer.kind === 'refused' ) {
			return answer;
		}
		const { rows, currency, decimals } = answer.result;
		return {
			kind: 'answered',
			result: tableCsv(
				'forms',
				query,
				columnsOf( currency, decimals ),
				rows
			),
		};
	},
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

async function answerForms(
	deps: ReportDeps,
	site: ReportSite,
	query: FormsQuery
): Promise< ReportAnswer< Forms > > {
	const now = deps.clock.now();
	const calendar = siteCalendar( site.timeZone );
	const answer = resolveRange( query, calendar, now, false );
	if ( answer.kind === 'refused' ) {
		return answer;
	}
	const { range } = answer;
	const [ around, { blocks, rows } ] = await Promise.all( [
		askSurroundings( deps, site, range ),
		askFormRows( deps, site, range, sentIn( deps, site, range, calendar ) ),
	] );
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
			rows: [ ...rows ],
			currency: site.currency,
			decimals: site.shop?.decimals ?? 0,
		},
	};
}
