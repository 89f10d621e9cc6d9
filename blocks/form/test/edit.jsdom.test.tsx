import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import { createReduxStore, register } from '@wordpress/data';
import { FORM_PURPOSE_NAMES } from '#contract/forms.ts';
import type { FormAttributes } from '../attributes.ts';
import Edit from '../edit.tsx';
import { templateOf, variations } from '../variations.ts';

/** What the form holds, but where a test says otherwise. */
const PARTS = [
	{
		name: 'cairn/field',
		attributes: { type: 'email' },
		innerBlocks: [],
	},
	{
		name: 'cairn/field',
		attributes: { type: 'tel' },
		innerBlocks: [],
	},
];
let held: readonly unknown[] = PARTS;
const replaced = jest.fn();

jest.mock(
	'@wordpress/block-editor',
	() => jest.requireActual( '../../testing/block-editor-mock.tsx' ),
	{ virtual: true }
);
jest.mock( '@wordpress/blocks', () => ( {
	createBlocksFromInnerBlocksTemplate: ( template: unknown ) => template,
} ) );

/** What the site answers, by method and path; everything else is refused. */
const answers: Record< string, unknown > = {};
jest.mock( '@wordpress/api-fetch', () => ( {
	__esModule: true,
	default: async ( {
		path,
		method = '',
	}: {
		path: string;
		method?: string;
	} ) => {
		const known = answers[ `${ method } ${ path }`.trim() ];
		if ( known === undefined ) {
			throw { message: 'Not allowed here.' };
		}
		return known;
	},
} ) );
const file = ( id: number, title: string ) => ( {
	id,
	title,
	name: `${ title.toLowerCase() }.pdf`,
	mime: 'application/pdf',
	bytes: 1,
} );

