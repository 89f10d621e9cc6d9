import { resolve } from 'node:path';
import { parse } from '@wordpress/block-serialization-default-parser';
import { registerBlockType } from '@wordpress/blocks';
import { describeFixtures } from '../../testing/block-fixtures.ts';
import formField from '../../form-field/block.json';
import formSubmit from '../../form-submit/block.json';
import form from '../../form/block.json';
import formSave from '../../form/save.tsx';
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

// The form inside and its parts.
beforeAll( () => {
	registerBlockType( form.name, { ...form, save: formSave } as never );
	for ( const part of [ formField, formSubmit ] ) {
		registerBlockType( part.name, { ...part, save: () => null } as never );
	}
} );
