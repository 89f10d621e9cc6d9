import { registerBlockType, type BlockConfiguration } from '@wordpress/blocks';
import { watchInstanceIds } from '../instance-ids/watch.ts';
import metadata from './block.json';
import { deprecated } from './deprecated.ts';
import edit from './edit.tsx';
import './style.scss';

registerBlockType( metadata.name, {
	...( metadata as unknown as BlockConfiguration ),
	edit,
	// PHP prints the block; nothing of it stands in the post but its comment.
	save: () => null,
	deprecated,
} as unknown as BlockConfiguration );

watchInstanceIds();
