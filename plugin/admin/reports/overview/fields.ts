import type { StepColumn } from '../../components/step-table/fields.tsx';

/** Columns of the table of steps on Overview. */
const SITE_COLUMNS: readonly StepColumn[] = [
	'name',
	'seen',
	'acted',
	'rate',
	'change',
	'trend',
];

/** With orders: what came after a step says more than how it moved, and both do not fit. */
const SHOP_COLUMNS: readonly StepColumn[] = [
	'name',
	'seen',
	'acted',
	'rate',
	'ordered_after',
	'sales_after',
	'trend',
];

export function overviewColumns( hasOrders: boolean ): readonly StepColumn[] {
	return hasOrders ? SHOP_COLUMNS : SITE_COLUMNS;
}
