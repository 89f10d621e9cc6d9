import { registerBlockType, type BlockConfiguration } from '@wordpress/blocks';
import metadata from './block.json';
import { deprecated } from './deprecated.ts';
import edit from './edit.tsx';
import { watchFieldKeys } from './watch-keys.ts';
import './style.scss';
import './editor.scss';

registerBlockType( metadata.name, {
	...( metadata as unknown as BlockConfiguration ),
	edit,
	deprecated,
	// Everything stands in the comment; PHP prints it.
	save: () => null,
} as unknown as BlockConfiguration );

watchFieldKeys();
