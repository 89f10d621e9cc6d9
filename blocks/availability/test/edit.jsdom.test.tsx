import { createElement, useState } from '@wordpress/element';
import { act, fireEvent, render, screen } from '@testing-library/react';
import type { AvailabilityAttributes } from '../attributes.ts';
import metadata from '../block.json';
import Edit from '../edit.tsx';

interface Inside {
	allowedBlocks: string[];
	template: [ string, object, [ string, object ][] ][];
}

let now: AvailabilityAttributes;
/** What the editor was told about the blocks inside, each time they were drawn. */
const inside: Inside[] = [];

jest.mock(
	'@wordpress/block-editor',
	() => ( {
		...jest.requireActual( '../../testing/block-editor-mock.tsx' ),
		useInnerBlocksProps: ( props: object, options: Inside ) => {
			inside.push( options );
			return { ...props, 'data-testid': 'inside' };
		},
	} ),
	{ virtual: true }
);
jest.mock( '@wordpress/api-fetch', () => ( {
	__esModule: true,
	default: async () => [],
} ) );

type Attributed = Record< string, { default?: unknown } >;

/** The block as the editor holds it: it begins with its defaults, attributes change, and it is drawn again. */
function Held( { start }: { start: Partial< AvailabilityAttributes > } ) {
	const [ attributes, setAttributes ] = useState( {
		...Object.fromEntries(
			Object.entries( metadata.attributes as Attributed ).map(
				( [ name, { default: value } ] ) => [ name, value ]
			)
		),
		blockId: 'abcdefghij',
		...start,
	} as unknown as AvailabilityAttributes );
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
const open = async ( start: Partial< AvailabilityAttributes > = {} ) => {
	render( createElement( Held, { start } ) );
	// The products come.
	await act( async () => {} );
};
const unfold = ( title: string ) =>
	fireEvent.click( screen.getByRole( 'button', { name: title } ) );
const choose = ( label: string, value: string ) =>
	fireEvent.change( screen.getByLabelText( label ), { target: { value } } );
const shop = ( takesRequests: boolean ) => {
	window.cairnEditor = {
		canViewReports: false,
		isConnected: true,
		shopTakesStockRequests: takesRequests,
		locale: 'en',
		events: {
			check_availability: {
				label: 'Availability checked',
				stage: 'consideration',
			},
		},
		stages: { consideration: 'Consideration' },
	};
};

beforeEach( () => {
	inside.length = 0;
	shop( false );
} );
afterEach( () => {
	delete window.cairnEditor;
} );

describe( 'the availability block in the editor', () => {
	it( 'says what visitors will read, as the choice goes', async () => {
		await open();
		expect( screen.getByText( 'In stock' ) ).toBeTruthy();
		choose( 'What is said?', 'amount' );
		expect( now.show ).toBe( 'amount' );
		expect( screen.getByText( '12 in stock' ) ).toBeTruthy();
		choose( 'What is said?', 'low' );
		expect( screen.getByText( 'Only 3 left' ) ).toBeTruthy();
		expect(
			screen.getByText( /whose stock WooCommerce counts/ )
		).toBeTruthy();
	} );

	it( 'few can be another number, within bounds', async () => {
		await open( { show: 'low' } );
		const few = screen.getByRole( 'slider', { name: 'Few are' } );
		expect( [
			few.getAttribute( 'min' ),
			few.getAttribute( 'max' ),
		] ).toEqual( [ '1', '20' ] );
		fireEvent.change( few, { target: { value: '7' } } );
		expect( now.lowAt ).toBe( 7 );
		expect( screen.getByText( 'Only 7 left' ) ).toBeTruthy();
	} );

	it( 'shows its button only where a press asks', async () => {
		await open();
		expect( screen.getByText( 'Check availability' ) ).toBeTruthy();
		unfold( 'Behaviour' );
		choose( 'Asked afresh', 'always' );
		expect( now.check ).toBe( 'always' );
		expect( screen.queryByText( 'Check availability' ) ).toBeNull();
	} );

	it( 'shows that pickup places stand there', async () => {
		await open();
		unfold( 'Behaviour' );
		fireEvent.click( screen.getByLabelText( 'Offer the pickup places' ) );
		expect( now.pickup ).toBe( true );
		expect(
			screen.getByText( 'The shop’s pickup places stand here.' )
		).toBeTruthy();
	} );

	it( 'holds a form for what is out of stock, with an address and its button, and nothing else', async () => {
		await open();
		expect( screen.getByTestId( 'inside' ) ).toBeTruthy();
		const { allowedBlocks, template } = inside.at( -1 )!;
		expect( allowedBlocks ).toEqual( [ 'cairn/form' ] );
		const [ [ name, attributes, parts ] ] = template as [
			Inside[ 'template' ][ number ],
		];
		expect( [ name, attributes ] ).toEqual( [
			'cairn/form',
			{ purpose: 'back-in-stock' },
		] );
		expect( parts.map( ( [ part ] ) => part ) ).toEqual(
			expect.arrayContaining( [ 'cairn/field', 'cairn/form-submit' ] )
		);
	} );

	it( 'the form can be left out', async () => {
		await open();
		unfold( 'Behaviour' );
		fireEvent.click(
			screen.getByLabelText( 'Offer a mail when it is back in stock' )
		);
		expect( now.notify ).toBe( false );
		expect( screen.queryByTestId( 'inside' ) ).toBeNull();
	} );

	it( 'where WooCommerce takes the requests there is no form, and that is said', async () => {
		shop( true );
		await open();
		expect( screen.queryByTestId( 'inside' ) ).toBeNull();
		unfold( 'Behaviour' );
		expect(
			screen.getAllByText( /WooCommerce takes such requests itself/ )
				.length
		).toBeGreaterThan( 0 );
		fireEvent.click(
			screen.getByLabelText( 'Offer a mail when it is back in stock' )
		);
		expect(
			document.querySelector( '.components-notice__content' )
		).toBeNull();
	} );

	it( 'says that its step is anonymous, and that the form speaks for itself', async () => {
		await open();
		unfold( 'This step' );
		expect(
			screen.getByText( /^Anonymous: .* The form inside says for itself/ )
		).toBeTruthy();
	} );
} );
