import { resolve } from 'node:path';
import { parse } from '@wordpress/block-serialization-default-parser';
import { describeFixtures } from '../../testing/block-fixtures.ts';
import metadata from '../block.json';
import { deprecated } from '../deprecated.ts';
import save from '../save.tsx';

jest.mock(
	'@wordpress/block-editor',
	() => jest.requireActual( '../../testing/block-editor-mock.tsx' ),
	{ virtual: true }
);

describeFixtures(
	resolve( __dirname, 'fixtures' ),
	metadata,
	save,
	deprecated,
	parse
);
