import type { Steps } from '#contract/reports/steps.ts';
import { reportPath, type Query } from '../../api.ts';
import { useApp } from '../../app-context.ts';
import { rangeQuery } from '../../report-query.ts';
import { useReport, type ReportView } from '../../use-report.ts';
import { readGroup } from './fields.ts';

const isRunning = ( { head }: Steps ) => head.range.running;

/** The steps the address asks for. */
export function useSteps(): { view: ReportView< Steps >; query: Query } {
	const { api, boot, now, state, today } = useApp();
	const query = {
		...rangeQuery( state, today ),
		group: readGroup( state.by ),
	};
	const path = boot.isConnected
		? reportPath( boot.restPath, 'steps', query )
		: null;
	return { view: useReport( api, path, isRunning, now ), query };
}
