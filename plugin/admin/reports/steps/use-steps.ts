import type { Steps } from '#contract/reports/steps.ts';
import { reportPath, type Query } from '../../report-path.ts';
import { useApp } from '../../app-context.ts';
import { questionOf } from '../../report-question.ts';
import { useReport, type ReportView } from '../../use-report.ts';

const isRunning = ( { head }: Steps ) => head.range.running;

/** The steps the address asks for. */
export function useSteps(): { view: ReportView< Steps >; query: Query } {
	const { api, boot, now, state, today } = useApp();
	const { report, query } = questionOf( state, today );
	const path = boot.isConnected
		? reportPath( boot.restPath, report, query )
		: null;
	return { view: useReport( api, path, isRunning, now ), query };
}
