import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parse as parseGrammar } from '@wordpress/block-serialization-default-parser';
import {
	parse,
	registerBlockType,
	serialize,
	setCategories,
} from '@wordpress/blocks';
import metadata from '../block.json';
import { deprecated } from '../deprecated.ts';
import save from '../save.tsx';

jest.mock(
	'@wordpress/block-editor',
	() => jest.requireActual( '../../testing/block-editor-mock.tsx' ),
	{ virtual: true }
);

// As core's: for each stored block (.html) what the grammar reads (.parsed.json), what the block has (.json) and what is
// stored again (.serialized.html). A stored block stays readable for ever: old fixtures are never changed or removed.
// GENERATE_MISSING_FIXTURES=1 writes files that do not exist yet; look at them before they are committed.
const folder = resolve( __dirname, 'fixtures' );
const names = readdirSync( folder )
	.filter( ( name ) => /^[^.]+\.html$/.test( name ) )
	.map( ( name ) => name.replace( '.html', '' ) );

const read = ( name: string ) =>
	readFileSync( resolve( folder, name ), 'utf8' ).replace( /\r?\n$/, '' );

const expected = ( name: string, found: string ): string => {
	const file = resolve( folder, name );
	if ( ! existsSync( file ) && process.env.GENERATE_MISSING_FIXTURES ) {
		writeFileSync( file, found + '\n' );
	}
	return read( name );
};

const plain = ( block: ReturnType< typeof parse >[ number ] ): unknown => ( {
	name: block.name,
	isValid: block.isValid,
	attributes: block.attributes,
	innerBlocks: block.innerBlocks.map( plain ),
} );

// What the editor adds to a block for its supports (@wordpress/block-editor, hooks).
const supportAttributes = {
	metadata: { type: 'object' },
	align: { type: 'string' },
	className: { type: 'string' },
	backgroundColor: { type: 'string' },
	textColor: { type: 'string' },
	fontSize: { type: 'string' },
	style: { type: 'object' },
};

beforeAll( () => {
	setCategories( [ { slug: 'cairn', title: 'Cairn' } ] );
	registerBlockType( metadata.name, {
		...( metadata as object ),
		attributes: { ...metadata.attributes, ...supportAttributes },
		save,
		deprecated,
	} as never );
} );

it( 'there are fixtures', () => {
	expect( names.length ).toBeGreaterThan( 4 );
} );

describe.each( names )( 'the stored block %s', ( name ) => {
	it( 'is read by the grammar as before', () => {
		const found = JSON.stringify(
			parseGrammar( read( `${ name }.html` ) ),
			null,
			4
		);
		expect( found ).toBe( expected( `${ name }.parsed.json`, found ) );
	} );
	it( 'is valid and has the attributes it had', () => {
		const blocks = parse( read( `${ name }.html` ) );
		const found = JSON.stringify( blocks.map( plain ), null, 4 );
		expect( found ).toBe( expected( `${ name }.json`, found ) );
		expect( blocks.every( ( { isValid } ) => isValid ) ).toBe( true );
	} );
	it( 'is stored again as it was', () => {
		const found = serialize( parse( read( `${ name }.html` ) ) );
		expect( found ).toBe( expected( `${ name }.serialized.html`, found ) );
		expect( found ).toBe( read( `${ name }.html` ) );
	} );
} );

it( 'the saved markup is frozen: one plain link, whatever else the block is', () => {
	const [ block ] = parse(
		'<!-- wp:cairn/cta-button {"blockId":"abcdefghij","kind":"call","icon":"phone","width":50,"className":"is-style-outline","anchor":"buy","backgroundColor":"accent-1","style":{"spacing":{"padding":{"top":"1em"}}}} --><p class="wp-block-cairn-cta-button"><a href="tel:+49301234567">Call <strong>us</strong></a></p><!-- /wp:cairn/cta-button -->'
	);
	expect( block!.isValid ).toBe( true );
	expect( serialize( [ block! ] ).split( '\n' )[ 1 ] ).toBe(
		'<p class="wp-block-cairn-cta-button"><a href="tel:+49301234567">Call <strong>us</strong></a></p>'
	);
	expect( block!.attributes ).toMatchObject( {
		anchor: 'buy',
		className: 'is-style-outline',
		blockId: 'abcdefghij',
	} );
} );
