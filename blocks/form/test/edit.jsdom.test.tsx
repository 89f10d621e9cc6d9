import { fireEvent, render, screen } from '@testing-library/react';
import { createReduxStore, register } from '@wordpress/data';
import { FORM_PURPOSE_NAMES } from '#contract/forms.ts';
import type { FormAttributes } from '../attributes.ts';
import Edit from '../edit.tsx';
import { templateOf, variations } from '../variations.ts';

let count = 0;
const replaced = jest.fn();

jest.mock(
	'@wordpress/block-editor',
	() => jest.requireActual( '../../testing/block-editor-mock.tsx' ),
	{ virtual: true }
);
jest.mock( '@wordpress/blocks', () => ( {
	createBlocksFromInnerBlocksTemplate: ( template: unknown ) => template,
} ) );

const form: FormAttributes = {
	purpose: 'newsletter',
	list: '',
	done: 'message',
	redirectUrl: '',
	resourceId: 0,
	couponId: 0,
	event: {},
	recipient: '',
	stage: '',
	record: true,
};
const changes = jest.fn();
const edit = ( attributes: Partial< FormAttributes > = {}, parts = 1 ) => {
	count = parts;
	return render(
		<Edit
			clientId="a"
			attributes={ { ...form, ...attributes } }
			setAttributes={ changes }
		/>
	);
};

const openPanel = ( name: string ) =>
	fireEvent.click( screen.getByRole( 'button', { name } ) );

beforeAll( () => {
	// The placeholder measures itself; jsdom has no layout.
	window.ResizeObserver = class {
		observe() {}
		unobserve() {}
		disconnect() {}
	};
	register(
		createReduxStore( 'core/block-editor', {
			reducer: () => ( {} ),
			selectors: { getBlockCount: () => count },
			actions: {
				replaceInnerBlocks: ( ...args: unknown[] ) => {
					replaced( ...args );
					return { type: 'REPLACED' };
				},
			},
		} )
	);
} );
beforeEach( () => {
	changes.mockClear();
	replaced.mockClear();
} );

it( 'an empty form asks what it is for and begins with what that needs', () => {
	edit( {}, 0 );
	fireEvent.click( screen.getByRole( 'button', { name: 'Contact form' } ) );
	expect( changes ).toHaveBeenCalledWith( { purpose: 'contact' } );
	expect( replaced ).toHaveBeenCalledWith( 'a', templateOf( 'contact' ) );
} );

it( 'a form with parts asks nothing', () => {
	edit();
	expect(
		screen.queryByRole( 'button', { name: 'Contact form' } )
	).toBeNull();
} );

it( 'every purpose has a button with words and a way to reach the person', () => {
	for ( const purpose of FORM_PURPOSE_NAMES ) {
		const parts = JSON.stringify( templateOf( purpose ) );
		expect( parts ).toMatch( /"type":"(email|tel)".*"required":true/ );
		expect( parts ).toMatch( /"cairn\/form-submit",\{"text":"[^"]+"/ );
	}
	expect( variations() ).toHaveLength( FORM_PURPOSE_NAMES.length );
} );

it( 'whether an address must be confirmed follows the purpose until the owner says otherwise', () => {
	const box = () =>
		screen.getByRole< HTMLInputElement >( 'checkbox', {
			name: 'The address must be confirmed',
		} );
	const { unmount } = edit();
	openPanel( 'Behaviour' );
	expect( box().checked ).toBe( true );
	fireEvent.click( box() );
	expect( changes ).toHaveBeenCalledWith( { doubleOptIn: false } );
	unmount();
	edit( { purpose: 'contact' } );
	openPanel( 'Behaviour' );
	expect( box().checked ).toBe( false );
} );

it( 'what a download, a voucher and a webinar need is asked for there alone', () => {
	const { unmount } = edit( { purpose: 'download' } );
	fireEvent.change( screen.getByLabelText( 'Number of the protected file' ), {
		target: { value: '12' },
	} );
	expect( changes ).toHaveBeenCalledWith( { resourceId: 12 } );
	expect( screen.queryByLabelText( 'Number of the coupon' ) ).toBeNull();
	unmount();
	edit( { purpose: 'webinar' } );
	fireEvent.change( screen.getByLabelText( 'Begins' ), {
		target: { value: '2027-03-01T18:00' },
	} );
	expect( changes ).toHaveBeenLastCalledWith( {
		event: { tz: expect.any( String ), start: '2027-03-01T18:00' },
	} );
} );

it( 'the sidebar says that what is typed is personal and the step is not', () => {
	edit();
	openPanel( 'This step' );
	expect(
		screen.getByText( /what is typed goes to your contacts/ )
	).not.toBeNull();
} );
