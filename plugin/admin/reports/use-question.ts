import type { ReportHead } from '#contract/reports/range.ts';
import { useApp } from '../app-context.ts';
import { reportPath, type Query } from '../report-path.ts';
import { questionOf } from '../report-question.ts';
import { useReport, type ReportView } from '../use-report.ts';

const isRunning = ( { head }: { head: ReportHead } ) => head.range.running;

/** The report the address asks for; nothing is asked while the site is not connected. */
export function useQuestion< Report extends { head: ReportHead } >(): {
	view: ReportView< Report >;
	report: string;
	query: Query;
} {
	const { api, boot, now, state, today } = useApp();
	const { report, query } = questionOf( state, today );
	const path = boot.isConnected
		? reportPath( boot.restPath, report, query )
		: null;
	return {
		view: useReport< Report >( api, path, isRunning, now ),
		report,
		query,
	};
}
