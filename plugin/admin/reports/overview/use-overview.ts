import type { Overview } from '#contract/reports/overview.ts';
import type { Query } from '../../report-path.ts';
import type { ReportView } from '../../use-report.ts';
import { useQuestion } from '../use-question.ts';

/** The Overview the address asks for; nothing is asked while the site is not connected. */
export function useOverview(): { view: ReportView< Overview >; query: Query } {
	return useQuestion< Overview >();
}
