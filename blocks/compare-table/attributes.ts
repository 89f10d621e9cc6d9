import type { StepAttributes } from '../lists/editor/attributes.ts';

/** Rows a table of products can have, in their usual order; as plugin/src/Blocks/ComparedProducts.php knows them. */
export const ROWS = [
	'image',
	'price',
	'rating',
	'stock',
	'attributes',
	'add',
] as const;

export type Row = ( typeof ROWS )[ number ];

/** What a comparison table keeps. Attributes are only ever added, and a default never changes: it is not stored. */
export interface CompareTableAttributes extends StepAttributes {
	source: 'visitor' | 'fixed' | 'manual';
	/** Products of a fixed table, in order. */
	products: number[];
	rows: Row[];
	/** Names of the rows of a table made by hand. */
	labels: string[];
	caption: string;
	differencesOnly: boolean;
	highlight: 'none' | 'best';
	sticky: boolean;
}
