import type { Steps } from '#contract/reports/steps.ts';
import type { Query } from '../../report-path.ts';
import type { ReportView } from '../../use-report.ts';
import { useQuestion } from '../use-question.ts';

/** The steps the address asks for. */
export function useSteps(): { view: ReportView< Steps >; query: Query } {
	return useQuestion< Steps >();
}
