import { createBlock } from '@wordpress/blocks';
import type { SearchAttributes } from './attributes.ts';

type CoreSearch = Partial<
	Omit< SearchAttributes, 'scope' | 'suggest' | 'blockId' >
>;

/** What both blocks keep under the same names, their styles included. */
const shared = ( {
	label,
	showLabel,
	placeholder,
	width,
	widthUnit,
	buttonPosition,
	buttonUseIcon,
	className,
	style,
	anchor,
	metadata,
}: CoreSearch ) => ( {
	label,
	showLabel,
	placeholder,
	width,
	widthUnit,
	buttonPosition,
	buttonUseIcon,
	className,
	style,
	anchor,
	metadata,
} );

/** Core's search becomes ours, keeping what it searches. */
export const fromCore = ( attributes: CoreSearch ) => {
	const { post_type: type, ...rest } = attributes.query ?? {};
	return {
		...shared( attributes ),
		buttonText: attributes.buttonText ?? '',
		query: type === 'product' ? rest : ( attributes.query ?? {} ),
		scope: type === 'product' ? 'products' : 'all',
	};
};

/** Ours becomes core's, keeping what it searches. */
export const toCore = ( attributes: SearchAttributes ) => ( {
	...shared( attributes ),
	// Without a text core's block says "Search" by itself.
	label: attributes.label || undefined,
	buttonText: attributes.buttonText || undefined,
	query: {
		...attributes.query,
		...( attributes.scope === 'products' && { post_type: 'product' } ),
	},
} );

/** Both ways between core's search and ours. */
export const transforms = {
	from: [
		{
			type: 'block',
			blocks: [ 'core/search' ],
			transform: ( attributes: CoreSearch ) =>
				createBlock( 'cairn/search', fromCore( attributes ) ),
		},
	],
	to: [
		{
			type: 'block',
			blocks: [ 'core/search' ],
			transform: ( attributes: SearchAttributes ) =>
				createBlock( 'core/search', toCore( attributes ) ),
		},
	],
};
