import { registerBlockType, type BlockConfiguration } from '@wordpress/blocks';
import { watchInstanceIds } from '../instance-ids/watch.ts';
import metadata from './block.json';
import { deprecated } from './deprecated.ts';
import edit from './edit.tsx';
import save from './save.tsx';
import './style.scss';

registerBlockType( metadata.name, {
	...( metadata as unknown as BlockConfiguration ),
	edit,
	deprecated,
	save,
} as unknown as BlockConfiguration );

watchInstanceIds();
