import type { Overview } from '#contract/reports/overview.ts';
import { reportPath, type Query } from '../../report-path.ts';
import { useApp } from '../../app-context.ts';
import { questionOf } from '../../report-question.ts';
import { useReport, type ReportView } from '../../use-report.ts';

const isRunning = ( { head }: Overview ) => head.range.running;

/** The Overview the address asks for; nothing is asked while the site is not connected. */
export function useOverview(): { view: ReportView< Overview >; query: Query } {
	const { api, boot, now, state, today } = useApp();
	const { report, query } = questionOf( state, today );
	const path = boot.isConnected
		? reportPath( boot.restPath, report, query )
		: null;
	return { view: useReport( api, path, isRunning, now ), query };
}
