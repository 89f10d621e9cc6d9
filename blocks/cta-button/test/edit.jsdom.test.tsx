import { createElement, useState } from '@wordpress/element';
import { fireEvent, render, screen } from '@testing-library/react';
import type { ReactNode } from 'react';
import { CTA_EVENT } from '#contract/cta-kinds.ts';
import type { CtaAttributes } from '../attributes.ts';
import Edit from '../edit.tsx';
import { variations } from '../variations.ts';
import metadata from '../block.json';

jest.mock(
	'@wordpress/block-editor',
	() => jest.requireActual( '../../testing/block-editor-mock.tsx' ),
	{ virtual: true }
);

// Floats above the canvas in the editor; where it floats is nothing to test here.
jest.mock( '@wordpress/components', () => ( {
	...jest.requireActual( '@wordpress/components' ),
	Popover: ( { children }: { children: ReactNode } ) => children,
} ) );

let now: CtaAttributes;
const notices = () =>
	[ ...document.querySelectorAll( '.components-notice__content' ) ].map(
		( { textContent } ) => textContent
	);

/** The block as the editor holds it: attributes change, the edit component is drawn again. */
function Held( { start }: { start: Partial< CtaAttributes > } ) {
	const [ attributes, setAttributes ] = useState< CtaAttributes >( {
		linkTarget: '',
		rel: '',
		kind: 'link',
		icon: '',
		iconPosition: 'start',
		width: 0,
		stage: '',
		record: true,
		blockId: 'abcdefghij',
		...start,
	} );
	now = attributes;
	return (
		<Edit
			attributes={ attributes }
			setAttributes={ ( changes ) =>
				setAttributes( { ...attributes, ...changes } )
			}
			isSelected
		/>
	);
}
const open = ( start: Partial< CtaAttributes > = {} ) =>
	render( createElement( Held, { start } ) );
const unfold = ( title: string ) =>
	fireEvent.click( screen.getByRole( 'button', { name: title } ) );

beforeEach( () => {
	window.cairnEditor = {
		canViewReports: true,
		isConnected: true,
		locale: 'en',
		events: {
			cta_click: { label: 'Call to action clicked', stage: 'awareness' },
			contact_click: {
				label: 'Contact link clicked',
				stage: 'consideration',
			},
		},
		stages: {
			awareness: 'Awareness',
			consideration: 'Consideration',
			purchase: 'Purchase',
			retention: 'Retention',
			advocacy: 'Advocacy',
		},
	};
} );
afterEach( () => {
	delete window.cairnEditor;
} );

