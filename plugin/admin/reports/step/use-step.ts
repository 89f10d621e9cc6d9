import { useEffect, useState } from '@wordpress/element';
import type { Step } from '#contract/reports/step.ts';
import type { Query } from '../../report-path.ts';
import { useApp } from '../../app-context.ts';
import { readStepId } from '../../url-state.ts';
import type { ReportView } from '../../use-report.ts';
import { useQuestion } from '../use-question.ts';
import { readTable, TABLES, type Table } from './table.ts';

/** The step, or one block instance of it, that the address asks for. */
export function useStep(): {
	view: ReportView< Step >;
	query: Query;
	type: string;
	block: string | null;
	/** Tables that may have something; the ones before were found empty. */
	tables: readonly Table[];
} {
	const { state } = useApp();
	const { type, block } = readStepId( state.id ?? '' );
	const [ skipped, setSkipped ] = useState( 0 );
	const tables = TABLES.slice( skipped );
	const isChosen = readTable( state.by ) !== null;
	const { view, query } = useQuestion< Step >(
		isChosen ? state : { ...state, by: tables[ 0 ] ?? null }
	);

	// A step that no block sends has no blocks to list: the next table is asked for, and this one is no longer offered.
	const isEmptyHere =
		block === null &&
		! isChosen &&
		state.filter === null &&
		! view.isOutdated &&
		view.report !== null &&
		view.report.cards.acted.value > 0 &&
		view.report.rows.length === 0 &&
		view.report.by === tables[ 0 ];
	useEffect( () => {
		if ( isEmptyHere && skipped < TABLES.length - 1 ) {
			setSkipped( skipped + 1 );
		}
	}, [ isEmptyHere, skipped ] );

	return { view, query, type, block, tables };
}
