import { act, fireEvent, render, screen, within } from '@testing-library/react';
import { AppProvider, type AppServices } from '../../app-context.ts';
import { createNumberWords } from '../../format/numbers.ts';
import { setScreen } from '../../testing/render-app.tsx';
import {
	DataTable,
	type DataTableProps,
	type Field,
	type Sorting,
} from './index.tsx';

interface Row {
	name: string;
	value: number;
	isJudged: boolean;
}

const FIELDS: Field< Row >[] = [
	{
		id: 'name',
		label: 'Name',
		render: ( row ) => row.name,
		compare: ( a, b ) => a.name.localeCompare( b.name ),
	},
	{
		id: 'value',
		label: 'Value',
		isNumber: true,
		isImportant: true,
		render: ( row ) => row.value,
		compare: ( a, b ) => a.value - b.value,
		tier: ( row ) => ( row.isJudged ? 0 : 1 ),
	},
	{ id: 'one', label: 'One', render: () => '1' },
	{ id: 'two', label: 'Two', isImportant: true, render: () => '2' },
];

const ROWS: Row[] = [
	{ name: 'b', value: 2, isJudged: true },
	{ name: 'few', value: 9, isJudged: false },
	{ name: 'a', value: 3, isJudged: true },
];

function table( props: Partial< DataTableProps< Row > > ) {
	return render(
		<AppProvider
			value={
				{
					numbers: createNumberWords( 'en-US' ),
				} as unknown as AppServices
			}
		>
			<DataTable
				caption="Things"
				fields={ FIELDS }
				rows={ ROWS }
				rowKey={ ( row ) => row.name }
				sorting={ null }
				{ ...props }
			/>
		</AppProvider>
	);
}

const names = () =>
	screen.getAllByRole( 'rowheader' ).map( ( cell ) => cell.textContent );
const headers = () =>
	screen.getAllByRole( 'columnheader' ).map( ( cell ) => cell.textContent );

/** The menu is placed after it has opened: each click is waited for. */
async function chooseColumn( name: string ): Promise< void > {
	await act( async () => {
		fireEvent.click( screen.getByRole( 'button', { name: 'Columns' } ) );
	} );
	await act( async () => {
		fireEvent.click( screen.getByRole( 'menuitemcheckbox', { name } ) );
	} );
}

beforeEach( () => setScreen() );

describe( 'A table', () => {
	it.each( [
		[ 'desc', [ 'a', 'b', 'few' ] ],
		[ 'asc', [ 'b', 'a', 'few' ] ],
	] as const )(
		'sorted %s keeps what cannot be judged behind',
		( dir, order ) => {
			table( {
				sorting: { field: 'value', dir },
				onSort: () => undefined,
			} );
			expect( names() ).toEqual( order );
		}
	);

	it( 'says by which column it is sorted, and turns the order at the second click', () => {
		const asked: Sorting[] = [];
		table( {
			sorting: { field: 'value', dir: 'desc' },
			onSort: ( sorting ) => void asked.push( sorting ),
		} );
		const value = screen.getByRole( 'columnheader', { name: /Value/ } );
		expect( value.getAttribute( 'aria-sort' ) ).toBe( 'descending' );
		expect(
			screen
				.getByRole( 'columnheader', { name: 'Name' } )
				.hasAttribute( 'aria-sort' )
		).toBe( false );
		fireEvent.click( within( value ).getByRole( 'button' ) );
		fireEvent.click( screen.getByRole( 'button', { name: 'Name' } ) );
		expect( asked ).toEqual( [
			{ field: 'value', dir: 'asc' },
			{ field: 'name', dir: 'asc' },
		] );
	} );

	it( 'has 25 rows a page, and a page too far is the last one', () => {
		const rows = Array.from( { length: 60 }, ( _, index ) => ( {
			name: `row ${ index }`,
			value: index,
			isJudged: true,
		} ) );
		const pages: number[] = [];
		table( { rows, page: 9, onPage: ( page ) => void pages.push( page ) } );
		expect( names() ).toHaveLength( 10 );
		expect( screen.getByText( '51–60 of 60' ) ).toBeTruthy();
		fireEvent.click( screen.getByRole( 'button', { name: 'Previous' } ) );
		expect( pages ).toEqual( [ 2 ] );
	} );

	it( 'says so when it is empty', () => {
		table( { rows: [], whenEmpty: 'No thing yet.' } );
		expect( screen.getByText( 'No thing yet.' ) ).toBeTruthy();
	} );

	it( 'on a phone shows three columns, and more when they are chosen', async () => {
		setScreen( [ 'max-width: 600px' ] );
		table( {} );
		expect( headers() ).toEqual( [ 'Name', 'Value', 'Two' ] );
		await chooseColumn( 'One' );
		expect( headers() ).toEqual( [ 'Name', 'Value', 'One', 'Two' ] );
	} );

	const withExtra = FIELDS.map( ( field ) => ( {
		...field,
		isExtra: field.id === 'one',
	} ) );

	it( 'on a wide screen leaves out what does not fit until it is chosen', async () => {
		table( { fields: withExtra } );
		expect( headers() ).toEqual( [ 'Name', 'Value', 'Two' ] );
		await chooseColumn( 'One' );
		expect( headers() ).toEqual( [ 'Name', 'Value', 'One', 'Two' ] );
	} );

	it( 'on a wide screen shows the column it is sorted by', () => {
		table( {
			fields: withExtra,
			sorting: { field: 'one', dir: 'desc' },
		} );
		expect( headers() ).toEqual( [ 'Name', 'Value', 'One', 'Two' ] );
	} );

	it( 'on a phone shows the column it is sorted by', () => {
		setScreen( [ 'max-width: 600px' ] );
		table( { sorting: { field: 'one', dir: 'desc' } } );
		expect( headers() ).toEqual( [ 'Name', 'Value', 'One' ] );
	} );

	it( 'without extra columns has no menu of columns', () => {
		table( {} );
		expect(
			screen.queryByRole( 'button', { name: 'Columns' } )
		).toBeNull();
	} );
} );