describe( 'the button in the editor', () => {
	it( 'takes its text where it stands', () => {
		open();
		fireEvent.change( screen.getByLabelText( 'Button text' ), {
			target: { value: 'Buy now' },
		} );
		expect( now.text ).toBe( 'Buy now' );
	} );

	it( 'suggests a text that fits what it is for', () => {
		open( { kind: 'download' } );
		expect(
			screen.getByPlaceholderText( 'Download the guide' )
		).toBeTruthy();
	} );

	it( 'turns into a call when its address is a phone number', () => {
		open( { url: '/x' } );
		fireEvent.blur( screen.getByLabelText( 'Address' ), {
			target: { value: 'tel:+49 30 1234567' },
		} );
		expect( now ).toMatchObject( {
			kind: 'call',
			url: 'tel:+49301234567',
		} );
	} );

	it( 'loses address, target and relation together', () => {
		open( { url: '/x', linkTarget: '_blank', rel: 'nofollow' } );
		fireEvent.click( screen.getByText( 'Remove' ) );
		expect( now ).toMatchObject( {
			url: undefined,
			linkTarget: '',
			rel: '',
		} );
	} );

	it( 'warns of a number that works only at home, and of an address that is missing', () => {
		open( { kind: 'call', url: 'tel:0301234567' } );
		expect( notices() ).toEqual( [
			expect.stringMatching( /country code/ ),
		] );
		fireEvent.change( screen.getByLabelText( 'Phone number' ), {
			target: { value: '+49 30 1234567' },
		} );
		expect( now.url ).toBe( 'tel:+49301234567' );
		expect( notices() ).toEqual( [] );
		fireEvent.change( screen.getByLabelText( 'Phone number' ), {
			target: { value: '' },
		} );
		expect( notices() ).toEqual( [
			expect.stringMatching( /no address yet/ ),
		] );
	} );

	it( 'marks a partner link as paid and keeps what else was said', () => {
		open( { url: 'https://partner.example', rel: 'me' } );
		fireEvent.change( screen.getByLabelText( 'What is it for?' ), {
			target: { value: 'affiliate' },
		} );
		expect( now ).toMatchObject( {
			kind: 'affiliate',
			rel: 'me sponsored nofollow',
		} );
	} );

	it( 'takes an icon, and gives it back when the same one is pressed again', () => {
		open();
		const cart = () => screen.getByRole( 'button', { name: 'Cart' } );
		fireEvent.click( cart() );
		expect( now.icon ).toBe( 'cart' );
		expect( cart().getAttribute( 'aria-pressed' ) ).toBe( 'true' );
		fireEvent.click( cart() );
		expect( now.icon ).toBe( '' );
	} );

	it( 'offers its widths from that of its text up, and keeps a number', () => {
		open( { width: 50 } );
		const width = screen.getByLabelText( 'Width' ) as HTMLSelectElement;
		expect( width.value ).toBe( '50' );
		expect( [ ...width.options ].map( ( { text } ) => text ) ).toEqual( [
			'As wide as its text',
			'25%',
			'50%',
			'75%',
			'100%',
		] );
		fireEvent.change( width, { target: { value: '0' } } );
		expect( now.width ).toBe( 0 );
	} );

	it( 'asks where an icon stands only when there is one', () => {
		open();
		expect( screen.queryByLabelText( 'Icon position' ) ).toBeNull();
		fireEvent.click( screen.getByRole( 'button', { name: 'Cart' } ) );
		fireEvent.change( screen.getByLabelText( 'Icon position' ), {
			target: { value: 'end' },
		} );
		expect( now.iconPosition ).toBe( 'end' );
	} );

	it( 'says what a purpose is for, and asks for a number with the keys of a phone', () => {
		open( { kind: 'call', url: 'tel:+49301234567' } );
		expect(
			screen.getByText(
				variations().find( ( { name } ) => name === 'call' )!
					.description
			)
		).toBeTruthy();
		expect(
			( screen.getByLabelText( 'Phone number' ) as HTMLInputElement ).type
		).toBe( 'tel' );
		fireEvent.change( screen.getByLabelText( 'What is it for?' ), {
			target: { value: 'mail' },
		} );
		expect( now.kind ).toBe( 'mail' );
	} );

	it( 'opens elsewhere, and takes words about the link', () => {
		open( { url: 'https://else.example' } );
		unfold( 'Behaviour' );
		expect(
			screen.getByText( 'Screen readers are told so in the link.' )
		).toBeTruthy();
		fireEvent.click( screen.getByLabelText( 'Open in new tab' ) );
		expect( now.linkTarget ).toBe( '_blank' );
		fireEvent.click( screen.getByLabelText( 'Nofollow' ) );
		expect( now.rel ).toBe( 'nofollow' );
		fireEvent.change( screen.getByLabelText( 'Link relation' ), {
			target: { value: 'me' },
		} );
		expect( now.rel ).toBe( 'me' );
	} );

	it( 'of a partner link nobody can take away that it is paid', () => {
		open( { kind: 'affiliate', url: 'https://partner.example' } );
		unfold( 'Behaviour' );
		for ( const name of [ 'Sponsored', 'Nofollow' ] ) {
			const paid = screen.getByLabelText( name ) as HTMLInputElement;
			expect( [ paid.checked, paid.disabled ] ).toEqual( [ true, true ] );
		}
	} );

	it( 'says which step a click is, at which stage, and that it is anonymous', () => {
		open( { kind: 'call', url: 'tel:+49301234567' } );
		unfold( 'This step' );
		expect(
			screen.getByText( 'Counts as “Contact link clicked”.' )
		).toBeTruthy();
		expect(
			screen.getByText( /never the number or address/ )
		).toBeTruthy();
		const stage = screen.getByLabelText( 'Stage' ) as HTMLSelectElement;
		expect( stage.options[ 0 ]!.text ).toBe( 'As usual: Consideration' );
		fireEvent.change( stage, { target: { value: 'purchase' } } );
		expect( now.stage ).toBe( 'purchase' );
	} );

	it( 'can be left uncounted', () => {
		open();
		fireEvent.click( screen.getByLabelText( 'Do not record' ) );
		expect( now.record ).toBe( false );
		unfold( 'Last 28 days' );
		expect(
			screen.getByText( 'This button is not recorded.' )
		).toBeTruthy();
	} );

	it( 'shows no numbers to people who may not see reports', () => {
		window.cairnEditor = { ...window.cairnEditor!, canViewReports: false };
		open();
		expect(
			screen.queryByRole( 'button', { name: 'Last 28 days' } )
		).toBeNull();
	} );

	it( 'says so on a site that is not connected, without asking for numbers', () => {
		window.cairnEditor = { ...window.cairnEditor!, isConnected: false };
		open();
		unfold( 'Last 28 days' );
		expect( screen.getByText( /not connected/ ) ).toBeTruthy();
	} );

	it( 'can be edited when PHP said nothing', () => {
		delete window.cairnEditor;
		open();
		expect( screen.getByLabelText( 'Button text' ) ).toBeTruthy();
	} );
} );

describe( 'the block', () => {
	it( 'offers every purpose of the contract, each known by its kind', () => {
		expect( metadata.attributes.kind.enum ).toEqual(
			Object.keys( CTA_EVENT )
		);
		expect( variations().map( ( { name } ) => name ) ).toEqual(
			Object.keys( CTA_EVENT ).filter( ( kind ) => kind !== 'link' )
		);
		for ( const variation of variations() ) {
			expect(
				variation.isActive( { kind: variation.name } as CtaAttributes )
			).toBe( true );
			expect(
				variation.isActive( { kind: 'link' } as CtaAttributes )
			).toBe( false );
		}
	} );
	it( 'brings a preview without ids or requests', () => {
		expect( metadata.example.attributes ).not.toHaveProperty( 'blockId' );
		expect( metadata.example.attributes.url ).toBe( '#' );
	} );
} );
