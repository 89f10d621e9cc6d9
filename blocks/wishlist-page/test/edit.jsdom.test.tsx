import { createElement, useState } from '@wordpress/element';
import { fireEvent, render, screen } from '@testing-library/react';
import metadata from '../block.json';
import Edit from '../edit.tsx';

jest.mock(
	'@wordpress/block-editor',
	() => jest.requireActual( '../../testing/block-editor-mock.tsx' ),
	{ virtual: true }
);

type Attributes = Parameters< typeof Edit >[ 0 ][ 'attributes' ];

let now: Attributes;

type Attributed = Record< string, { default?: unknown } >;

/** The block as the editor holds it: it begins with its defaults, attributes change, and it is drawn again. */
function Held() {
	const [ attributes, setAttributes ] = useState( {
		...Object.fromEntries(
			Object.entries( metadata.attributes as Attributed ).map(
				( [ name, { default: value } ] ) => [ name, value ]
			)
		),
		blockId: 'abcdefghij',
	} as unknown as Attributes );
	now = attributes;
	return (
		<Edit
			attributes={ attributes }
			setAttributes={ ( changes ) =>
				setAttributes( { ...attributes, ...changes } )
			}
		/>
	);
}
const wordsOf = ( label: string ) =>
	[ ...screen.getByLabelText< HTMLSelectElement >( label ).options ].map(
		( { text } ) => text
	);

beforeEach( () => {
	render( createElement( Held ) );
} );

it( 'the wishlist offers what it lists and how it looks', () => {
	expect( wordsOf( 'List of' ) ).toEqual( [
		'Products',
		'Bookmarked pages',
	] );
	expect( wordsOf( 'View' ) ).toEqual( [ 'Grid', 'Table' ] );
} );

it( 'its columns are one to six, three at first', () => {
	const columns = screen.getByRole< HTMLInputElement >( 'slider', {
		name: 'Columns at most',
	} );
	expect( [ columns.min, columns.max, columns.value ] ).toEqual( [
		'1',
		'6',
		'3',
	] );
	fireEvent.change( columns, { target: { value: '5' } } );
	expect( now.columns ).toBe( 5 );
} );

it( 'sharing says what is shared, and both offers can be taken back', () => {
	fireEvent.click( screen.getByRole( 'button', { name: 'Behaviour' } ) );
	expect( screen.getByText( /guests one that carries/ ) ).toBeTruthy();
	fireEvent.click( screen.getByLabelText( 'Offer to share the list' ) );
	fireEvent.click( screen.getByLabelText( 'Offer “All to cart”' ) );
	expect( now ).toMatchObject( { share: false, moveAll: false } );
} );
