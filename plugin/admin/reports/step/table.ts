import type { Step } from '#contract/reports/step.ts';

/** What the table of a step lists. */
export type Table = Step[ 'by' ];

/** In this order a table is looked for that has something to list. */
export const TABLES: readonly Table[] = [
	'blocks',
	'pages',
	'sources',
	'devices',
];

/** The table the address names; null: the first that has something. */
export function readTable( text: string | null ): Table | null {
	return TABLES.find( ( table ) => table === text ) ?? null;
}
