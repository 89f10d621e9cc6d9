import type { Step } from '#contract/reports/step.ts';
import { reportPath, type Query } from '../../api.ts';
import { useApp } from '../../app-context.ts';
import { rangeQuery } from '../../report-query.ts';
import { readStepId } from '../../url-state.ts';
import { useReport, type ReportView } from '../../use-report.ts';
import { readTable } from './fields.ts';

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
	const query = {
		...rangeQuery( state, today ),
		type,
		block: block ?? undefined,
		by: readTable( state.by, block !== null ),
	};
	const path = boot.isConnected
		? reportPath( boot.restPath, 'step', query )
		: null;
	return { view: useReport( api, path, isRunning, now ), query, type, block };
}
