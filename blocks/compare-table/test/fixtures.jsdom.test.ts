import { resolve } from 'node:path';
import { parse } from '@wordpress/block-serialization-default-parser';
import { registerBlockType } from '@wordpress/blocks';
import column from '../../compare-column/block.json';
import saveColumn from '../../compare-column/save.tsx';
import button from '../../cta-button/block.json';
import saveButton from '../../cta-button/save.tsx';
import { describeFixtures } from '../../testing/block-fixtures.ts';
import metadata from '../block.json';
import { deprecated } from '../deprecated.ts';
import save from '../save.tsx';

jest.mock(
	'@wordpress/block-editor',
	() => ( {
		...jest.requireActual( '../../testing/block-editor-mock.tsx' ),
		// As WordPress prints what stands inside a block.
		InnerBlocks: {
			Content: () =>
				jest
					.requireActual( '@wordpress/blocks' )
					.__unstableGetInnerBlocksProps().children,
		},
	} ),
	{ virtual: true }
);

describeFixtures(
	resolve( __dirname, 'fixtures' ),
	metadata,
	save,
	deprecated,
	parse
);

// What stands in a table made by hand.
beforeAll( () => {
	registerBlockType( column.name, {
		...( column as object ),
		save: saveColumn,
	} as never );
	registerBlockType( button.name, {
		...( button as object ),
		save: saveButton,
	} as never );
} );