const form: FormAttributes = {
	purpose: 'newsletter',
	display: 'inline',
	trigger: 'click',
	triggerValue: 30,
	capDays: 30,
	openText: '',
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
const edit = (
	attributes: Partial< FormAttributes > = {},
	parts: readonly unknown[] = PARTS,
	context: Parameters< typeof Edit >[ 0 ][ 'context' ] = {}
) => {
	held = parts;
	return render(
		<Edit
			clientId="a"
			attributes={ { ...form, ...attributes } }
			setAttributes={ changes }
			context={ context }
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
			selectors: {
				getBlocks: () => held,
				getBlockParentsByBlockName: () => [],
			},
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
	for ( const path in answers ) {
		delete answers[ path ];
	}
} );

it( 'an empty form asks what it is for and begins with what that needs', () => {
	edit( {}, [] );
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

it( 'what counts only when it is confirmed cannot be had without; elsewhere the owner may ask for it', () => {
	const name = 'The address must be confirmed';
	const { unmount } = edit();
	openPanel( 'Behaviour' );
	expect( screen.queryByRole( 'checkbox', { name } ) ).toBeNull();
	expect(
		screen.getByText( /cannot be switched off for this purpose/ )
	).toBeTruthy();
	unmount();
	edit( { purpose: 'contact' } );
	openPanel( 'Behaviour' );
	const box = screen.getByRole< HTMLInputElement >( 'checkbox', { name } );
	expect( box.checked ).toBe( false );
	fireEvent.click( box );
	expect( changes ).toHaveBeenCalledWith( { doubleOptIn: true } );
} );

it( 'a download chooses among the protected files, and takes in a new one', async () => {
	answers[ '/cairn/v1/resources' ] = [ file( 4, 'Guide' ) ];
	edit( { purpose: 'download' } );
	const choice = screen.getByLabelText< HTMLSelectElement >( 'File' );
	await screen.findByRole( 'option', { name: 'Guide (guide.pdf)' } );
	fireEvent.change( choice, { target: { value: '4' } } );
	expect( changes ).toHaveBeenLastCalledWith( { resourceId: 4 } );
	answers[ 'POST /cairn/v1/resources' ] = file( 9, 'Prices' );
	fireEvent.change( document.querySelector( '[type=file]' )!, {
		target: { files: [ new File( [ 'x' ], 'prices.pdf' ) ] },
	} );
	await waitFor( () =>
		expect( changes ).toHaveBeenLastCalledWith( { resourceId: 9 } )
	);
	expect( screen.queryByLabelText( 'Coupon' ) ).toBeNull();
} );

it( 'a file that may not come in says why', async () => {
	answers[ '/cairn/v1/resources' ] = [];
	edit( { purpose: 'download' } );
	fireEvent.change( document.querySelector( '[type=file]' )!, {
		target: { files: [ new File( [ 'x' ], 'evil.exe' ) ] },
	} );
	await screen.findAllByText( 'Not allowed here.' );
	expect( changes ).not.toHaveBeenCalled();
} );

it( 'a voucher chooses a coupon by its code, and one that cannot be read keeps its number', async () => {
	edit( { purpose: 'voucher', couponId: 7 } );
	expect(
		screen.getByRole< HTMLInputElement >( 'combobox', { name: 'Coupon' } )
			.value
	).toBe( '#7' );
	await screen.findByText( /only people who look after the shop/ );
} );

it( 'a webinar asks when and where, in the owner’s time zone', () => {
	edit( { purpose: 'webinar' } );
	fireEvent.change( screen.getByLabelText( 'Begins' ), {
		target: { value: '2027-03-01T18:00' },
	} );
	expect( changes ).toHaveBeenLastCalledWith( {
		event: { tz: expect.any( String ), start: '2027-03-01T18:00' },
	} );
} );

it( 'one that comes over the page asks what opens it, and says so in the canvas', () => {
	const { unmount } = edit( { display: 'modal', trigger: 'time' } );
	expect(
		screen.getByText( 'Opens over the page, after 30 seconds.' )
	).not.toBeNull();
	openPanel( 'Behaviour' );
	const seconds = screen.getByLabelText< HTMLInputElement >(
		'After so many seconds'
	);
	fireEvent.change( seconds, { target: { value: '' } } );
	expect( changes ).not.toHaveBeenCalled();
	fireEvent.change( seconds, { target: { value: '5' } } );
	expect( changes ).toHaveBeenLastCalledWith( { triggerValue: 5 } );
	unmount();
	edit( { display: 'slide-in', trigger: 'click' } );
	openPanel( 'Behaviour' );
	expect( screen.queryByLabelText( 'After so many seconds' ) ).toBeNull();
	expect(
		screen.getByLabelText( 'Words on the button that opens it' )
	).not.toBeNull();
} );

it( 'the sidebar says of each step whether it is anonymous or personal', () => {
	edit();
	openPanel( 'This step' );
	const steps = screen
		.getAllByRole( 'listitem' )
		.map( ( { textContent } ) => textContent );
	expect( steps ).toContain( 'form_start: anonymous' );
	expect( steps ).toContain( 'newsletter_signup: personal' );
} );

it( 'a form says what is missing for what it promises', () => {
	edit( { purpose: 'webinar' } );
	expect(
		screen
			.queryAllByText( /when it begins/ )
			.some( ( element ) => element.closest( '.components-notice' ) )
	).toBe( true );
} );

describe( 'a form for a voucher', () => {
	const warnings = () =>
		[ ...document.querySelectorAll( '.components-notice__content' ) ].map(
			( { textContent } ) => textContent
		);
	const noCoupon = [ expect.stringMatching( /No coupon is chosen/ ) ];

	it( 'on its own is given its coupon, and says when it has none', () => {
		edit( { purpose: 'voucher' } );
		expect( screen.getByLabelText( 'Coupon' ) ).toBeTruthy();
		expect( warnings() ).toEqual( noCoupon );
	} );

	it( 'inside a voucher has that of the voucher, and nothing to choose', () => {
		edit( { purpose: 'voucher' }, PARTS, { 'cairn/coupon': 44 } );
		expect( screen.queryByLabelText( 'Coupon' ) ).toBeNull();
		expect(
			screen.getByText(
				'The coupon is that of the voucher around the form.'
			)
		).toBeTruthy();
		expect( warnings() ).toEqual( [] );
	} );

	it( 'inside a voucher without a coupon says that there is none, whatever it had itself', () => {
		edit( { purpose: 'voucher', couponId: 12 }, PARTS, {
			'cairn/coupon': 0,
		} );
		expect( warnings() ).toEqual( noCoupon );
	} );
} );
