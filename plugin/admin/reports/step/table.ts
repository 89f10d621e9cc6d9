import type { Step } from '#contract/reports/step.ts';

/** What the table of a step lists. */
export type Table = Step[ 'by' ];

export const TABLES: readonly Table[] = [
	'blocks',
	'pages',
	'sources',
	'devices',
];

export function tablesOf( isOneBlock: boolean ): readonly Table[] {
	return isOneBlock
		? TABLES.filter( ( table ) => table !== 'blocks' )
		: TABLES;
}

/** One block is not listed among blocks again: its first table is its pages. */
export function readTable( text: string | null, isOneBlock: boolean ): Table {
	return (
		tablesOf( isOneBlock ).find( ( table ) => table === text ) ??
		( isOneBlock ? 'pages' : 'blocks' )
	);
}
