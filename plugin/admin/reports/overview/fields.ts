import type { StepColumn } from '../../components/step-table/fields.tsx';

/** Columns of the table of steps on Overview. */
export const OVERVIEW_COLUMNS: readonly StepColumn[] = [
	'name',
	'seen',
	'acted',
	'rate',
	'ordered_after',
	'sales_after',
	'change',
	'trend',
];
