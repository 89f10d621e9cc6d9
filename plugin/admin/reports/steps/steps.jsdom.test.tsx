import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import {
	renderApp,
	sampleAnswer,
	setScreen,
} from '../../testing/render-app.tsx';

beforeEach( () => setScreen() );

const rows = async () =>
	( await screen.findAllByRole( 'rowheader' ) ).map(
		( cell ) => cell.textContent ?? ''
	);

describe( 'Steps', () => {
	it( 'lists every step, most done first, with stage and whether it is personal', async () => {
		renderApp( { search: '&screen=steps' } );
		const names = await rows();
		expect( names ).toHaveLength( 13 );
		expect(
			names.find( ( name ) => name.startsWith( 'Ask us' ) )
		).toContain( 'Consideration · anonymous · Call to action clicked' );
		expect(
			names.find( ( name ) => name.startsWith( 'Footer sign-up' ) )
		).toContain( 'personal data' );
		expect(
			screen
				.getByRole( 'columnheader', { name: /Acted/ } )
				.getAttribute( 'aria-sort' )
		).toBe( 'descending' );
	} );

	it( 'sorted by rate puts the judged before the rough and the few last', async () => {
		renderApp( { search: '&screen=steps' } );
		await rows();
		fireEvent.click( screen.getByRole( 'button', { name: 'Rate' } ) );
		await waitFor( async () =>
			expect( window.location.search ).toContain( 'sort=rate' )
		);
		const table = screen.getByRole( 'table' );
		const cells = within( table )
			.getAllByRole( 'row' )
			.slice( 1 )
			.map( ( row ) => row.textContent ?? '' );
		const few = cells.findIndex( ( text ) => /too few/.test( text ) );
		const firstRough = cells.findIndex( ( text ) =>
			/\(\d+ of [\d,]+\)/.test( text )
		);
		const judged = cells.filter( ( text ) =>
			/visits · |probably under/.test( text )
		);
		expect( firstRough ).toBe( judged.length );
		expect( few ).toBe( cells.length - 1 );
	} );

	it( 'can be grouped by page, and a page leads to the steps of its visits', async () => {
		const { asked } = renderApp( { search: '&screen=steps' } );
		await rows();
		fireEvent.click( screen.getByRole( 'button', { name: 'Pages' } ) );
		fireEvent.click(
			await screen.findByRole( 'link', { name: '/pricing/' } )
		);
		await screen.findByText( 'Page is /pricing/' );
		expect( asked.at( -1 )?.query ).toMatchObject( {
			group: 'step',
			filter: 'page',
			value: '/pricing/',
		} );
	} );

	it( 'can be grouped by stage', async () => {
		renderApp( { search: '&screen=steps&by=stage' } );
		expect( await rows() ).toContain( 'Advocacy' );
	} );

	it( 'leads from a row to its detail, with range and comparison', async () => {
		renderApp( { search: '&screen=steps&range=7d&vs=year' } );
		await rows();
		fireEvent.click( screen.getByRole( 'link', { name: 'Ask us' } ) );
		await waitFor( () =>
			expect( window.location.search ).toBe(
				'?page=cairn&screen=step&id=cta_click%3Aa1b2c3d4e5&range=7d&vs=year'
			)
		);
	} );

	it( 'without any data offers to insert a block', async () => {
		renderApp( {
			search: '&screen=steps',
			answer: ( asked ) => ( {
				body: {
					...( sampleAnswer( asked ).body as object ),
					has_data: false,
					rows: [],
				},
			} ),
		} );
		expect(
			await screen.findByRole( 'link', { name: 'Insert a block' } )
		).toBeTruthy();
	} );
} );
