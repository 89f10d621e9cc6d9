import { __ } from '@wordpress/i18n';
import type { CompareTableAttributes } from './attributes.ts';

interface Variation {
	name: string;
	title: string;
	description: string;
	attributes: Partial< CompareTableAttributes >;
	innerBlocks?: [ string, object ][];
	scope: readonly string[];
	isActive: readonly string[];
}

/** The three ways to fill a table; a function, because translations are loaded after the module. */
export const variations = (): Variation[] => [
	{
		name: 'visitor',
		title: __( 'Comparison: what the visitor chose', 'cairn' ),
		description: __(
			'For the page that compare buttons lead to.',
			'cairn'
		),
		attributes: { source: 'visitor' },
		scope: [ 'inserter', 'transform' ],
		isActive: [ 'source' ],
	},
	{
		name: 'fixed',
		title: __( 'Comparison: products you choose', 'cairn' ),
		description: __(
			'For a guide or a product page: the same products for everybody.',
			'cairn'
		),
		attributes: { source: 'fixed' },
		scope: [ 'inserter', 'transform' ],
		isActive: [ 'source' ],
	},
	{
		name: 'manual',
		title: __( 'Comparison: plans or services', 'cairn' ),
		description: __(
			'Written by hand, with a button a column. Needs no shop.',
			'cairn'
		),
		attributes: {
			source: 'manual',
			labels: [ __( 'Price', 'cairn' ), __( 'What is in it', 'cairn' ) ],
		},
		innerBlocks: [
			[ 'cairn/compare-column', {} ],
			[ 'cairn/compare-column', {} ],
		],
		scope: [ 'inserter', 'transform' ],
		isActive: [ 'source' ],
	},
];
