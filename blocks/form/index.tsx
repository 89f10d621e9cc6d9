import { registerBlockType, type BlockConfiguration } from '@wordpress/blocks';
import { watchInstanceIds } from '../instance-ids/watch.ts';
import metadata from './block.json';
import { deprecated } from './deprecated.ts';
import edit from './edit.tsx';
import save from './save.tsx';
import { transforms } from './transforms.ts';
import { variations } from './variations.ts';
import './style.scss';
import './editor.scss';

registerBlockType( metadata.name, {
	...( metadata as unknown as BlockConfiguration ),
	edit,
	deprecated,
	save,
	transforms,
	variations: variations(),
} as unknown as BlockConfiguration );

watchInstanceIds();
