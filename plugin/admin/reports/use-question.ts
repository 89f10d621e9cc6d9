import type { ReportHead } from '#contract/reports/range.ts';
import { useApp } from '../app-context.ts';
import { reportPath, type Query } from '../report-path.ts';
import { questionOf } from '../report-question.ts';
import type { UrlState } from '../url-state.ts';
import { useReport, type ReportView } from '../use-report.ts';

/** What every report says of itself, where it is about a range. */
interface Ranged {
	head?: ReportHead;
}

const isRunning = ( report: object ) =>
	( report as Ranged ).head?.range.running ?? false;

/**
 * The report the address asks for; nothing is asked while the site is not connected.
 *
 * @param asked What is asked instead of what the address says.
 */
export function useQuestion< Report extends object >(
	asked?: UrlState
): {
	view: ReportView< Report >;
	report: string;
	query: Query;
} {
	const { api, boot, now, state, today } = useApp();
	const question = questionOf( asked ?? state, today );
	const path =
		boot.isConnected && question
			? reportPath( boot.restPath, question.report, question.query )
			: null;
	return {
		view: useReport< Report >( api, path, isRunning, now ),
		report: question?.report ?? '',
		query: question?.query ?? {},
	};
}
