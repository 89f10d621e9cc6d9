import type { Step } from '#contract/reports/step.ts';
import { reportPath, type Query } from '../../report-path.ts';
import { useApp } from '../../app-context.ts';
import { questionOf } from '../../report-question.ts';
import { readStepId } from '../../url-state.ts';
import { useReport, type ReportView } from '../../use-report.ts';

const isRunning = ( { head }: Step ) => head.range.running;

/** The step, or one block instance of it, that the address asks for. */
export function useStep(): {
	view: ReportView< Step >;
	query: Query;
	type: string;
	block: string | null;
} {
	const { api, boot, now, state, today } = useApp();
	const { type, block } = readStepId( state.id ?? '' );
	const { report, query } = questionOf( state, today );
	const path = boot.isConnected
		? reportPath( boot.restPath, report, query )
		: null;
	return { view: useReport( api, path, isRunning, now ), query, type, block };
}
