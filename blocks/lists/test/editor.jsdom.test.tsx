import { createElement, useState } from '@wordpress/element';
import { fireEvent, render, screen } from '@testing-library/react';
import Bookmark from '../../bookmark/edit.tsx';
import bookmark from '../../bookmark/block.json';
import Button from '../../wishlist-button/edit.tsx';
import button from '../../wishlist-button/block.json';
import Count from '../../wishlist-count/edit.tsx';
import count from '../../wishlist-count/block.json';
import Page from '../../wishlist-page/edit.tsx';
import page from '../../wishlist-page/block.json';

jest.mock(
	'@wordpress/block-editor',
	() => jest.requireActual( '../../testing/block-editor-mock.tsx' ),
	{ virtual: true }
);

type Attributes = Record< string, unknown >;

let now: Attributes;

/** A block as the editor holds it: it begins with its defaults, attributes change, and it is drawn again. */
function Held( {
	edit,
	metadata,
	start,
}: {
	edit: unknown;
	metadata: { attributes: object };
	start: Attributes;
} ) {
	const defaults = Object.fromEntries(
		Object.entries( metadata.attributes ).map(
			( [ name, { default: value } ] ) => [ name, value ]
		)
	);
	const [ attributes, setAttributes ] = useState< Attributes >( {
		...defaults,
		blockId: 'abcdefghij',
		...start,
	} );
	now = attributes;
	return createElement( edit as never, {
		attributes,
		setAttributes: ( changes: Attributes ) =>
			setAttributes( { ...attributes, ...changes } ),
	} );
}
const open = (
	edit: unknown,
	metadata: { attributes: object },
	start: Attributes = {}
) => render( createElement( Held, { edit, metadata, start } ) );
const unfold = ( title: string ) =>
	fireEvent.click( screen.getByRole( 'button', { name: title } ) );
const choose = ( label: string, value: string ) =>
	fireEvent.change( screen.getByLabelText( label ), { target: { value } } );

beforeEach( () => {
	window.cairnEditor = {
		canViewReports: true,
		isConnected: false,
		locale: 'en',
		events: {
			add_to_wishlist: {
				label: 'Added to wishlist',
				stage: 'consideration',
			},
		},
		stages: { consideration: 'Consideration', purchase: 'Purchase' },
	};
} );
afterEach( () => {
	delete window.cairnEditor;
} );

describe( 'the wishlist button in the editor', () => {
	it( 'takes its text where it stands and suggests one', () => {
		open( Button, button );
		expect( screen.getByPlaceholderText( 'Save' ) ).toBeTruthy();
		choose( 'Button text', 'Keep' );
		expect( now.label ).toBe( 'Keep' );
	} );

	it( 'can be an icon alone, with a text for screen readers', () => {
		open( Button, button );
		choose( 'Show', 'icon' );
		expect( screen.queryByLabelText( 'Button text' ) ).toBeNull();
		choose( 'Text for screen readers', 'Keep for later' );
		expect( now ).toMatchObject( {
			display: 'icon',
			label: 'Keep for later',
		} );
		expect(
			screen.queryByRole( 'button', { name: 'Behaviour' } )
		).toBeNull();
	} );

	it( 'can stand for one product, and for the one beside it again', () => {
		open( Button, button );
		choose( 'Product id', '12' );
		expect( now.productId ).toBe( 12 );
		choose( 'Product id', '' );
		expect( now.productId ).toBe( 0 );
	} );

	it( 'takes a second text and another icon', () => {
		open( Button, button );
		choose( 'Icon', 'star' );
		unfold( 'Behaviour' );
		choose( 'Text once it is kept', 'On your list' );
		expect( now ).toMatchObject( {
			icon: 'star',
			savedLabel: 'On your list',
		} );
	} );

	it( 'says which step it is, at which stage, and that it is anonymous', () => {
		open( Button, button );
		unfold( 'This step' );
		expect(
			screen.getByText( 'Counts as “Added to wishlist”.' )
		).toBeTruthy();
		expect( screen.getByText( /not who kept it/ ) ).toBeTruthy();
		choose( 'Stage', 'purchase' );
		expect( now.stage ).toBe( 'purchase' );
	} );

	it( 'can be left uncounted', () => {
		open( Button, button );
		fireEvent.click( screen.getByLabelText( 'Do not record' ) );
		expect( now.record ).toBe( false );
	} );

	it( 'shows no numbers to people who may not see reports, and can be edited when PHP said nothing', () => {
		delete window.cairnEditor;
		open( Button, button );
		expect(
			screen.queryByRole( 'button', { name: 'Last 28 days' } )
		).toBeNull();
		expect( screen.getByLabelText( 'Button text' ) ).toBeTruthy();
	} );
} );

it( 'the bookmark says that the browser’s own bookmarks cannot be seen', () => {
	open( Bookmark, bookmark );
	expect( screen.getByText( /cannot be seen by any site/ ) ).toBeTruthy();
	expect( screen.queryByLabelText( 'Product id' ) ).toBeNull();
} );

it( 'the counter shows a number and can stay while the list is empty', () => {
	open( Count, count );
	expect( screen.getByText( '3' ) ).toBeTruthy();
	unfold( 'Behaviour' );
	fireEvent.click( screen.getByLabelText( 'Hide while the list is empty' ) );
	expect( now.hideZero ).toBe( false );
} );

describe( 'the wishlist in the editor', () => {
	it( 'shows what is chosen to be shown, in the order of the page', () => {
		open( Page, page );
		fireEvent.click( screen.getByLabelText( 'Availability' ) );
		expect( now.show ).toEqual( [ 'price', 'added' ] );
		fireEvent.click( screen.getByLabelText( 'Availability' ) );
		expect( now.show ).toEqual( [ 'price', 'stock', 'added' ] );
	} );

	it( 'of pages has neither prices nor a cart', () => {
		open( Page, page );
		choose( 'List of', 'page' );
		expect( screen.queryByLabelText( 'Price' ) ).toBeNull();
		expect(
			screen.queryByRole( 'button', { name: 'Behaviour' } )
		).toBeNull();
	} );

	it( 'as a table has no columns to choose', () => {
		open( Page, page );
		choose( 'View', 'table' );
		expect( now.view ).toBe( 'table' );
		expect( screen.queryAllByLabelText( 'Columns at most' ) ).toHaveLength(
			0
		);
	} );
} );

it.each( [ bookmark, button, count, page ] )(
	'$name brings a preview without ids, and words to be found by',
	( metadata ) => {
		expect( metadata.example.attributes ).not.toHaveProperty( 'blockId' );
		expect( metadata.keywords.length ).toBeGreaterThan( 2 );
	}
);
