import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import {
	parse,
	registerBlockType,
	serialize,
	setCategories,
} from '@wordpress/blocks';

/** A block as its folder describes it. */
interface Described {
	readonly name: string;
	readonly attributes: object;
}

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

const plain = ( block: ReturnType< typeof parse >[ number ] ): unknown => ( {
	name: block.name,
	isValid: block.isValid,
	attributes: block.attributes,
	innerBlocks: block.innerBlocks.map( plain ),
} );

/**
 * As core's fixtures: for each stored block (.html) what the grammar reads (.parsed.json), what the block has (.json) and
 * what is stored again (.serialized.html). A stored block stays readable for ever: old fixtures are never changed or
 * removed. GENERATE_MISSING_FIXTURES=1 writes files that do not exist yet; look at them before they are committed.
 *
 * @param folder       Folder of the fixtures.
 * @param metadata     The block's block.json.
 * @param save         Its save function.
 * @param deprecated   Its older forms.
 * @param parseGrammar WordPress' parser of block comments.
 */
export function describeFixtures(
	folder: string,
	metadata: Described,
	save: unknown,
	deprecated: readonly object[],
	parseGrammar: ( stored: string ) => unknown
): void {
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

	beforeAll( () => {
		setCategories( [ { slug: 'cairn', title: 'Cairn' } ] );
		registerBlockType( metadata.name, {
			...metadata,
			attributes: { ...metadata.attributes, ...supportAttributes },
			save,
			deprecated,
		} as never );
	} );

	it( 'there are fixtures', () => {
		expect( names.length ).toBeGreaterThan( 1 );
	} );

	it.each( names )( '%s is read and stored again to the byte', ( name ) => {
		const stored = read( `${ name }.html` );
		const grammar = JSON.stringify( parseGrammar( stored ), null, 4 );
		expect( grammar ).toBe( expected( `${ name }.parsed.json`, grammar ) );
		const blocks = parse( stored );
		const found = JSON.stringify( blocks.map( plain ), null, 4 );
		expect( found ).toBe( expected( `${ name }.json`, found ) );
		expect( blocks.every( ( { isValid } ) => isValid ) ).toBe( true );
		const again = serialize( blocks );
		expect( again ).toBe( expected( `${ name }.serialized.html`, again ) );
	} );
}
