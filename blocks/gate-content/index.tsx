import { registerBlockType, type BlockConfiguration } from '@wordpress/blocks';
import metadata from './block.json';
import { deprecated } from './deprecated.ts';
import edit from './edit.tsx';
import save from './save.tsx';
import './editor.scss';

registerBlockType( metadata.name, {
	...( metadata as unknown as BlockConfiguration ),
	edit,
	deprecated,
	save,
} as unknown as BlockConfiguration );
