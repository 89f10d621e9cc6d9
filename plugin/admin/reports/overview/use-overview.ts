import type { Overview } from '#contract/reports/overview.ts';
import { reportPath, type Query } from '../../api.ts';
import { useApp } from '../../app-context.ts';
import { rangeQuery } from '../../report-query.ts';
import { useReport, type ReportView } from '../../use-report.ts';

const isRunning = ( { head }: Overview ) => head.range.running;

/** The Overview the address asks for; nothing is asked while the site is not connected. */
export function useOverview(): { view: ReportView< Overview >; query: Query } {
	const { api, boot, now, state, today } = useApp();
	const query = rangeQuery( state, today );
	const path = boot.isConnected
		? reportPath( boot.restPath, 'overview', query )
		: null;
	return { view: useReport( api, path, isRunning, now ), query };
}
