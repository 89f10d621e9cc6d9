import { registerBlockType, type BlockConfiguration } from '@wordpress/blocks';
import type { FieldAttributes } from '../form/attributes.ts';
import metadata from './block.json';
import { deprecated } from './deprecated.ts';
import edit from './edit.tsx';
import { watchFieldKeys } from './watch-keys.ts';
import './style.scss';
import './editor.scss';

registerBlockType( metadata.name, {
	...( metadata as unknown as BlockConfiguration ),
	edit,
	// In the list of blocks a question is called what it asks.
	__experimentalLabel: ( { label }: FieldAttributes ) => label,
	deprecated,
	// Everything stands in the comment; PHP prints it.
	save: () => null,
} as unknown as BlockConfiguration );

watchFieldKeys();
