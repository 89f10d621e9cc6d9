import { fireEvent, render, screen } from '@testing-library/react';
import apiFetch from '@wordpress/api-fetch';
import { ROWS, type CompareTableAttributes } from '../attributes.ts';
import Edit from '../edit.tsx';

jest.mock(
	'@wordpress/block-editor',
	() => jest.requireActual( '../../testing/block-editor-mock.tsx' ),
	{ virtual: true }
);
jest.mock( '@wordpress/api-fetch', () => ( {
	__esModule: true,
	// The shop's answer is not what is tested here.
	default: jest.fn( () => new Promise( () => {} ) ),
} ) );

const table: CompareTableAttributes = {
	source: 'visitor',
	products: [],
	rows: [ ...ROWS ],
	labels: [],
	caption: '',
	differencesOnly: false,
	highlight: 'none',
	sticky: true,
	stage: '',
	record: true,
};
const changes = jest.fn();
const edit = ( attributes: Partial< CompareTableAttributes > ) =>
	render(
		<Edit
			attributes={ { ...table, ...attributes } }
			setAttributes={ changes }
		/>
	);

beforeEach( () => changes.mockClear() );

it( 'a row that is switched on again takes its usual place', () => {
	edit( { rows: [ 'add', 'image' ] } );
	fireEvent.click( screen.getByRole( 'checkbox', { name: 'Price' } ) );
	expect( changes ).toHaveBeenCalledWith( {
		rows: [ 'image', 'price', 'add' ],
	} );
} );

it( 'a table of what visitors choose shows an outline and asks the shop nothing', () => {
	edit( {} );
	expect( screen.getAllByRole( 'columnheader' ) ).toHaveLength( 2 );
	expect( apiFetch ).not.toHaveBeenCalled();
} );

it( 'a row written by hand is added and named', () => {
	edit( { source: 'manual', labels: [ 'Price' ] } );
	fireEvent.click( screen.getByRole( 'button', { name: 'Add a row' } ) );
	expect( changes ).toHaveBeenCalledWith( { labels: [ 'Price', '' ] } );
	fireEvent.change( screen.getByLabelText( 'Name of row 1' ), {
		target: { value: 'Cost' },
	} );
	expect( changes ).toHaveBeenCalledWith( { labels: [ 'Cost' ] } );
} );

it( 'a single product is no comparison, and the owner is told', () => {
	edit( { source: 'fixed', products: [ 12 ] } );
	expect(
		screen.getAllByText( 'A comparison needs at least two products.' )
	).not.toHaveLength( 0 );
} );
