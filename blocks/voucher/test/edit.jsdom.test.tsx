import { act, fireEvent, render, screen } from '@testing-library/react';
import apiFetch from '@wordpress/api-fetch';
import form from '../../form/block.json';
import voucher from '../block.json';
import Edit, { type VoucherAttributes } from '../edit.tsx';

jest.mock(
	'@wordpress/block-editor',
	() => jest.requireActual( '../../testing/block-editor-mock.tsx' ),
	{ virtual: true }
);
jest.mock( '@wordpress/api-fetch', () => ( {
	__esModule: true,
	default: jest.fn(),
} ) );

const changes = jest.fn();
let shown = { code: 'SAVE10', problem: '' };
const edit = async ( attributes: Partial< VoucherAttributes > = {} ) => {
	render(
		<Edit
			attributes={ {
				source: 'public',
				couponId: 44,
				reveal: false,
				apply: true,
				text: '',
				stage: '',
				record: true,
				...attributes,
			} }
			setAttributes={ changes }
		/>
	);
	// The answers come.
	await act( async () => {} );
};

beforeEach( () => {
	changes.mockClear();
	shown = { code: 'SAVE10', problem: '' };
	jest.mocked( apiFetch ).mockImplementation( ( async ( {
		path,
	}: {
		path: string;
	} ) =>
		path.startsWith( '/cairn/v1/vouchers/44' ) ? shown : [] ) as never );
} );

it( 'shows the code as visitors will see it', async () => {
	await edit();
	expect( await screen.findByText( 'SAVE10' ) ).not.toBeNull();
	expect( screen.queryByText( /Visitors see nothing/ ) ).toBeNull();
	expect( screen.getByText( 'Use it in the cart' ) ).not.toBeNull();
} );

it( 'warns that visitors see nothing, and why', async () => {
	shown = { code: 'SAVE10', problem: 'The coupon has ended.' };
	await edit();
	expect(
		( await screen.findAllByText( /The coupon has ended\./ ) ).length
	).toBeGreaterThan( 0 );
} );

it( 'words and switches are kept', async () => {
	await edit( { apply: false } );
	expect( screen.queryByText( 'Use it in the cart' ) ).toBeNull();
	fireEvent.change( screen.getByLabelText( 'Words above the code' ), {
		target: { value: 'Ten off' },
	} );
	expect( changes ).toHaveBeenLastCalledWith( { text: 'Ten off' } );
	fireEvent.click( screen.getByRole( 'button', { name: 'Behaviour' } ) );
	fireEvent.click(
		screen.getByLabelText( 'Show the code from the beginning' )
	);
	expect( changes ).toHaveBeenLastCalledWith( { reveal: true } );
	fireEvent.change( screen.getByLabelText( 'Who gets a code?' ), {
		target: { value: 'single' },
	} );
	expect( changes ).toHaveBeenLastCalledWith( { source: 'single' } );
} );

it( 'hands its coupon down to the form inside, which says nothing of its own', () => {
	expect( voucher.providesContext ).toEqual( { 'cairn/coupon': 'couponId' } );
	expect( form.usesContext ).toContain( 'cairn/coupon' );
} );

it( 'a voucher for one shows no code, and says that its step is personal', async () => {
	await edit( { source: 'single' } );
	expect( screen.queryByText( 'Copy the code' ) ).toBeNull();
	expect( screen.queryByRole( 'button', { name: 'Behaviour' } ) ).toBeNull();
	fireEvent.click( screen.getByRole( 'button', { name: 'This step' } ) );
	expect( screen.getByText( /^Personal/ ) ).not.toBeNull();
} );
