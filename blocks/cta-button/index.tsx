import { registerBlockType, type BlockConfiguration } from '@wordpress/blocks';
import { addFilter } from '@wordpress/hooks';
import { watchInstanceIds } from '../instance-ids/watch.ts';
import type { CtaAttributes } from './attributes.ts';
import metadata from './block.json';
import { deprecated } from './deprecated.ts';
import edit from './edit.tsx';
import { kindWords } from './kinds.ts';
import save from './save.tsx';
import { blockGlyph } from './toolbar-icons.tsx';
import { transforms } from './transforms.ts';
import { variations } from './variations.ts';
import './style.scss';
import './editor.scss';

// A row of core/buttons takes ours too: an owner should not have to rebuild a layout to count one button of it.
addFilter(
	'blocks.registerBlockType',
	'cairn/cta-button/allow-in-buttons',
	( settings: { allowedBlocks?: readonly string[] }, name: string ) =>
		name === 'core/buttons' && settings.allowedBlocks
			? {
					...settings,
					allowedBlocks: [ ...settings.allowedBlocks, metadata.name ],
				}
			: settings
);

registerBlockType( metadata.name, {
	...( metadata as unknown as BlockConfiguration ),
	icon: blockGlyph,
	edit,
	save,
	deprecated,
	transforms,
	variations: variations(),
	__experimentalLabel: (
		{ text, metadata: names, kind }: CtaAttributes,
		{ context }: { context: string }
	) =>
		context === 'list-view' || context === 'accessibility'
			? names?.name ||
				String( text ?? '' ).replace( /<[^>]*>/g, '' ) ||
				kindWords()[ kind ].title
			: undefined,
} as unknown as BlockConfiguration );

watchInstanceIds();
